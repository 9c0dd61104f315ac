import SeededRandom

import Directory

/// Seeds of any size in the shape of the small one, with operations made by chance.
enum GeneratedSeed {
    /// The small Seed with this many operations more.
    static func seed(operations count: Int, using generator: inout SeededGenerator) throws -> Seed {
        var files = SmallSeed.seed().files
        let small = try JSONReader.read(files["operations.json"] ?? []).array ?? []
        let made = (0..<count).map { operation($0, using: &generator) }
        files["operations.json"] = JSON.array(small + made).bytes
        return Seed(files: files, origin: "a generated Seed")
    }

    /// A date of any precision between 1995 and 2004.
    static func date(using generator: inout SeededGenerator) -> String {
        // few years, and often the first month and day, where shorter and longer dates begin together
        let year = Int.random(in: 1995...2004, using: &generator)
        let month = Bool.random(using: &generator) ? 1 : Int.random(in: 1...12, using: &generator)
        let day = Bool.random(using: &generator) ? 1 : Int.random(in: 1...28, using: &generator)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return "\(year)"
        case 1: return "\(year)-\(two(month))"
        default: return "\(year)-\(two(month))-\(two(day))"
        }
    }

    private static func operation(_ number: Int, using generator: inout SeededGenerator) -> JSON {
        let words = ["North", "Žabljak", "Office", "Mission", "River", "Łódź", "Centre", "Osh"]
        let name = (0..<3).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }.joined(separator: " ")
        var members: [JSON.Member] = [
            .init("id", .string("made-\(number)")), .init("name", .string(name)),
            .init("names", [["value": .string(name), "kind": "official", "language": "en"]]),
            .init("category", Bool.random(using: &generator) ? "field-operation" : "related-field-activity"),
            .init("kind", .string(["mission", "office", "centre"].randomElement(using: &generator) ?? "mission")),
        ]
        var facts = ["name", "names", "kind", "status"]
        func add(_ field: String, _ value: JSON) {
            members.append(.init(field, value))
            facts.append(field)
        }
        let begun = date(using: &generator)
        let ended = date(using: &generator)
        let isClosed = Day(ended).map { end in Day(begun).map { $0.latest < end.earliest } ?? false } ?? false
        members.append(.init("status", isClosed ? "closed" : "active"))
        if Int.random(in: 0..<8, using: &generator) > 0 { add("established", .string(begun)) }
        if isClosed { add("closed", .string(ended)) }
        if Bool.random(using: &generator) {
            add(
                "region",
                .string(["central-asia", "south-caucasus", "eastern-europe"].randomElement(using: &generator) ?? "")
            )
        }
        let dimensions = ["first", "human"].filter { _ in Bool.random(using: &generator) }
        if !dimensions.isEmpty { add("dimensions", .array(dimensions.map(JSON.string))) }
        if Bool.random(using: &generator) {
            add("host", ["states": .array([.string(Bool.random(using: &generator) ? "aa" : "bb")])])
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            add(
                "staff",
                [
                    [
                        "as_of": .string(date(using: &generator)),
                        "total": .integer(Int.random(in: 0...9, using: &generator)),
                    ]
                ]
            )
        }
        members.append(.init("confidence", "high"))
        members.append(
            .init("evidence", [["fields": .array(facts.map(JSON.string)), "source": "page", "basis": "stated"]])
        )
        return EvidenceExpansion.expanded(.object(members), of: .named(.operations))
    }
}
