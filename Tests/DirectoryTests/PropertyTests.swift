@testable import Directory
import SeededRandom
import Testing
import Words

@Suite("The indexed engine gives what a scan over every record gives")
struct PropertyTests {
    /// A question made by chance, of values that occur and some that do not.
    private static func query(
        _ name: CollectionName,
        _ repository: Repository,
        asOf: Bool,
        using generator: inout SeededGenerator
    ) -> Query {
        let store = repository[name]
        let isStable: (Parameter) -> Bool = { parameter in
            // on a past day these are another value than today's, which a scan of today's records cannot know
            ["region", "dimension", "category", "established", "id"].contains(parameter.name)
        }
        let parameters = store.parameters.parameters.filter { !asOf || isStable($0) }
        var conditions: [Condition] = []
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            guard let parameter = parameters.randomElement(using: &generator),
                let comparison = parameter.operators.randomElement(using: &generator)
            else { continue }
            let operands = (0..<Int.random(in: 1...2, using: &generator)).compactMap { _ in
                operand(parameter, comparison, store, using: &generator)
            }
            if !operands.isEmpty {
                conditions.append(Condition(parameter, comparison, comparison == .exists ? [operands[0]] : operands))
            }
        }
        let sortable = parameters.filter(\.isSortable)
        let order = (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in
            sortable.randomElement(using: &generator).map { SortTerm($0, descending: Bool.random(using: &generator)) }
        }
        let facets = store.parameters.parameters.filter { parameter in
            parameter.types.contains {
                if case .term = $0 { true } else if case .reference = $0 { true } else { false }
            }
        }
        return Query(
            name,
            conditions: conditions,
            asOf: asOf ? day(using: &generator) : nil,
            order: order,
            facets: asOf ? [] : Array(facets.shuffled(using: &generator).prefix(2)),
            limit: Int.random(in: 1...20, using: &generator),
            offset: Int.random(in: 0...20, using: &generator)
        )
    }

    private static func day(using generator: inout SeededGenerator) -> Day? {
        Day(
            year: Int.random(in: 1988...2012, using: &generator),
            month: Int.random(in: 1...12, using: &generator),
            day: Int.random(in: 1...28, using: &generator)
        )
    }

    private static func operand(
        _ parameter: Parameter,
        _ comparison: Operator,
        _ store: CollectionStore,
        using generator: inout SeededGenerator
    ) -> Column.Operand? {
        if comparison == .exists { return .text(Bool.random(using: &generator) ? "true" : "false") }
        guard let record = store.records.randomElement(using: &generator) else { return nil }
        let value = parameter.leaves.flatMap { $0.values(in: record.value) }.randomElement(using: &generator)
        switch parameter.types.first {
        case .date?:
            let text = Bool.random(using: &generator) ? value?.string : nil
            return Day(text ?? GeneratedSeed.date(using: &generator)).map(Column.Operand.date)
        case .count?:
            if case .number(let literal)? = value, let number = Double(literal) { return .number(number) }
            return .number(Double(Int.random(in: 0...9, using: &generator)))
        default:
            if case .bool(let flag)? = value { return .text(flag ? "true" : "false") }
            let text = Folding.fold(value?.string ?? "nothing")
            return .text(comparison == .contains ? String(text.prefix(3)) : text)
        }
    }

    private func check(_ repository: Repository, _ name: CollectionName, rounds: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let naive = NaiveEngine(repository[name])
        for round in 0..<rounds {
            let asOf = name == .operations && round % 3 == 0
            let query = Self.query(name, repository, asOf: asOf, using: &generator)
            let expected = naive.ids(query)
            let answer = repository.answer(query)
            let words = query.conditions.map(\.words).joined(separator: " and ")
            #expect(answer.total == expected.count, "\(name) \(words) \(query.asOf?.description ?? "")")
            #expect(
                answer.records.map(\.id) == Array(expected.dropFirst(query.offset).prefix(query.limit)),
                "\(name) \(words) ordered by \(query.order.map(\.parameter.name))"
            )
            for facet in answer.facets {
                let counts = Dictionary(uniqueKeysWithValues: facet.counts.map { ($0.value, $0.count) })
                #expect(counts == naive.counts(facet.parameter, Set(expected)), "\(facet.parameter.name) of \(words)")
            }
        }
    }

    @Test("over the Seed", arguments: CollectionName.allCases)
    func seed(name: CollectionName) throws {
        check(try Repository(checking: .embedded), name, rounds: 150, seed: 1975)
    }

    @Test("over generated data sets", arguments: [1, 63, 64, 65, 400], [UInt64(1), 2])
    func generated(count: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let repository = try Repository(checking: try GeneratedSeed.seed(operations: count, using: &generator))
        check(repository, .operations, rounds: 120, seed: seed)
    }

    @Test("pages of every order join to the whole, each record once")
    func pages() throws {
        var generator = SeededGenerator(seed: 7)
        let repository = try Repository(checking: try GeneratedSeed.seed(operations: 130, using: &generator))
        let store = repository[.operations]
        for parameter in store.parameters.parameters where parameter.isSortable {
            for isDescending in [false, true] {
                var seen: [String] = []
                for offset in stride(from: 0, to: 140, by: 9) {
                    let query = Query(
                        .operations,
                        order: [SortTerm(parameter, descending: isDescending)],
                        limit: 9,
                        offset: offset
                    )
                    seen += repository.answer(query).records.map(\.id)
                }
                #expect(Set(seen).count == 133 && seen.count == 133, "\(parameter.name)")
            }
        }
    }

    @Test("words and phrases find the records a scan finds, in the same order", arguments: CollectionName.seeded)
    func ranking(name: CollectionName) throws {
        var generator = SeededGenerator(seed: 1990)
        let repository = try Repository(checking: .embedded)
        let store = repository[name]
        let naive = NaiveSearch(store)
        let (single, several) = (naive.stretches(of: 1), naive.stretches(of: 3))
        for _ in 0..<60 {
            let count = Int.random(in: 1...3, using: &generator)
            let terms = (0..<count).compactMap { place -> NaiveSearch.Term? in
                guard Int.random(in: 0..<3, using: &generator) > 0 else {
                    return several.randomElement(using: &generator).map { .init(words: $0, isOpen: false) }
                }
                let isOpen = place == count - 1
                return single.randomElement(using: &generator).map { words in
                    .init(words: isOpen ? [String(words[0].prefix(3))] : words, isOpen: isOpen)
                }
            }
            // of words that stand for the symbol of a document the symbol is looked for, and equal words count once
            let text = terms.map { $0.words.count == 1 ? $0.words[0] : "\"\($0.words.joined(separator: " "))\"" }
            guard Set(text).count == text.count else { continue }
            // a single word at the end would find longer ones too, so it is put between quotes
            let isClosed = terms.last.map { !$0.isOpen && $0.words.count == 1 } ?? false
            let question = isClosed ? text.dropLast() + ["\"\(text.last ?? "")\""] : text[...]
            let words = TextQuery(question.joined(separator: " "))
            guard !words.hasSymbols, !words.hasPairs(in: store) else { continue }
            var engine = SearchEngine([store.text])
            let lists = engine.outcome(of: words, .none, isForgiving: false).lists
            let page = MatchOrder.page(0..<1_000, of: lists, factors: [100])
            #expect(page.map { store.records[Int($0.match.record)].id } == naive.found(terms), "\(words.text)")
            let part = MatchOrder.page(2..<5, of: lists, factors: [100])
            #expect(part.map(\.match.record) == Array(page.map(\.match.record).dropFirst(2).prefix(3)), "\(words.text)")
        }
    }

    @Test("what is found without forgiveness is found with it, in the same order", arguments: [3, 7])
    func forgiveness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let repository = try Repository(checking: .embedded)
        let words = CollectionName.seeded.flatMap { NaiveSearch(repository[$0]).stretches(of: 2) }
        for _ in 0..<150 {
            let question = (0..<Int.random(in: 1...2, using: &generator))
                .flatMap { _ in words.randomElement(using: &generator) ?? [] }.joined(separator: " ")
            let query = TextQuery(question)
            let strict = repository.search(query, in: CollectionName.seeded, 0..<1_000, isForgiving: false)
            let kind = repository.search(query, in: CollectionName.seeded, 0..<1_000)
            let wanted = strict.hits.map(\.record.path)
            let found = kind.hits.map(\.record.path).filter(Set(wanted).contains)
            #expect(found == wanted, "\(question)")
        }
    }
}
