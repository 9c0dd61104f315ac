internal import Directory

/// Takes the facts of a sheet into a seed: what is sound goes in, the rest is handed back with the reasons.
///
/// Taken twice, a sheet changes nothing the second time.
package struct FactImport: Sendable {
    /// A fact that was not taken.
    package struct Rejection: Sendable {
        /// The fact.
        package let row: FactRow
        /// Why.
        package let reason: String
    }

    /// The seed with the facts.
    package let draft: SeedDraft
    /// How many facts changed the seed.
    package let taken: Int
    /// How many were there already.
    package let present: Int
    /// The facts that were not taken, in the order of the sheet.
    package let rejections: [Rejection]

    /// How often facts are taken anew without those that led to faults, before all facts of faulty records are left out.
    private static let attempts = 12

    /// Takes facts.
    ///
    /// - Parameters:
    ///   - accessed: the day on which new sources were read, where a row does not say it.
    ///   - day: the day of the import, YYYY-MM-DD.
    ///   - correct: whether values that differ from those of the seed take their place without being marked.
    package init(
        _ rows: [FactRow],
        into seed: SeedDraft,
        accessed: String? = nil,
        on day: String? = nil,
        correct: Bool = false
    ) {
        var reasons: [Int: String] = [:]
        var attempt = Attempt(rows, seed, accessed, correct, reasons: &reasons)
        for number in 1...Self.attempts {
            let faults = SeedJudgement(before: seed.seed, after: attempt.draft.seed, on: day).new
            guard !faults.isEmpty else { break }
            let found = attempt.blame(faults, broadly: number == Self.attempts - 1)
            // what nobody can be blamed for keeps all of it out
            if found.isEmpty || number == Self.attempts {
                for index in rows.indices where reasons[index] == nil {
                    reasons[index] = "with it the seed has a fault: \(faults.first?.description ?? "")"
                }
            }
            reasons.merge(found) { first, _ in first }
            attempt = Attempt(rows, seed, accessed, correct, reasons: &reasons)
        }
        (draft, taken, present) = (attempt.draft, attempt.taken, attempt.present)
        rejections = reasons.sorted { $0.key < $1.key }.map { Rejection(row: rows[$0.key], reason: $0.value) }
    }

    /// One pass over the facts that are not rejected.
    private struct Attempt {
        private(set) var draft: SeedDraft
        private(set) var taken = 0
        private(set) var present = 0
        /// The rows that each record was changed by, with the field that each is about.
        private var touched: [RecordAddress: [(row: Int, field: String)]] = [:]

        init(
            _ rows: [FactRow],
            _ seed: SeedDraft,
            _ accessed: String?,
            _ correct: Bool,
            reasons: inout [Int: String]
        ) {
            draft = seed
            var sources = draft.sourceIndex()
            // records first, holders before mandates, so that a fact finds its record wherever it stands in the sheet
            let records = CollectionName.seeded.flatMap { name in
                rows.indices.filter { rows[$0].field == "record" && rows[$0].isOf(name) }
            }
            let known = Set(records)
            let facts = rows.indices.filter { !known.contains($0) }
            for index in records + facts where reasons[index] == nil {
                let row = rows[index]
                var taker = FactTaker(draft: draft, sources: sources, accessed: accessed, correct: correct)
                do throws(EditRefusal) {
                    let (address, source) = try taker.take(row)
                    let isNew = taker.draft[address] != draft[address]
                    (taken, present) = (taken + (isNew ? 1 : 0), present + (isNew ? 0 : 1))
                    guard isNew else { continue }
                    (draft, sources) = (taker.draft, taker.sources)
                    touched[address, default: []].append((index, FactTaker.fieldName(row.field)))
                    touched[RecordAddress(.sources, source), default: []].append((index, ""))
                } catch {
                    reasons[index] = error.description
                }
            }
        }

        /// The rows that brought faults about, with what is wrong.
        ///
        /// - Parameter broadly: whether every row of a faulty record is meant, and not those of the field alone.
        func blame(_ faults: [SeedFault], broadly: Bool) -> [Int: String] {
            var reasons: [Int: String] = [:]
            for fault in faults {
                guard let name = CollectionName.seeded.first(where: { "\($0).json" == fault.file }),
                    let id = fault.record,
                    let rows = touched[RecordAddress(name, id)]
                else { continue }
                let field = fault.field.map { String($0.prefix { $0 != "." && $0 != "[" }) }
                // a rule about several fields names those that it speaks of
                let own = rows.filter {
                    $0.field == field || $0.field == "record" || fault.problem.contains("`\($0.field)`")
                }
                for row in own.isEmpty || broadly ? rows : own {
                    reasons[row.row] = "with it \(fault.field ?? "the record") has a fault: \(fault.problem)"
                }
            }
            return reasons
        }
    }
}
