import Foundation
import SeededRandom
import Testing

@testable import Directory
@testable import Editing
import Words

@Suite("A review costs in proportion to the data", .timeLimit(.minutes(30)))
struct ReviewCostTests {
    /// Names near each other by the definition, one pair after the other.
    private static func nearPairs(_ names: [String]) -> Set<[Int]> {
        let words = names.map { Folding.words($0) }
        func mayBeMistyped(_ word: String) -> Bool { word.count >= 5 && !word.contains(where: \.isNumber) }
        var pairs: Set<[Int]> = []
        for left in names.indices {
            for right in names.indices where left < right && words[left].count == words[right].count {
                let different = zip(words[left], words[right]).filter { $0 != $1 }
                if different.isEmpty { pairs.insert([left, right]) }
                guard different.count == 1, words[left].count > 1, let pair = different.first,
                    mayBeMistyped(pair.0), mayBeMistyped(pair.1), EditDistance.between(pair.0, pair.1) <= 1
                else { continue }
                pairs.insert([left, right])
            }
        }
        return pairs
    }

    @Test(
        "near names are found as by comparing all of them; of many that are near each other a few",
        arguments: 0..<200
    )
    func nearNames(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) + 7)
        let letters = Array("abcé")
        func word() -> String {
            String(
                (0..<Int.random(in: 4...7, using: &generator)).map { _ in
                    letters.randomElement(using: &generator) ?? "a"
                }
            )
        }
        let first = (0..<3).map { _ in word() }
        let names = (0..<40).map { _ -> String in
            var words = [first.randomElement(using: &generator) ?? "", first.randomElement(using: &generator) ?? ""]
            // a letter more, less, other or swapped in some
            var changed = Array(words[1])
            let place = Int.random(in: 0..<changed.count - 1, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: changed.remove(at: place)
            case 1: changed.insert("d", at: place)
            case 2: changed[place] = "d"
            case 3: changed.swapAt(place, place + 1)
            case 4: changed = Array(word())
            default: break
            }
            words[1] = String(changed)
            return words.joined(separator: Bool.random(using: &generator) ? " " : "-")
        }
        let expected = Self.nearPairs(names)
        var index = NearNames()
        let found = names.enumerated().flatMap { number, name in index.add(name, of: number).map { [$0, number] } }
        #expect(Set(found).isSubset(of: expected))
        // whoever has a near one before it is told of one at least
        #expect(Set(found.map { $0[1] }) == Set(expected.map { $0[1] }))
    }

    @Test(
        "the number of comparisons grows with the number of names, whatever they have in common",
        arguments: ["Operation %d", "Field Office in Bishkek", "Office of letter%@", "Same %@"]
    )
    func comparisons(pattern: String) {
        func count(_ number: Int) -> Int {
            var index = NearNames()
            for place in 0..<number {
                let scalar = Unicode.Scalar(0x4E00 + UInt32(place % 20_000)).map { String($0) } ?? ""
                let name = pattern.replacingOccurrences(of: "%d", with: "\(place)")
                    .replacingOccurrences(of: "%@", with: scalar)
                _ = index.add(name, of: place)
            }
            return index.comparisons
        }
        let (few, many) = (count(500), count(5_000))
        #expect(many <= 11 * few + 100, "\(few) \(many)")
        #expect(many <= 5_000 * 80)
    }

    @Test("a name of very many words costs its length")
    func manyWords() {
        var index = NearNames()
        let name = Array(repeating: "a", count: 50_000).joined(separator: " ")
        #expect(index.add(name, of: 0) == [])
        #expect(index.add(name, of: 1) == [0])
        #expect(index.comparisons < 10)
    }

    @Test("bodies that are part of themselves are found in chains and circles of any length")
    func circles() throws {
        func seed(_ parents: [String?]) -> Seed {
            let records = parents.enumerated().map { number, parent in
                let text = parent.map { #", "parent": "\#($0)""# } ?? ""
                let fields = parent == nil ? #""kind""# : #""kind", "parent""#
                return """
                    {"id": "u\(number)", "name": "Unit \(number)", "names": [{"value": "Unit \(number)", "kind": "official",
                     "language": "en"}], "kind": "unit"\(text), "confidence": "high",
                     "evidence": [{"fields": ["name", "names.Unit \(number)", \(fields)], "source": "page", "basis": "stated"}]}
                    """
            }
            return SmallSeed.seed(
                "institutions.json",
                replacing: "[{\"id\": \"osce\"",
                with: "[\(records.joined(separator: ",")), {\"id\": \"osce\""
            )
        }
        func circular(_ parents: [String?]) throws -> [String?] {
            try SeedReview.findings(in: seed(parents)).filter { $0.problem.contains("part of itself") }.map(\.record)
        }
        #expect(try circular([nil, "u0", "u1"]) == [])
        #expect(try circular(["u0", "u0", "u1"]) == ["u0"])
        #expect(try circular(["u2", "u0", "u1", "u2", "u3"]) == ["u0", "u1", "u2"])
        let chain = (0..<5_000).map { $0 == 0 ? nil : "u\($0 - 1)" as String? }
        #expect(try circular(chain) == [])
    }

    @Test("prose that repeats a run of another record is found wherever the run begins")
    func prose() throws {
        let run = (0..<12).map { "word\($0)" }.joined(separator: " ")
        let seed = SmallSeed.seed("principles.json", replacing: "Rights bind.", with: "At first: \(run) and more.")
        let both = SmallSeed.changed(seed, "dimensions.json", "People.", "Quite something else, \(run.uppercased())!")
        let findings = try SeedReview.findings(in: both).filter { $0.problem.contains("repeats") }
        #expect(findings.count == 1)
        let short = SmallSeed.changed(
            seed,
            "dimensions.json",
            "People.",
            run.replacingOccurrences(of: " word11", with: "")
        )
        #expect(try SeedReview.findings(in: short).allSatisfy { !$0.problem.contains("repeats") })
    }

    @Test("an object of very many members is read in linear time, and a name that comes twice is found")
    func members() throws {
        let names = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(try JSONReader.read(Array("{\(names)}".utf8)).members?.count == 100_000)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array("{\(names),\"k7\":1}".utf8)) }
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array(#"{"a":1,"a":1}"#.utf8)) }
    }
}
