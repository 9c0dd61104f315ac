/// Finds mandates that say something else than the document they stand in, or than the record that they found, bind or end.
struct MandateReview {
    private let records: [String: SeedRecord]
    private let founding: [String: [SeedRecord]]

    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let review = MandateReview(records)
        return records.flatMap { own -> [SeedFault] in
            switch own.collection {
            case .mandates: review.document(own) + review.holder(own)
            case .operations, .institutions: review.decisions(own)
            default: []
            }
        }
    }

    private init(_ records: [SeedRecord]) {
        self.records = Dictionary(records.map { ("\($0.collection)/\($0.label)", $0) }) { first, _ in first }
        founding = Dictionary(
            grouping: records.filter { $0.collection == .mandates && $0.value["kind"] == "founding" }
        ) { $0.value["holder"]?.string ?? "" }
    }

    private func record(_ collection: CollectionName, _ id: String?) -> SeedRecord? {
        id.flatMap { records["\(collection)/\($0)"] }
    }

    private static func day(_ record: SeedRecord, _ fields: [String]) -> Day? {
        fields.lazy.compactMap { record.value[$0]?.string.flatMap { Day($0) } }.first
    }

    /// Whether two dates may mean one day.
    private static func mayBeEqual(_ one: Day, _ other: Day) -> Bool {
        one.earliest <= other.latest && other.earliest <= one.latest
    }

    // MARK: Document

    private func document(_ own: SeedRecord) -> [SeedFault] {
        guard let document = record(.documents, own.value["document"]?.string) else { return [] }
        var found: [SeedFault] = []
        if let date = Self.day(own, ["date"]), let other = Self.day(document, ["date"]), !Self.mayBeEqual(date, other) {
            found.append(own.fault("date", "\(date) is not \(other), the date of its document \(document.label)"))
        }
        if let reference = own.value["reference"]?.string, let other = document.value["reference"]?.string,
            reference != other
        {
            found.append(
                own.fault(
                    "reference",
                    "\"\(reference)\" is not \"\(other)\", the symbol of its document \(document.label)"
                )
            )
        }
        return found
    }

    // MARK: Holder

    /// The kinds of mandates that only a holder can be given that is there. Tasks are often older than the unit that has them
    /// now.
    private static let later = ["reform", "renewal", "extension", "closing"]
    /// The years within which a decision is carried out.
    private static let years = 2

    private func holder(_ own: SeedRecord) -> [SeedFault] {
        let id = own.value["holder"]?.string
        guard let holder = record(.operations, id) ?? record(.institutions, id) else { return [] }
        let kind = own.value["kind"]?.string ?? ""
        if kind == "closing", holder.value["status"] == "active" {
            return [own.fault("kind", "closing, but \(holder.label) is active; one of the two is wrong")]
        }
        guard let date = Self.day(own, ["date"]),
            let begin = Self.day(holder, ["established", "started", "attested_by"]),
            date.latest < begin.earliest,
            Self.later.contains(kind) || kind == "founding" && begin.year - date.year > Self.years
        else { return [] }
        return [
            own.fault(
                "date",
                "\(date) is before \(holder.label) began on \(begin); correct a date, the holder or the kind"
            )
        ]
    }

    // MARK: Founding and closing

    private func decisions(_ own: SeedRecord) -> [SeedFault] {
        ["founding_decision", "closing_decision"].flatMap { symbol(own, $0) } + foundingDecision(own)
            + foundingDate(own)
    }

    /// A symbol where the document that has it could be named.
    private func symbol(_ own: SeedRecord, _ field: String) -> [SeedFault] {
        guard let text = own.value[field]?.string, let document = documents[text] else { return [] }
        return [own.fault(field, "\"\(text)\" is the symbol of the document \(document); write its id")]
    }

    /// The ids of documents by their symbols.
    private var documents: [String: String] {
        Dictionary(
            records.values.compactMap { record in
                record.collection == .documents ? record.value["reference"]?.string.map { ($0, record.label) } : nil
            }
        ) { min($0, $1) }
    }

    /// A founding decision that no founding mandate is.
    private func foundingDecision(_ own: SeedRecord) -> [SeedFault] {
        guard let decision = own.value["founding_decision"]?.string else { return [] }
        let symbol = record(.documents, decision)?.value["reference"]?.string ?? decision
        let mandates = founding[own.label] ?? []
        let told = mandates.compactMap { mandate in
            record(.documents, mandate.value["document"]?.string)?.value["reference"]?.string
                ?? mandate.value["reference"]?.string
        }
        // what is told in words may be told in other words
        guard !told.isEmpty, told.count == mandates.count, !told.contains(symbol),
            ([symbol] + told).allSatisfy(Self.isSymbol)
        else { return [] }
        return [
            own.fault(
                "founding_decision",
                "\(symbol) is not \(told.listed), which its founding mandate \(mandates[0].label) names; one of the two is wrong"
            )
        ]
    }

    private static func isSymbol(_ text: String) -> Bool { text.contains("/") && !text.contains(" ") }

    /// A date of founding that is the day of no founding mandate, though it is meant as the day of the decision.
    private func foundingDate(_ own: SeedRecord) -> [SeedFault] {
        guard own.value["established_meaning"]?.string?.contains("decision") == true,
            let established = Self.day(own, ["established"])
        else { return [] }
        let dated = (founding[own.label] ?? []).compactMap { mandate in
            Self.day(mandate, ["date"]).map { (mandate: mandate, day: $0) }
        }
        guard let first = dated.first, !dated.contains(where: { Self.mayBeEqual($0.day, established) }) else {
            return []
        }
        return [
            own.fault(
                "established",
                "\(established), meant as the day of the decision, is not \(first.day), when \(first.mandate.label) founded it; one of the two is wrong"
            )
        ]
    }
}
