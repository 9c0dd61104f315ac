/// A record that was taken out for good. Its address says so, and leads to what took its place.
package struct RemovedRecord: Sendable, Equatable {
    /// The collection that it was in.
    package let collection: CollectionName
    /// The id that it had, which no other record gets.
    package let id: String
    /// The name that it had.
    package let name: String
    /// Why it was taken out, as a sentence or a part of one.
    package let reason: String
    /// The address of the record that took its place, nil where none did: `/operations/ashgabat`.
    package let successor: String?

    /// The address that it had.
    package var path: String { "/\(collection)/\(id)" }

    /// The name of the member of `dataset.json` that lists them.
    static let member = "removed"

    /// The member, as the table of `dataset.json` has it.
    static let field = Field(
        member,
        .list(
            .object(
                [
                    Field("record", .token, "The address that the record had: /collection/id.", required: true),
                    Field("name", .text, "The name that it had.", required: true),
                    Field("because", .text, "Why it was taken out.", required: true),
                    Field("successor", .token, "The address of the record that took its place."),
                ],
                key: "record"
            )
        ),
        "The records that were taken out, for good."
    )

    /// Reads an entry; nil where it is not of the form of the table.
    init?(_ entry: JSON) {
        guard let address = entry["record"]?.string.flatMap(Self.address), let name = entry["name"]?.string,
            let reason = entry["because"]?.string
        else { return nil }
        (collection, id) = address
        self.name = name
        self.reason = reason
        successor = entry["successor"]?.string
    }

    /// The collection and the id of an address `/collection/id`; nil where it is none of a record of the Seed.
    package static func address(_ path: String) -> (CollectionName, String)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].isEmpty, let collection = CollectionName(rawValue: parts[1]),
            !collection.isDerived, Slug.isValid(parts[2])
        else { return nil }
        return (collection, parts[2])
    }
}

/// The records that were taken out, by their addresses.
package struct RemovedRecords: Sendable {
    private let byPath: [String: RemovedRecord]

    /// None.
    init() { byPath = [:] }

    /// Reads the member of `dataset.json` and passes over what is not of the form of the table.
    init(_ dataset: JSON?) {
        let records = (dataset?[RemovedRecord.member]?.array ?? []).compactMap(RemovedRecord.init)
        byPath = Dictionary(records.map { ($0.path, $0) }) { first, _ in first }
    }

    /// Whether there are none.
    package var isEmpty: Bool { byPath.isEmpty }

    /// All of them, in the order of their addresses.
    package var all: [RemovedRecord] { byPath.values.sorted { $0.path < $1.path } }

    /// The record that was taken out of a collection under an id; nil where none was.
    package subscript(collection: CollectionName, id: String) -> RemovedRecord? {
        byPath.isEmpty ? nil : byPath["/\(collection)/\(id)"]
    }

    /// What is wrong with the member of `dataset.json`: path and problem of each fault.
    static func problems(in dataset: JSON, _ identifiers: IdentifierIndex) -> [(path: String, problem: String)] {
        let removed = RemovedRecords(dataset)
        var seen: Set<String> = []
        return (dataset[RemovedRecord.member]?.array ?? []).enumerated().flatMap { place, entry in
            let path = "\(RemovedRecord.member)[\(place)]"
            return [
                ("\(path).record", recordProblem(entry["record"]?.string ?? "", identifiers, &seen)),
                (
                    "\(path).successor",
                    entry["successor"]?.string.flatMap { successorProblem($0, identifiers, removed) }
                ),
            ].compactMap { path, problem in problem.map { (path, $0) } }
        }
    }

    private static func recordProblem(
        _ path: String,
        _ identifiers: IdentifierIndex,
        _ seen: inout Set<String>
    ) -> String? {
        let shown = "\"\(path.abbreviated)\""
        guard let (collection, id) = RemovedRecord.address(path) else {
            return "\(shown) is no address of a record; \(form)"
        }
        guard seen.insert(path).inserted else { return "\(shown) stands there twice; keep one" }
        if identifiers.contains(id, in: collection) {
            return "\(shown) is in force; take the record out of \(collection).json, or take this entry out"
        }
        if let present = identifiers.present(of: id, in: collection) {
            return "\(shown) is a former id of \(present), which it leads to; take this entry out"
        }
        return nil
    }

    private static func successorProblem(
        _ path: String,
        _ identifiers: IdentifierIndex,
        _ removed: RemovedRecords
    ) -> String? {
        let shown = "\"\(path.abbreviated)\""
        guard let (collection, id) = RemovedRecord.address(path) else {
            return "\(shown) is no address of a record; \(form)"
        }
        if identifiers.contains(id, in: collection) || !identifiers.wasRead(collection) { return nil }
        if let present = identifiers.present(of: id, in: collection) {
            return "\(shown) is a former address; write /\(collection)/\(present)"
        }
        if let other = removed[collection, id] {
            let remedy = other.successor.map { "write \($0), its own successor" } ?? "take the successor out"
            return "\(shown) was taken out itself; \(remedy)"
        }
        return "there is no record \(shown); write the address of one, or take the successor out"
    }

    private static let form = "write /collection/id, such as /operations/ashgabat"
}
