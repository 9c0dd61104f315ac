import Testing
import Words

@testable import Directory

@Suite("Symbols of documents are known however they are written")
struct DocumentSymbolTests {
    private static func forms(_ text: String) -> [String] {
        let folded = SearchFolding.fold(text)
        return folded.withUnsafeBufferPointer { DocumentSymbol.symbols(in: $0).first?.forms ?? [] }
    }

    @Test(
        "these are one",
        arguments: [
            ("PC.DEC/1063", "pc.dec.1063"), ("PC DEC 1063", "pc.dec.1063"), ("pcdec1063", "pc.dec.1063"),
            ("Permanent Council Decision No. 1063", "pc.dec.1063"), ("OSCE PC decision 1063", "pc.dec.1063"),
            ("Decision No 1063 of the Permanent Council", "pc.dec.1063"),
            ("Decision of the Permanent Council No. 1063", "pc.dec.1063"),
            ("Решение Постоянного совета № 1063", "pc.dec.1063"),
            ("décision du Conseil permanent n° 1063", "pc.dec.1063"),
            ("Beschluss 1063 des Ständigen Rates", "pc.dec.1063"), ("mc-9-dec-9", "mc.dec.9.01"),
            ("PC.DEC/454/Corr.1", "pc.dec.454"),
            ("MC.DEC/5/07", "mc.dec.5.07"), ("Ministerial Council decision 5/07", "mc.dec.5.07"),
            ("MC decision 5/2007", "mc.dec.5.07"), ("MC(9).DEC/1", "mc.dec.1.01"), ("MC.DEC/1/01", "mc.dec.1.01"),
            ("MC.DOC/4/15", "mc.doc.4.15"), ("S/RES/2178", "s.res.2178"), ("UNSCR2178", "s.res.2178"),
            ("UNSCR 2178 (2014)", "s.res.2178"), ("UN Security Council resolution 2178", "s.res.2178"),
            ("resolution 1373", "res.1373"), ("Résolution 1373", "res.1373"), ("резолюция 1373", "res.1373"),
            ("A/RES/60/288", "a.res.60.288"), ("General Assembly resolution 60/288", "a.res.60.288"),
            ("FSC.DEC/7/05", "fsc.dec.7.05"),
        ]
    )
    func known(text: String, form: String) { #expect(Self.forms(text).first == form, "\(Self.forms(text))") }

    @Test(
        "these are none",
        arguments: ["decision", "1373", "the mission of 1998", "a resolution", "12 offices", "S 12"]
    )
    func none(text: String) { #expect(Self.forms(text).isEmpty) }

    @Test("without the body it is known, too")
    func general() { #expect(Self.forms("PC.DEC/1063") == ["pc.dec.1063", "dec.1063"]) }
}
