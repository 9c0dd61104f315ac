import SeededRandom
import Testing

@testable import Directory
@testable import Editing

@Suite("The changes of several releases fold into one")
struct NetChangesTests {
    /// What changed since a release, but for the evidence that every edit touches.
    private static func told(_ rounds: [(inout ReleasedSeed.Edit) -> Void], since number: Int = 1) throws -> [String] {
        let released = try ReleasedSeed(rounds)
        let repository = try Repository(checking: released.seed)
        return NetChanges.changes(since: number, in: repository).map { net in
            let fields = net.change.fields.filter { $0.field != "evidence" }.map { field in
                "\(field.field) \(field.before.map(text) ?? "-")>\(field.after.map(text) ?? "-")"
            }
            let former = net.change.formerPath.map { " from \($0)" } ?? ""
            return ("\(net.change.kind.rawValue) \(net.change.path)\(former)" + fields.map { " \($0)" }.joined())
                + " in \(net.release)"
        }
    }

    private static func text(_ value: JSON) -> String { value.string ?? String(decoding: value.bytes, as: UTF8.self) }

    @Test("a value that changed twice is one change, and one that changed back is none")
    func twice() throws {
        #expect(
            try Self.told([
                { $0.set("operations", "west", ["established": "1999"]) },
                { $0.set("operations", "west", ["established": "1999-02"]) },
            ]) == ["changed /operations/west established 1998>1999-02 in 3"]
        )
        #expect(
            try Self.told([
                { $0.set("operations", "west", ["established": "1999"]) },
                { $0.set("operations", "west", ["established": "1998"]) },
            ]) == []
        )
        let late = try Self.told(
            [
                { $0.set("operations", "west", ["established": "1999"]) },
                { $0.set("operations", "west", ["established": "1998"]) },
            ],
            since: 2
        )
        #expect(late == ["changed /operations/west established 1999>1998 in 3"])
    }

    @Test("of a list the items are told that went and came in the end, also where it was absent meanwhile")
    func lists() throws {
        #expect(
            try Self.told([
                { $0.set("operations", "south", ["dimensions": ["first", "human"]]) },
                { $0.set("operations", "south", ["dimensions": ["human"]]) },
            ]) == [#"changed /operations/south dimensions ["first"]>["human"] in 3"#]
        )
        #expect(
            try Self.told([
                { $0.set("operations", "south", ["dimensions": nil]) },
                { $0.set("operations", "south", ["dimensions": ["first", "human"]]) },
            ]) == [#"changed /operations/south dimensions ->["human"] in 3"#]
        )
        #expect(
            try Self.told([
                { $0.set("operations", "north", ["dimensions": ["first", "human"]]) },
                { $0.set("operations", "north", ["dimensions": ["human", "first"]]) },
            ]) == []
        )
    }

    @Test("added then removed is nothing; removed then added again is a change of fields, or nothing")
    func comeAndGone() throws {
        #expect(
            try Self.told(
                [
                    { $0.remove("operations", "west") },
                    { $0.add("operations", like: "west") },
                    { $0.remove("operations", "west") },
                ],
                since: 2
            ) == []
        )
        #expect(try Self.told([{ $0.remove("operations", "west") }, { $0.add("operations", like: "west") }]) == [])
        #expect(
            try Self.told([
                { $0.remove("operations", "west") },
                { $0.add("operations", like: "west", ["established": "2000"]) },
            ]) == ["changed /operations/west established 1998>2000 in 3"]
        )
        #expect(try Self.told([{ $0.remove("operations", "west") }]) == ["removed /operations/west in 2"])
        #expect(
            try Self.told(
                [{ $0.remove("operations", "west") }, { $0.add("operations", like: "west") }],
                since: 2
            ) == ["added /operations/west in 3"]
        )
    }

    @Test("a record renamed twice was renamed once, and one whose old id another took is another")
    func renamed() throws {
        let former = #"former_ids ->["west","east"]"#
        #expect(
            try Self.told([
                { $0.rename("operations", "west", to: "east") },
                { $0.rename("operations", "east", to: "centre") },
            ]) == ["renamed /operations/centre from /operations/west \(former) in 3"]
        )
        #expect(
            try Self.told([
                { $0.rename("operations", "west", to: "east") },
                { $0.remove("operations", "east") },
            ]) == ["removed /operations/west in 3"]
        )
        #expect(
            try Self.told(
                [
                    { $0.remove("operations", "west") }, { $0.add("operations", like: "west") },
                    {
                        $0.rename("operations", "west", to: "east")
                    },
                ],
                since: 2
            ) == ["added /operations/east in 4"]
        )
    }

    @Test("data that changed since the newest release are told in the words of the log")
    func unreleased() throws {
        var released = try ReleasedSeed([
            { $0.set("operations", "west", ["established": "1999"]) },
            { $0.set("operations", "west", ["established": "2000"]) },
            { $0.set("operations", "south", ["dimensions": ["first", "human"]]) },
        ]).seed
        released = SmallSeed.changed(released, "operations.json", #""established":"2000""#, #""established":"2001""#)
        let repository = try Repository(checking: released)
        let west = NetChanges.changes(since: 1, in: repository).first { $0.change.id == "west" }
        let established = west?.change.fields.first { $0.field == "established" }
        #expect(established?.before == "1998" && established?.after == "2000")
        #expect(repository.versions.count == 5)
        #expect(NetChanges.changes(since: 4, in: repository).isEmpty)
    }

    @Test("what a version was asked about is folded once")
    func once() throws {
        let released = try ReleasedSeed([{ $0.set("operations", "west", ["established": "1999"]) }])
        let repository = try Repository(checking: released.seed)
        let version = try #require(repository.versions(beginningWith: String(released.versions[0].prefix(7))).first)
        #expect(version.number == 1)
        #expect(repository.changes(since: version) === repository.changes(since: version))
    }

    // MARK: Any edits

    /// Ten rounds of edits by chance.
    private static func rounds(_ generator: inout SeededGenerator) -> [(inout ReleasedSeed.Edit) -> Void] {
        let dates: [JSON?] = ["1997", "1998", "1998-03", "1999-04-05"]
        let lists: [JSON?] = [nil, ["first"], ["human", "first"], ["first", "human"], ["human"]]
        var names = ["west"]
        var isThere = true
        return (0..<8).map { _ in
            let (date, list) = (dates.randomElement(using: &generator), lists.randomElement(using: &generator))
            let id = names[names.count - 1]
            switch Int.random(in: 0..<6, using: &generator) {
            case 0 where isThere && id != "west":
                isThere = false
                return { $0.remove("operations", id) }
            case 0...3 where !isThere:
                isThere = true
                names.append("west")
                return { $0.add("operations", like: "west", ["established": date ?? nil]) }
            case 2 where isThere:
                let other = "made-\(names.count)"
                names.append(other)
                return { $0.rename("operations", id, to: other) }
            default:
                return {
                    $0.set("operations", "south", ["dimensions": list ?? nil, "established": date ?? nil])
                    $0.set("operations", id, ["established": .string("200\($0.records("operations").count)")])
                    $0.set("states", "aa", ["note": .string("Note \(date.debugDescription)")])
                    $0.replace("dataset.json", "For tests", with: "For test \(id)s")
                }
            }
        }
    }

    @Test("what changed since a release, done to the Seed of that release, makes the newest", arguments: 1...20)
    func applied(number: UInt64) throws {
        var generator = SeededGenerator(seed: number)
        let released = try ReleasedSeed(Self.rounds(&generator))
        let repository = try Repository(checking: released.seed)
        let newest = Self.trees(released.seed)
        for release in 1...released.seeds.count {
            let former = try FormerSeed.seed(ofRelease: release, from: released.seed)
            var trees = Self.trees(former)
            let changes = NetChanges.changes(since: release, in: repository).map(\.change)
            let formers = changes.map { trees.removeValue(forKey: $0.formerPath ?? $0.path) }
            for (change, former) in zip(changes, formers) { try Self.apply(change, to: former, &trees, repository) }
            let wrong = Set(trees.keys).union(newest.keys).filter { trees[$0] != newest[$0] }.sorted()
            #expect(wrong == [], "since release \(release)")
            #expect(Set(changes.map(\.path)).count == changes.count)
        }
    }

    private static func trees(_ seed: Seed) -> [String: JSON] {
        var trees: [String: JSON] = [:]
        for name in CollectionName.seeded {
            for record in (try? JSONReader.read(seed.files["\(name).json"] ?? []).array) ?? [] {
                trees["/\(name)/\(record["id"]?.string ?? "")"] = sorted(record)
            }
        }
        let dataset = (try? JSONReader.read(seed.files["dataset.json"] ?? [])) ?? .null
        trees["/dataset"] = sorted(.object((dataset.members ?? []).filter { $0.name != "released" }))
        return trees
    }

    /// The value with its members in the order of their names, since files may have them in any.
    private static func sorted(_ value: JSON) -> JSON {
        switch value {
        case .array(let items): .array(items.map(sorted))
        case .object(let members):
            .object(members.map { .init($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
        default: value
        }
    }

    /// Does a change to what a record was.
    private static func apply(
        _ change: RecordChange,
        to former: JSON?,
        _ trees: inout [String: JSON],
        _ repository: Repository
    ) throws {
        var value = former
        switch change.kind {
        case .added:
            #expect(value == nil)
            trees[change.path] = repository.seedContent(change.collection, change.id).map(sorted)
        case .removed: #expect(value == change.content.map(sorted))
        case .changed, .renamed:
            for field in change.fields {
                // forwards is backwards with both sides exchanged
                let forwards = RecordChange.FieldChange(
                    field: field.field,
                    before: field.after,
                    after: field.before,
                    places: field.places.map { .init(before: $0.after, after: $0.before) }
                )
                let sortedChange = RecordChange.FieldChange(
                    field: field.field,
                    before: forwards.before.map(sorted),
                    after: forwards.after.map(sorted),
                    places: forwards.places
                )
                let after = try #require(
                    sortedChange.undone(from: value?[field.field]),
                    "\(change.path) \(field.field)"
                )
                value = value.map { Self.with($0, field.field, after) }
            }
            trees[change.path] = value.map { sorted(with($0, "id", change.id.isEmpty ? nil : .string(change.id))) }
        }
    }

    private static func with(_ object: JSON, _ name: String, _ value: JSON?) -> JSON {
        .object((object.members ?? []).filter { $0.name != name } + (value.map { [.init(name, $0)] } ?? []))
    }
}
