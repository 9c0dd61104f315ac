internal import Addresses
internal import Directory
internal import Drawings

/// The parts that several kinds of dossiers have.
extension DossierBuilder {
    /// Fields that have parts of their own, or that a sheet has no room for.
    private static let apart: Set<String> = [
        "id", "type", "url", "name", "names", "evidence", "gaps", "note", "events", "kind_history", "seat_history",
        "identifiers", "mandates", "summary", "counter_terrorism", "role", "confidence", "website", "documents",
        "region",
    ]

    /// The facts of a record as rows, each with the decision and the like that explain it.
    mutating func rows(_ record: Record, _ content: JSON, without others: Set<String> = []) -> [(
        label: String, value: [Dossier.Inline]
    )] {
        let schema = CollectionSchema.named(record.collection)
        let undated = undated(record)
        var rows: [(label: String, value: [Dossier.Inline])] = []
        for field in schema.fields {
            guard field.place == .facts || field.place == .work, !Self.apart.contains(field.name),
                !others.contains(field.name), let value = content[field.name]
            else { continue }
            if case .inverse = field.origin { continue }
            if case .confirmation = field.origin { continue }
            let (shown, left) = Self.shown(value, field.type)
            var line = inline(shown, field.type)
            if left > 0 { line.append(.text(" and \(left) more")) }
            if let day = view.asOf, let items = value.array, case .list(.object(let parts, _)) = field.type,
                UnknownChange.isPossible(on: day, among: items, parts)
            {
                // all who may be meant, not the newest alone
                line = [.text(words.words(value, field.type) + ". " + UnknownChange.words)]
            }
            var paths = [field.name]
            for other in schema.fields where other.place == .beside(field.name) {
                guard let value = content[other.name] else { continue }
                line.append(.text(", \(other.label.inSentence) "))
                line += inline(value, other.type)
                paths.append(other.name)
            }
            let label = undated.contains(field.name) ? "\(field.label) (as today)" : field.label
            rows.append((label, line + notes(paths, content)))
        }
        return rows
    }

    /// What a sheet has room for: of dated figures the newest, of other lists the first items.
    private static func shown(_ value: JSON, _ type: FieldType) -> (JSON, left: Int) {
        guard case .array(let items) = value else { return (value, 0) }
        if case .list(.object(let fields, _)) = type {
            let dates = fields.filter { $0.bound != nil }.map(\.name)
            func date(_ item: JSON) -> String { dates.compactMap { item[$0]?.plainText }.max() ?? "" }
            if !dates.isEmpty {
                let newest = items.max { date($0) < date($1) }
                return (.array(newest.map { [$0] } ?? []), items.count - 1)
            }
        }
        return (.array(Array(items.prefix(Dossier.Bound.items))), max(0, items.count - Dossier.Bound.items))
    }

    /// A value, with links to the records that it names.
    mutating func inline(_ value: JSON, _ type: FieldType) -> [Dossier.Inline] {
        switch (type, value) {
        case (.list(let element), .array(let items)):
            if case .object = element { return [.text(words.words(value, type))] }
            var line: [Dossier.Inline] = []
            for item in items {
                if !line.isEmpty { line.append(.text(", ")) }
                line += inline(item, element)
            }
            return line
        case (.reference, .string(let id)), (.either, .string(let id)):
            for name in type.referenced {
                if let record = read(name, id) { return [document(record) ?? link(to: record)] }
            }
            return [.text(words.words(value, type))]
        case (.url, .string(let text)):
            guard let address = text.webAddress else { return [.text(words.words(value, type))] }
            return [.link(address, address)]
        default: return [.text(words.words(value, type))]
        }
    }

    /// A document by its symbol and its name, leading to its text where that is known; nil for other records.
    func document(_ record: Record) -> Dossier.Inline? {
        guard record.collection == .documents else { return nil }
        let value = record.value(JSONProjection(["name", "reference", "text_url"]))
        let symbol = value["reference"]?.string
        let name = record.name
        let text = symbol.map { name.contains($0) ? name : "\(name) (\($0))" } ?? name
        guard let address = value["text_url"]?.string else { return link(to: record, text) }
        return .link(text, address)
    }

    /// Whether it exists, when that was last seen, what it is: "At work when last seen 3 January 2024. Programme office."
    mutating func status(_ record: Record, _ content: JSON) -> [Dossier.Inline] {
        let schema = CollectionSchema.named(record.collection)
        var line: [Dossier.Inline] = []
        if let state = schema.lifespan?.state, let term = content[state.field]?.string,
            let field = schema.fields.first(where: { $0.name == state.field })
        {
            var text = words.words(.string(term), field.type).beginningSentence
            if let seen = content["last_confirmed"]?.string.flatMap({ Day($0) }), term != state.ended {
                text += ", last seen \(seen.words())"
            }
            line.append(.text(text))
            line += notes([state.field, state.seen], content)
            line.append(.text(". "))
        }
        if let kind = content["kind"], let field = schema.fields.first(where: { $0.name == "kind" }) {
            var text = words.words(kind, field.type).beginningSentence
            if let detail = content["kind_detail"]?.string { text += ", \(detail)" }
            line.append(.text(text))
            line += notes(["kind", "kind_detail"], content)
            line.append(.text(". "))
        }
        return line
    }

    /// A field in sentences, with its notes; on a past day it says where nothing dates it.
    ///
    /// - Parameter record: the record of the content.
    mutating func prose(_ name: String, of record: Record, _ content: JSON) -> [Dossier.Inline] {
        guard let text = content[name]?.string else { return [] }
        let remark = undated(record).contains(name) ? " (Described as today.)" : ""
        return [.text(text.withDatesInWords + remark)] + notes([name], content)
    }

    /// The fields of a record that are as they are today, since nothing dates them; none where no day is asked about.
    func undated(_ record: Record) -> Set<String> {
        view.asOf == nil ? [] : Set(repository.notDated(record, asOf: view.asOf, shown: nil))
    }

    /// Decisions, the oldest first: the date, the text they stand in, what they did and to whom.
    mutating func decisions(_ mandates: [Record], total: Int, namesHolder: Bool, more: Dossier.Inline?) -> [Dossier
        .Block]
    {
        let dated = mandates.map { (record: $0, value: $0.value) }
            .sorted { ($0.value["date"]?.string ?? "9") < ($1.value["date"]?.string ?? "9") }
        var rows: [[[Dossier.Inline]]] = []
        for (record, value) in dated.prefix(Dossier.Bound.rows) {
            let date = value["date"]?.string.flatMap { Day($0) }?.words() ?? "date not known"
            let text = value["document"]?.string.flatMap { read(.documents, $0) }.flatMap { document($0) }
            let symbol = value["reference"]?.string ?? "number not known"
            var what: [Dossier.Inline] = []
            if namesHolder, let holder = value["holder"]?.string,
                let found = read(.operations, holder) ?? read(.institutions, holder)
            {
                what = [link(to: found), .text(": ")]
            }
            what.append(
                .text(
                    (value["role"] ?? value["summary"])?.string?.withDatesInWords
                        ?? words.words(value["kind"] ?? .null, Self.mandateKind)
                )
            )
            what += notes(["date", "reference", "document", "role", "summary", "kind"], value)
            rows.append([[.text(date)], [text ?? link(to: record, symbol)], what])
            decisionsShown.insert(record.path)
        }
        var blocks: [Dossier.Block] = [.table(head: ["Date", "Text", "What it did"], rows: rows)]
        if total > rows.count {
            blocks.append(.paragraph([.text("\(total - rows.count) more: ")] + [more].compactMap(\.self)))
        }
        return blocks
    }

    private static let mandateKind = CollectionSchema.named(.mandates).fields.first { $0.name == "kind" }?.type ?? .text

    /// The mandates that a record lists.
    mutating func mandates(of content: JSON) -> (records: [Record], total: Int) {
        let ids = content["mandates"]?.array?.compactMap(\.string) ?? []
        return (ids.prefix(Dossier.Bound.rows).compactMap { read(.mandates, $0) }, ids.count)
    }

    /// What happened, up to the day.
    mutating func events(_ parameter: String, _ value: String) {
        let (events, total) = list(.timeline, parameter, value, sort: "date", limit: Dossier.Bound.events)
        var rows: [(label: String, value: [Dossier.Inline])] = []
        let values = events.map {
            $0.value(JSONProjection(["date", "event", "what", "record", "operation", "institution"]))
        }
        // the founding and the decision that founds are one event of a reader
        func holder(_ event: JSON) -> String? { (event["operation"] ?? event["institution"])?.string }
        func founding(_ event: JSON) -> String { "\(event["date"]?.string ?? "") \(holder(event) ?? "")" }
        let founded = Set(values.filter { $0["event"] == "founded" && holder($0) != nil }.map(founding))
        for value in values {
            if value["event"] == "mandated", founded.contains(founding(value)) { continue }
            // the table of decisions has said it
            if let record = value["record"]?.string, decisionsShown.contains(record) { continue }
            guard let day = value["date"]?.string.flatMap({ Day($0) }),
                view.asOf.map({ day.earliest <= $0.latest }) ?? true
            else { continue }
            let words = (value["what"]?.string ?? what(value)).withDatesInWords
            if let last = rows.indices.last, rows[last].label == day.words() {
                let before = rows[last].value.isEmpty ? "" : " "
                rows[last].value.append(.text(before + words))
            } else {
                rows.append((day.words(), [.text(words)]))
            }
        }
        var blocks: [Dossier.Block] = [.rows(rows)]
        if total > events.count {
            blocks.append(
                .paragraph([
                    .text("\(total - events.count) more: "),
                    .link("the timeline", address(of: .timeline, parameter, value)),
                ])
            )
        }
        if !rows.isEmpty { add("Dates", blocks) }
    }

    /// What an event without words of its own is: the name that its record had on the day, and the kind of event.
    private mutating func what(_ event: JSON) -> String {
        let parts = (event["record"]?.string ?? "").split(separator: "/").map(String.init)
        let kind = words.words(event["event"] ?? .null, Self.eventKind)
        guard parts.count == 2, let name = CollectionName(rawValue: parts[0]), let record = read(name, parts[1]) else {
            return kind
        }
        return "\(record.name): \(kind)"
    }

    private static let eventKind = CollectionSchema.named(.timeline).fields.first { $0.name == "event" }?.type ?? .text

    /// What is not known of records, each gap with the name of its record where there are several.
    mutating func gaps(_ records: [(record: Record, content: JSON)]) {
        // gaps are those of today's record
        guard view.asOf == nil else { return }
        var items: [[Dossier.Inline]] = []
        var count = 0
        for (record, content) in records {
            for gap in content["gaps"]?.array ?? [] {
                count += 1
                guard items.count < Dossier.Bound.gaps, let reason = gap["reason"]?.string else { continue }
                let name = String((gap["field"]?.string ?? "").prefix { $0 != "." })
                let label =
                    CollectionSchema.named(record.collection).fields.first { $0.name == name }?.label ?? name.inWords
                items.append([
                    .text(
                        (records.count > 1 ? "\(record.name), \(label.inSentence): " : "\(label): ")
                            + reason.withDatesInWords
                    )
                ])
            }
        }
        if count > items.count { items.append([.text("and \(count - items.count) more")]) }
        add("Not known", [.list(items)])
    }
}
