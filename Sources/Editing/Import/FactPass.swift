internal import Directory

/// Takes facts until those that are taken bring no fault, and says of the others why not.
struct FactPass {
    private(set) var draft: SeedDraft
    private(set) var taken = 0
    private(set) var present = 0
    /// Why facts were not taken, by their places in the sheet.
    private(set) var reasons: [Int: String] = [:]

    /// How often facts are taken anew without those that led to faults, before all facts of faulty records are left out.
    private static let attempts = 12

    /// Takes the facts at some places of a sheet.
    init(
        _ rows: [FactRow],
        _ places: [Int],
        into seed: SeedDraft,
        _ accessed: String?,
        on day: String?,
        _ correct: Bool
    ) {
        let order = FactOrder.places(places, of: rows)
        var attempt = Attempt(rows, order, seed, accessed, correct, reasons: &reasons)
        for number in 1...Self.attempts where attempt.taken > 0 {
            let faults = SeedJudgement(before: seed.seed, after: attempt.draft.seed, on: day).new
            guard !faults.isEmpty else { break }
            let found = attempt.blame(faults, broadly: number == Self.attempts - 1)
            // what nobody can be blamed for keeps all of it out
            if found.isEmpty || number == Self.attempts {
                for place in order where reasons[place] == nil {
                    reasons[place] = "with it the seed has a fault: \(faults.first?.description ?? "")"
                }
            }
            reasons.merge(found) { first, _ in first }
            attempt = Attempt(rows, order, seed, accessed, correct, reasons: &reasons)
        }
        (draft, taken, present) = (attempt.draft, attempt.taken, attempt.present)
    }

    /// One go over the facts that are not rejected.
    private struct Attempt {
        private(set) var draft: SeedDraft
        private(set) var taken = 0
        private(set) var present = 0
        /// The rows that each record was changed by, with the field that each is about.
        private var touched: [RecordAddress: [(row: Int, field: String)]] = [:]
        /// What the sheet has put into each place that it corrects.
        private var corrected: [String: String] = [:]

        init(
            _ rows: [FactRow],
            _ order: [Int],
            _ seed: SeedDraft,
            _ accessed: String?,
            _ correct: Bool,
            reasons: inout [Int: String]
        ) {
            draft = seed
            var sources = draft.sourceIndex()
            for index in order where reasons[index] == nil {
                let row = rows[index]
                var taker = FactTaker(draft: draft, sources: sources, accessed: accessed, correct: correct)
                do throws(EditRefusal) {
                    try requireOne(row, correct)
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

        /// Refuses a second value for a place that a row of the sheet has corrected: the one would undo the other.
        private mutating func requireOne(_ row: FactRow, _ correct: Bool) throws(EditRefusal) {
            guard row.isCorrection || correct, let value = row.plainValue else { return }
            let place = "\(row.collection ?? "")/\(row.record) \(row.field) \(row.current?.plain ?? "")"
            if let other = corrected[place], other != value {
                throw .senseless("the sheet corrects it to \(other) too; keep one of the two rows")
            }
            corrected[place] = value
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

/// The order in which facts are taken, wherever they stand in the sheet.
enum FactOrder {
    /// Records first, holders before mandates, so that a fact finds its record; of several dates for one place the most
    /// precise first, so that each of the others is cited with what it says.
    static func places(_ places: [Int], of rows: [FactRow]) -> [Int] {
        let records = CollectionName.seeded.flatMap { name in
            places.filter { rows[$0].field == "record" && rows[$0].isOf(name) }
        }
        let known = Set(records)
        var facts = places.filter { !known.contains($0) }
        var dates: [String: [Int]] = [:]
        for (slot, place) in facts.enumerated() {
            guard let value = rows[place].plainValue, Day(value) != nil else { continue }
            dates["\(rows[place].collection ?? "")/\(rows[place].record) \(rows[place].field)", default: []].append(
                slot
            )
        }
        for slots in dates.values where slots.count > 1 {
            let own = slots.map { facts[$0] }.enumerated().sorted { one, other in
                let lengths = [one, other].map { rows[$0.element].plainValue?.count ?? 0 }
                return lengths[0] == lengths[1] ? one.offset < other.offset : lengths[0] > lengths[1]
            }
            for (slot, place) in zip(slots, own) { facts[slot] = place.element }
        }
        return records + facts
    }
}

extension FactRow {
    /// The value where it is a text, also one that an object wraps.
    fileprivate var plainValue: String? {
        switch value {
        case .text(let text): text
        case .json(let json): json.string ?? (json.members?.count == 1 ? json["value"]?.string : nil)
        case .none: nil
        }
    }
}
