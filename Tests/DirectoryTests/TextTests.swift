import Directory
import Testing

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
}
