import Testing

@testable import Directory

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
