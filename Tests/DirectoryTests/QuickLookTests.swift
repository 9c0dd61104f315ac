import Memory
import Testing

@testable import Directory

@Suite("A look at a line of JSON sees that a seed record is right, and never that a wrong one is")
struct QuickLookTests {
    /// A record with what the tables say of its line.
    private struct Judged {
        let record: SeedRecord
        let schema: CollectionSchema

        private var fields: [Field] { schema.fields.filter(\.isInSeed) }

        private func line() -> (block: MemoryBlock, isWhole: Bool) {
            var stream = JSONStream()
            let isWhole = record.write(fields, to: &stream)
            return (stream.finish(), isWhole)
        }

        var hasShape: Bool {
            let (block, isWhole) = line()
            return block.withBytes { ShapeTable(fields).holds(for: $0) } && isWhole
        }

        var hasEvidence: Bool { line().block.withBytes { EvidenceTable(schema).holds(for: $0) } }

        var faultsOfShape: [SeedFault] { ShapeChecker.faults(of: record, fields: fields) }

        var faultsOfEvidence: [SeedFault] { EvidenceChecker(record: record, schema: schema).faults() }
    }

    private static func records(_ collection: CollectionName) throws -> [SeedRecord] {
        try SeedLoader.check(.embedded).trees.filter { $0.collection == collection }
    }

    @Test("the records of the Seed are seen to be right", arguments: CollectionName.seeded)
    func seed(collection: CollectionName) throws {
        let judged = try Self.records(collection).map { Judged(record: $0, schema: .named(collection)) }
        // a text that ends with anything but letters of Latin, Greek and Cyrillic is left to the tree, and so is a record
        // that evidence names by such texts
        let plain = judged.filter { $0.record.value.bytes.allSatisfy { $0 < 0x80 } }
        let seen = plain.count { $0.hasShape && $0.hasEvidence }
        #expect(plain.isEmpty || seen * 2 > plain.count, "\(seen) of \(plain.count)")
    }

    /// What a value is replaced by.
    private static let others: [JSON] = [
        .null, "", " before", "after ", "after\u{A0}", "after\n", "\ttab", "two words", "a-slug", "A Slug", "-a",
        "a--b",
        "1999", "1999-02-30", "https://example.org/", "https://example.org/a b", "ftp://example.org/", [], [[]],
        ["a", "a"],
        ["a", "b"], [1, 2], [.number("181"), .number("0.5")], [.number("-12.5"), .number("0.5")],
        "a\u{7}b", "a\u{7F}b", "a\u{85}b", "a\u{202E}b", "a\u{2066}b\u{2069}c", "a\u{FFFE}b",
        "a\u{1FFFF}b", "\u{A0}a", "\u{2003}b", "\u{3000}b", "ямы", "яма ", "яма\u{A0}", "a\u{301}", "a \u{301}", "é",
        "\u{301}a",
        "Ελλάς", "საქართველო",
        "https:///a", "https://a@b/", "https://a/'", "https://a/\"", "https://:1/", "https://a:b/",
        .string(String(repeating: "a", count: 101)), .string(String(repeating: "a", count: 501)),
        ["a": "b"], .object([]), 0, .number("-1"), .number("1.5"), .number("12345678901234567890"), true,
    ]

    /// Every value that is this one but for one place.
    private static func variations(of value: JSON) -> [JSON] {
        var all = others
        switch value {
        case .array(let elements):
            for place in elements.indices {
                func with(_ items: [JSON]) -> JSON {
                    .array(Array(elements[..<place]) + items + Array(elements[(place + 1)...]))
                }
                all += [with([]), with([elements[place], elements[place]])]
                all += variations(of: elements[place]).map { with([$0]) }
            }
        case .object(let members):
            all.append(.object(members + [JSON.Member("unknown", "x")]))
            for place in members.indices {
                func with(_ items: [JSON.Member]) -> JSON {
                    .object(Array(members[..<place]) + items + Array(members[(place + 1)...]))
                }
                all += [with([]), with([JSON.Member("other", members[place].value)])]
                all += variations(of: members[place].value).map { with([JSON.Member(members[place].name, $0)]) }
            }
        default: break
        }
        return all
    }

    @Test("what is wrong in one place is never seen to be right", arguments: CollectionName.seeded)
    func variations(collection: CollectionName) throws {
        let schema = CollectionSchema.named(collection)
        // the longest record has the most places; the work grows with the square of its length
        let records = try Self.records(collection).filter { $0.value.bytes.count < 6000 }
        let longest = try #require(records.max { $0.value.bytes.count < $1.value.bytes.count })
        var (right, wrong) = (0, 0)
        for value in Self.variations(of: longest.value) {
            let judged = Judged(
                record: SeedRecord(collection: collection, line: 1, position: 0, value: value),
                schema: schema
            )
            let faults = judged.faultsOfShape
            if faults.isEmpty { right += 1 } else { wrong += 1 }
            guard judged.hasShape else { continue }
            try #require(faults.isEmpty, "\(faults)")
            if judged.hasEvidence { try #require(judged.faultsOfEvidence.isEmpty, "\(judged.faultsOfEvidence)") }
        }
        #expect(right > 0 && wrong > right)
    }

    @Test("evidence that names no fact, or not every fact, is never seen to be right")
    func evidence() throws {
        let schema = CollectionSchema.operations
        let record = try #require(try Self.records(.operations).first)
        let members = try #require(record.value.members)
        let evidence = try #require(record.value["evidence"]?.array)
        func judged(_ evidence: [JSON]) -> Judged {
            let value = JSON.object(members.map { $0.name == "evidence" ? .init($0.name, .array(evidence)) : $0 })
            return Judged(
                record: SeedRecord(collection: .operations, line: 1, position: 0, value: value),
                schema: schema
            )
        }
        func entry(_ paths: JSON...) -> JSON { ["fields": .array(paths), "source": "x", "basis": "stated"] }
        #expect(judged(evidence).hasEvidence)
        for path in ["nothing", "names.Nobody", "host.nothing", "name.part", "evidence.x", ".", "", "closing_reason"] {
            let more = judged(evidence + [entry(.string(path))])
            #expect(more.hasEvidence == more.faultsOfEvidence.isEmpty, "\(path)")
        }
        for place in evidence.indices {
            var fewer = evidence
            fewer.remove(at: place)
            let judged = judged(fewer)
            #expect(judged.hasEvidence == judged.faultsOfEvidence.isEmpty, "without entry \(place)")
        }
    }
}
