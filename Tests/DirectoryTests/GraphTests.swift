import SeededRandom
import Testing

@testable import Directory

@Suite("The graph on a past day")
struct GraphTests {
    private static let repository = Result { try Repository(checking: .embedded) }

    @Test("what is around a record is what the whole graph of the day has around it", arguments: 0..<4)
    func neighbourhood(number: Int) throws {
        let repository = try Self.repository.get()
        var random = SeededGenerator(seed: UInt64(number))
        let day = try #require(
            Day(year: Int.random(in: 1974...2026, using: &random), month: .random(in: 1...12, using: &random), day: 1)
        )
        let whole = Graph(repository, asOf: day)
        let all = Set(CollectionName.seeded)
        var found = 0
        // every ninth record: the graph of a day around one costs as much as that of all
        for record in CollectionName.seeded.flatMap({ repository[$0].records }) where record.number % 9 == number {
            let relations: Set<String> =
                switch Int.random(in: 0..<3, using: &random) {
                case 0: Set(Graph.relations)
                case 1: Set(Graph.relations).subtracting([Graph.evidence, "predecessors"])
                default: ["successors", "holder", "host"]
                }
            let collections = Bool.random(using: &random) ? all : all.subtracting([.sources, .states])
            let depth = Int.random(in: 1...3, using: &random)
            let expected = whole.neighbourhood(of: record.collection, record.id, depth: depth, collections, relations)
            let part = repository.neighbourhood(
                of: record.collection,
                record.id,
                asOf: day,
                depth: depth,
                collections,
                relations
            )
            #expect(part?.nodes.map(\.record.path) == expected?.nodes.map(\.record.path))
            #expect(part?.nodes.map(\.distance) == expected?.nodes.map(\.distance))
            #expect(part?.nodes.map(\.record.name) == expected?.nodes.map(\.record.name))
            // records have their evidence only where it is followed
            if relations.contains(Graph.evidence) {
                #expect(part?.nodes.map(\.record.bytes) == expected?.nodes.map(\.record.bytes))
            }
            func words(_ part: Subgraph?) -> [String]? {
                part?.edges.map { "\($0.from.path) \($0.relation) \($0.to.path)" }
            }
            #expect(words(part) == words(expected))
            found += part?.edges.count ?? 0
        }
        #expect(found > 0)
    }

    @Test("a projection of a record has the same values as the record")
    func projection() throws {
        let repository = try Self.repository.get()
        for store in repository.collections {
            let leaves = Leaf.leaves(of: store.schema.fields)
            for number in store.records.indices.prefix(40) {
                let record = store.records[number]
                let value = record.value
                let some = leaves.enumerated().filter { ($0.offset + number) % 3 == 0 }.map(\.element)
                let part = record.value(JSONProjection(some))
                for leaf in some { #expect(leaf.values(in: part) == leaf.values(in: value)) }
                let names = Set(some.compactMap(\.steps.first))
                #expect(part.members?.map(\.name) == value.members?.map(\.name).filter(names.contains))
            }
        }
    }
}
