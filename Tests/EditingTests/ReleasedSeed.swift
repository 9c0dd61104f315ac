import Directory
import Editing
import Testing

/// The small Seed with releases that edits made, and the Seed of each.
struct ReleasedSeed {
    /// The Seeds of the releases, the first first.
    let seeds: [Seed]
    /// The newest.
    var seed: Seed { seeds[seeds.count - 1] }
    /// Their versions.
    let versions: [String]

    /// Releases the small Seed as it is, then once after each round of edits.
    init(_ rounds: [(inout Edit) -> Void], of start: Seed = SmallSeed.seed()) throws {
        var (seeds, versions) = ([Seed](), [String]())
        var files = start.files
        for (number, round) in ([{ _ in }] + rounds).enumerated() {
            let day = try #require(Day("2020-03-\(10 + number)"))
            var edit = Edit(files: files, original: start.files, day: day)
            round(&edit)
            let seed = Seed(files: edit.files, origin: "a test")
            let made = try ReleaseWriter.files(
                releasing: seed,
                since: seeds.last,
                date: day,
                title: "Release \(number + 1)"
            )
            files = seed.files.merging(made.files) { $1 }
            seeds.append(Seed(files: files, origin: "a test"))
            versions.append(made.release.version)
        }
        (self.seeds, self.versions) = (seeds, versions)
    }

    /// Edits of seed files. Whoever edits looks at the evidence, too.
    struct Edit {
        fileprivate(set) var files: [String: [UInt8]]
        fileprivate let original: [String: [UInt8]]
        fileprivate let day: Day

        private static func records(_ files: [String: [UInt8]], _ collection: String) -> [JSON] {
            (try? JSONReader.read(files["\(collection).json"] ?? []).array) ?? []
        }

        func records(_ collection: String) -> [JSON] { Self.records(files, collection) }

        private mutating func write(_ records: [JSON], _ collection: String) {
            files["\(collection).json"] = JSON.array(records).bytes
        }

        /// Sets fields of a record, or takes them out.
        mutating func set(_ collection: String, _ id: String, _ fields: [String: JSON?]) {
            write(
                records(collection).map { record in
                    guard record["id"]?.string == id else { return record }
                    var members = record.members ?? []
                    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                        let place = members.firstIndex { $0.name == name }
                        if let place { members.remove(at: place) }
                        if let value { members.insert(.init(name, value), at: place ?? members.count) }
                    }
                    return evidenced(.object(members), collection, id)
                },
                collection
            )
        }

        /// The record with evidence that was looked at; with that of the beginning where it is what it was then.
        private func evidenced(_ record: JSON, _ collection: String, _ id: String) -> JSON {
            func content(_ record: JSON) -> JSON {
                .object((record.members ?? []).filter { $0.name != "evidence" })
            }
            let first = Self.records(original, collection).first { $0["id"]?.string == id }
            if let first, content(first) == content(record) { return first }
            guard let schema = CollectionSchema.all.first(where: { $0.name.rawValue == collection }),
                schema.isEvidenced
            else { return record }
            let facts = schema.fields.filter { $0.isFact && record[$0.name] != nil && $0.name != "evidence" }
            let entry: JSON = [
                "fields": .array(facts.map { .string($0.name) }), "source": "page",
                "confirmed": .string(day.description), "basis": "stated",
            ]
            return EvidenceExpansion.expanded(
                .object((content(record).members ?? []) + [.init("evidence", [entry])]),
                of: schema
            )
        }

        /// Takes a record out.
        mutating func remove(_ collection: String, _ id: String) {
            write(records(collection).filter { $0["id"]?.string != id }, collection)
        }

        /// Adds a record like that of the beginning.
        ///
        /// - Parameter other: its id; the same unless given.
        mutating func add(
            _ collection: String,
            like id: String,
            as other: String? = nil,
            _ fields: [String: JSON?] = [:]
        ) {
            guard let first = Self.records(original, collection).first(where: { $0["id"]?.string == id }) else {
                return
            }
            let members = (first.members ?? []).filter { $0.name != "id" }
            write(records(collection) + [.object([.init("id", .string(other ?? id))] + members)], collection)
            if !fields.isEmpty { set(collection, other ?? id, fields) }
        }

        /// Gives a record another id.
        mutating func rename(_ collection: String, _ id: String, to other: String) {
            write(
                records(collection).map { record in
                    guard record["id"]?.string == id else { return record }
                    let members = (record.members ?? []).filter { !["id", "former_ids"].contains($0.name) }
                    let former = (record["former_ids"]?.array ?? []) + [.string(id)]
                    return .object(
                        [.init("id", .string(other))] + members + [.init("former_ids", .array(former))]
                    )
                },
                collection
            )
        }

        /// Writes other text into a file.
        mutating func replace(_ file: String, _ text: String, with other: String) {
            files[file] = Array(String(decoding: files[file] ?? [], as: UTF8.self).replacing(text, with: other).utf8)
        }
    }
}
