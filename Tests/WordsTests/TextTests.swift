import SeededRandom
import Testing

@testable import Words

@Suite("Texts are compared as people compare them")
struct TextTests {
    @Test(
        "case, marks and special letters do not count",
        arguments: [
            ("Priština", "pristina"), ("Łódź", "lodz"), ("Đakovo", "dakovo"), ("Tromsø", "tromso"),
            ("Straße", "strasse"),
            ("Iğdır", "igdir"), ("Kukës", "kukes"), ("Þórshöfn", "thorshofn"), ("s\u{30C}", "s"), ("OSCE", "osce"),
        ]
    )
    func folds(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
    }

    @Test("fuller keys are as many as the key leaves letters out, three at most")
    func fullerKeys() {
        func keys(_ word: String) -> [String] {
            WordKey.fullerKeys(word.utf8, key: WordKey.key(word.utf8)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(keys("terrrism") == ["terrism"])
        #expect(keys("committee") == ["commite", "comitte", "comitee"])
        #expect(keys("aabbccddeeff").count == 3)
        #expect(keys("sloenia") == ["sloenia"])
        #expect(keys("kosovo").isEmpty && keys("ee").isEmpty && keys("centers") == [])
    }

    @Test("words are runs of letters and digits")
    func words() {
        #expect(
            Folding.words("MC(9).DEC/1, Annex — co-operation") == ["mc", "9", "dec", "1", "annex", "co", "operation"]
        )
    }

    @Test(
        "the distance counts typing errors",
        arguments: [
            ("dimention", "dimension", 1), ("stauts", "status", 1), ("", "abc", 3), ("human", "human", 0),
            ("kitten", "sitting", 3),
        ]
    )
    func distance(left: String, right: String, expected: Int) {
        #expect(EditDistance.between(left, right) == expected)
    }

    @Test("the nearest candidate is found, and none where none is near")
    func nearest() {
        #expect(EditDistance.nearest(to: "Dimention", among: ["status", "dimension"]) == "dimension")
        #expect(EditDistance.nearest(to: "zzz", among: ["status", "dimension"]) == nil)
        #expect(EditDistance.nearest(to: String(repeating: "a", count: 10_000), among: ["a"]) == nil)
    }

    @Test("the quick ways to a distance agree with the table of distances", arguments: 0..<5)
    func quickDistance(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func word(_ letters: [UInt32], _ longest: Int) -> [UInt32] {
            (0..<Int.random(in: 1...longest, using: &random)).map { _ in
                letters[Int.random(in: letters.indices, using: &random)]
            }
        }
        func text(_ letters: [UInt32]) -> String {
            String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
        }
        // few letters, so that words are near each other; of the last three two share their place in a sketch
        for letters in [[0x61, 0x62], Array(0x61...0x66), [0x61, 0x431, 0x10348, 0x451]] as [[UInt32]] {
            for longest in [4, 12, 40] {
                for _ in 0..<10 {
                    let (left, right) = (word(letters, longest), word(letters, longest))
                    let distance = EditDistance.between(text(left), text(right))
                    #expect(try #require(EditPattern(left)).distance(to: right) == distance)
                    #expect(LetterSketch(left).leastDistance(to: LetterSketch(right)) <= distance)
                }
            }
        }
    }
}

@Suite("Letters are folded by tables that follow their names")
struct FoldingTableTests {
    @Test("a letter with marks is the letter that its Unicode name tells, in every block")
    func letters() {
        for value in UInt32(0xC0)..<0x2C80 {
            guard let scalar = Unicode.Scalar(value), let letter = Folding.namedBaseLetter(of: scalar),
                !["Đ", "đ", "Ø", "ø", "Ł", "ł", "Ħ", "ħ", "Ŧ", "ŧ"].contains(String(scalar))
            else { continue }
            let folded = Folding.fold(String(scalar))
            #expect(folded == String(letter) || folded == Folding.fold(String(letter)), "\(scalar)")
        }
    }
}

@Suite("Looking for what was meant is bounded work")
struct NearestWordsWorkTests {
    @Test(
        "however many words there are and whatever is typed, so many are compared and no more",
        arguments: [
            "operation-099999", "operatoin-012345", "zzzzzzzzz-zzzzzz", "", String(repeating: "a", count: 5_000),
        ]
    )
    func bounded(word: String) {
        let words = (0..<100_000).map { number in
            let digits = String(number)
            return "operation-" + String(repeating: "0", count: 6 - digits.count) + digits
        }
        let nearest = NearestWords(words)
        let all = NearestWords.Work()
        var (left, looks) = (all, 0)
        _ = nearest.place(nearest: word, within: &left) {
            looks += 1
            return words[$0]
        }
        #expect(left.sketches >= 0)
        #expect(left.words >= 0)
        #expect(looks == all.words - left.words)
        // what is longer than any word is compared with none
        if word.utf8.count > 300 { #expect(left == all) }
    }
}
