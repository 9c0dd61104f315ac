@testable internal import Directory
internal import Words

/// A text that somebody looks for: reading it, searching with it and suggesting from it never fails, costs no more than is
/// allowed, and finds with forgiveness what it finds without.
enum SearchFuzzing {
    private static let repository: Repository = {
        guard let repository = try? Repository(checking: SmallSeed.seed()) else { fatalError("the Seed is not valid") }
        return repository
    }()

    /// The bytes are the text.
    static func run(_ bytes: [UInt8]) {
        let text = String(String(decoding: bytes, as: UTF8.self).prefix(TextQuery.longest))
        let query = TextQuery(text)
        guard query.wordCount <= TextQuery.mostWords else { return }
        let names = CollectionName.seeded
        let strict = repository.search(query, in: names, 0..<1_000, isForgiving: false)
        let kind = repository.search(query, in: names, 0..<1_000)
        let wanted = strict.hits.map(\.record.path)
        require(kind.hits.map(\.record.path).filter(Set(wanted).contains) == wanted, "forgiveness loses what was found")
        require(kind.hits.count == kind.total, "\(kind.total) are told, \(kind.hits.count) are there")
        require(strict.notes.isEmpty, "something was done where nothing is forgiven")
        require(repository.suggestions(query).hits.count <= Repository.mostSuggestions, "too many suggestions")
        var engine = SearchEngine(names.map { repository[$0].text })
        _ = engine.outcome(of: query, repository.searchContext, main: names.map(\.isLookedForFirst))
        require(engine.work.lookups < 50_000 && engine.work.comparisons <= 32_768, "\(engine.work)")
        // what a text is folded to is folded already
        let folded = SearchFolding.fold(text)
        require(SearchFolding.fold(String(decoding: folded, as: UTF8.self)) == folded, "folding changes what is folded")
    }
}
