import Testing

@testable import Directory

@Suite("The search finds what people mean")
struct SearchTests {
    private static let repository = try? Repository(checking: .embedded)

    private func find(_ text: String, in collections: [CollectionName] = CollectionName.seeded) throws -> SearchResult {
        try #require(Self.repository).search(TextQuery(text), in: collections, 0..<20)
    }

    private func paths(_ text: String) throws -> [String] { try find(text).hits.prefix(3).map(\.record.path) }

    @Test("everything found as it was typed is told as such")
    func exact() throws {
        let result = try find("kosovo mission")
        #expect(result.notes.isEmpty && result.hits.first?.how == .exact)
        #expect(result.counts.values.reduce(0, +) == result.total)
    }

    @Test(
        "a mistyped word is corrected, and the answer says so",
        arguments: [("kosvo", "kosovo"), ("bishkeck", "bishkek")]
    )
    func corrected(typed: String, meant: String) throws {
        let result = try find(typed)
        #expect(result.notes.corrected == [.init(from: typed, to: meant)])
        #expect(result.hits.first.map { $0.text.lowercased().contains(meant) } == true)
        #expect(result.hits.allSatisfy { $0.how >= .transliterated })
    }

    @Test(
        "a letter missing or mistyped where spelling leaves one out is put right",
        arguments: [
            ("terrrism", "terrorism"), ("terrrrism", "terrorism"), ("bosnna", "bosnia"), ("parlament", "parliament"),
            ("cybrrspace", "cyberspace"), ("albnnia", "albania"), ("georrgia", "georgia"), ("sloenia", "slovenia"),
        ]
    )
    func correctedBetweenEqualLetters(typed: String, meant: String) throws {
        let notes = try find(typed).notes
        #expect(notes.corrected.map(\.to) == [meant] || notes.isEmpty, "\(typed): \(notes)")
        #expect(try find(typed).total > 0)
    }

    @Test(
        "neither codes nor what stands between quotes is corrected",
        arguments: ["uq", "xqz", "1064999", "\"kosvo\""]
    )
    func uncorrected(text: String) throws { #expect(try find(text).total == 0) }

    @Test("words that say little may be missing, then others, and the answer says which")
    func leftOut() throws {
        let result = try find("why was the office in Baku closed")
        #expect(result.hits.first?.record.id == "baku")
        #expect(result.notes.leftOut.contains("why") && !result.notes.leftOut.contains("baku"))
        #expect(try find("kosovo blorfing").notes.leftOut == ["blorfing"])
    }

    @Test("nonsense finds nothing", arguments: ["xyzzy nonsense", "zzzzzzzz", "blorf snagglewort", "…", "\"\""])
    func nonsense(text: String) throws { #expect(try find(text).total == 0) }

    @Test("a code is no beginning of a word")
    func codes() throws {
        #expect(try paths("UK").first == "/states/gb")
        #expect(try find("UK").hits.allSatisfy { $0.record.id != "ua" })
        #expect(try paths("UA").first == "/states/ua")
    }

    @Test(
        "symbols lead to their document first",
        arguments: ["PC.DEC/1063", "pc dec 1063", "Permanent Council Decision No. 1063"]
    )
    func symbols(text: String) throws { #expect(try paths(text).first == "/documents/pc-dec-1063") }

    @Test(
        "hyphens and spaces make no difference",
        arguments: [("co-ordinator ukraine", "coordinator ukraine"), ("counter-terrorism", "counterterrorism")]
    )
    func hyphens(one: String, other: String) throws { #expect(try find(one).total > 0 && find(other).total > 0) }

    @Test("terms, years and States count as words of a record")
    func terms() throws {
        let closed = try find("closed ukraine", in: [.operations])
        // one that is at work may tell in its prose of another that was closed
        let first = closed.hits.prefix(3)
        #expect(!first.isEmpty && first.allSatisfy { $0.record.value["status"]?.string == "closed" })
        let region = try find("central asia", in: [.operations])
        #expect(region.hits.contains { $0.path == "region" || $0.record.value["region"]?.string == "central-asia" })
        let year = try find("1999", in: [.operations])
        #expect(year.hits.contains { $0.record.value["established"]?.string?.hasPrefix("1999") == true })
    }

    @Test("what people look for comes before what it rests on")
    func order() throws {
        let first = try paths("kosovo").first ?? ""
        #expect(!first.hasPrefix("/mandates") && !first.hasPrefix("/sources"))
    }

    @Test("what somebody types is suggested from names first")
    func suggestions() throws {
        let repository = try #require(Self.repository)
        let hits = repository.suggestions(TextQuery("bish")).hits
        #expect(!hits.isEmpty && hits.count <= Repository.mostSuggestions && hits.allSatisfy(\.isByName))
    }

    @Test("one record is certain, several are not, and nothing is guessed")
    func named() throws {
        let repository = try #require(Self.repository)
        let one = repository.named("germany", in: [.states], isForgiving: false)
        #expect(one.isAlone && one.isWhole && one.records.map(\.id) == ["de"])
        let part = repository.named("skrunda", in: [.operations], isForgiving: false)
        #expect(part.isAlone && !part.isWhole)
        let several = repository.named("kosovo", in: [.operations], isForgiving: false)
        #expect(!several.isAlone && several.records.count > 1)
        #expect(repository.named("germny", in: [.states], isForgiving: false).records.isEmpty)
        #expect(repository.named("germny", in: [.states], isForgiving: true).isAlone == false)
    }

    @Test(
        "the work of a search is bounded whatever is asked",
        arguments: [
            Array(repeating: "the", count: 64).joined(separator: " "),
            (0..<64).map { "qwertz\($0 % 10)asdfgh" }.joined(separator: " "),
            (0..<24).map { _ in "kosovoo" }.joined(separator: " "),
            String(repeating: "abcdefgh", count: 25), "a", "s m o t",
            (0..<60).map { ["terorism", "misson", "bishkeck", "unkown", "blorfs"][$0 % 5] }.joined(separator: " "),
        ]
    )
    func cost(text: String) throws {
        let repository = try #require(Self.repository)
        var engine = SearchEngine(CollectionName.seeded.map { repository[$0].text })
        _ = engine.outcome(
            of: TextQuery(text),
            repository.searchContext,
            main: CollectionName.seeded.map(\.isLookedForFirst)
        )
        let occurrences = CollectionName.seeded.reduce(0) { sum, name in
            let text = repository[name].text
            return sum + text.occurrences(of: 0..<text.words.count)
        }
        #expect(engine.work.lookups <= 40_000, "\(engine.work)")
        #expect(engine.work.comparisons <= 32_768, "\(engine.work)")
        #expect(engine.work.occurrences <= occurrences * 2, "\(engine.work)")
    }

    @Test(
        "faults of the words that stand for each other are named with their place",
        arguments: [
            (#"{"Kyiv": []}"#, "take the entry out"), (#"{"Kyiv": ["Kiev", "Kiev"]}"#, "keep one"),
            (#"{"Kyiv": [7]}"#, "expected a text"),
            (#"{"–": ["Kiev"]}"#, "no word in it"), (#"{"Kyiv": "Kiev"}"#, "expected a list"),
        ]
    )
    func synonyms(text: String, says: String) throws {
        let content = try JSONReader.read(Array(text.utf8))
        #expect(
            SynonymCheck.faults(of: content).contains { "\($0)".contains(says) },
            "\(SynonymCheck.faults(of: content))"
        )
    }
}
