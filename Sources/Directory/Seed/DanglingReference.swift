internal import Words

/// A reference to a record that is not there.
struct DanglingReference: Sendable {
    /// Where it stands, with what is wrong and not yet what would be right.
    private let fault: SeedFault
    /// The id that it names.
    fileprivate let id: String
    /// The collections that it may name a record of.
    fileprivate let collections: [CollectionName]
    /// The terms that may stand in the place of an id.
    fileprivate let terms: [String]

    init(_ record: SeedRecord, _ path: String, _ id: String, _ collections: [CollectionName], terms: [String]) {
        let names = collections.map(\.rawValue).joined(separator: " or ")
        fault = record.fault(path, "no record \"\(id)\" in \(names)")
        (self.id, self.collections, self.terms) = (id, collections, terms)
    }

    /// The fault of a reference to a record that was taken out.
    fileprivate func fault(removed record: RemovedRecord) -> SeedFault {
        let remedy = record.successor.map { "its successor is \($0)" } ?? "take the id out"
        return fault.with(problem: "\(fault.problem): it was taken out (\(record.reason.abbreviated)); \(remedy)")
    }

    /// The fault, with the id that was probably meant.
    fileprivate func fault(meant: String?) -> SeedFault {
        let hint = meant.map { "did you mean \($0)?" } ?? "add the record or take the id out"
        return fault.with(problem: "\(fault.problem); \(hint)")
    }
}

/// Tells of references to records that are not there.
///
/// What leads into a file that could not be read is no fault of its own: it is counted with the fault of that file.
struct DanglingReferences {
    private let identifiers: IdentifierIndex
    private let removed: RemovedRecords
    private var counts: [CollectionName: Int] = [:]
    /// The id that was probably meant by each that was looked for.
    private var hints: [Sought: String?] = [:]

    private struct Sought: Hashable {
        let id: String
        let collections: [CollectionName]
        let terms: [String]
    }

    /// For so many ids the one that was probably meant is looked for among all. Each search takes a time in proportion to
    /// the ids; where there are more, something else is wrong than a typing error.
    static let mostHints = 100

    /// - Parameter removed: the records that were taken out for good.
    init(_ identifiers: IdentifierIndex, _ removed: RemovedRecords = RemovedRecords()) {
        (self.identifiers, self.removed) = (identifiers, removed)
    }

    /// Takes the findings of some records.
    ///
    /// - Returns: the faults among them.
    mutating func faults(_ findings: [ReferenceFinding]) -> [SeedFault] { findings.compactMap { fault($0) } }

    private mutating func fault(_ finding: ReferenceFinding) -> SeedFault? {
        switch finding {
        case .fault(let fault): return fault
        case .superseded: return nil
        case .dangling(let reference):
            if let unread = reference.collections.first(where: { !identifiers.wasRead($0) }) {
                counts[unread, default: 0] += 1
                return nil
            }
            let removed = removed
            if let record = reference.collections.lazy.compactMap({ removed[$0, reference.id] }).first {
                return reference.fault(removed: record)
            }
            let hint = Sought(id: reference.id, collections: reference.collections, terms: reference.terms)
            if let known = hints[hint] { return reference.fault(meant: known) }
            guard hints.count < Self.mostHints else { return reference.fault(meant: nil) }
            let known = reference.collections.flatMap(identifiers.ids(of:)) + reference.terms
            let meant = EditDistance.nearest(to: reference.id, among: known)
            hints.updateValue(meant, forKey: hint)
            return reference.fault(meant: meant)
        }
    }

    /// Adds to the fault of each file that could not be read how many references lead into it.
    func count(in faults: inout [SeedFault]) {
        for (collection, count) in counts {
            let file = "\(collection).json"
            guard let place = faults.firstIndex(where: { $0.file == file }) else { continue }
            let words = count == 1 ? "1 reference leads" : "\(count) references lead"
            faults[place] = faults[place].with(problem: "\(faults[place].problem); \(words) into it")
        }
    }
}
