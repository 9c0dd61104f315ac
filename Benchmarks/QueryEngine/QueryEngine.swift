import Benchmark
import Directory

#if canImport(Glibc)
    import Glibc
#endif

// What the engine takes for one question to one collection, without HTTP: each is asked of the operations of the Seed, or
// of the folder that MICROBENCHMARK_SEED names.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .throughput, .instructions],
        warmupIterations: 10,
        scalingFactor: .one,
        maxDuration: .seconds(2),
        maxIterations: 200_000
    )
    guard let repository = try? load() else { fatalError("The seed could not be loaded.") }
    let parameters = repository[.operations].parameters

    /// Measures one question.
    func ask(_ title: String, _ query: Query?) {
        guard let query else { fatalError("\(title): the table of operations has no such parameter.") }
        Benchmark(title) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(repository.answer(query)) }
        }
    }

    func condition(_ name: String, _ comparison: Operator, _ operands: [Column.Operand]) -> Condition? {
        parameters[name].map { Condition($0, comparison, operands) }
    }

    func query(_ conditions: Condition?...) -> Query? {
        let known = conditions.compactMap(\.self)
        return known.count == conditions.count ? Query(.operations, conditions: known) : nil
    }

    let from = Day("1995").flatMap { condition("established", .greaterOrEqual, [.date($0)]) }
    let before = Day("2005-06").flatMap { condition("established", .less, [.date($0)]) }
    let period = query(from, before)

    ask("all", Query(.operations))
    ask("filter", query(condition("country", .equal, [.text("kg")])))
    ask(
        "two filters",
        query(condition("country", .equal, [.text("kg")]), condition("status", .equal, [.text("active")]))
    )
    ask("not", query(condition("kind", .not, [.text("mission")])))
    ask("contains", query(condition("name", .contains, [.text("centre")])))
    ask("range", period)
    ask(
        "sort by two keys",
        parameters["established"].flatMap { first in
            parameters["name"].map { Query(.operations, order: [SortTerm(first, descending: true), SortTerm($0)]) }
        }
    )
    ask(
        "facets of a period",
        period.map { period in
            var query = period
            query.facets = ["kind", "status", "region"].compactMap { parameters[$0] }
            query.limit = 1
            return query
        }
    )
    ask("as of a day", Day("2001-07-01").map { Query(.operations, asOf: $0) })
    ask("q, one word", Query(.operations, text: TextQuery("border")))
    ask("q, two words", Query(.operations, text: TextQuery("mission border")))
    ask("q, phrase", Query(.operations, text: TextQuery("\"rule of law\"")))

    Benchmark("search all collections") { benchmark in
        let text = TextQuery("counter terrorism")
        for _ in benchmark.scaledIterations { blackHole(repository.search(text, in: CollectionName.seeded, 0..<50)) }
    }
    Benchmark("guess of a mistyped id") { benchmark in
        let names = repository[.operations].names
        for _ in benchmark.scaledIterations { blackHole(names.nearest(to: "tashkennt-centre")) }
    }
    Benchmark("load the seed", configuration: .init(maxDuration: .seconds(10), maxIterations: 50)) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try load()) }
    }
}

private func load() throws -> Repository {
    guard let folder = getenv("MICROBENCHMARK_SEED") else { return try Repository(checking: .embedded) }
    return try Repository(checking: Seed.folder(String(cString: folder)))
}
