import Testing
import Words

@Suite("Acronyms lose their dots and nothing else does")
struct AcronymTests {
    @Test(
        arguments: [
            ("U.K.", "UK"), ("U.S.A.", "USA"), ("U.K", "UK"), ("the U.S. mission", "the US mission"),
            ("o.s.c.e.", "osce"), ("О.Б.С.Е.", "ОБСЕ"), ("PC.DEC/526", "PC.DEC/526"), ("No. 5", "No. 5"),
            ("a.m", "a.m"), ("MC.DEC", "MC.DEC"), ("e.g. this", "eg this"), ("A. B. Smith", "A. B. Smith"),
            ("1.2.3.", "1.2.3."), ("", ""), (".", "."), ("S.O.S", "SOS"), ("x.U.K.", "xUK"),
        ]
    )
    func undotted(text: String, plain: String) { #expect(Acronym.undotted(text) == plain) }
}
