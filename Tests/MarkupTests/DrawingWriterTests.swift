import Testing

@testable import Markup

@Suite("Drawings are written short and exact to a tenth")
struct DrawingWriterTests {
    @Test("numbers are written with one decimal at most")
    func tenths() {
        for (number, text) in [(0.0, "0"), (-0.04, "0"), (12.25, "12.3"), (-0.5, "-0.5"), (-12, "-12"), (99.96, "100")]
        {
            var bytes: [UInt8] = []
            Tenths(number).write(to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }

    @Test("a path is relative after its first point, and leaves out points that rounding puts on the one before")
    func path() {
        var path = PathData()
        path.line([PlanePoint(x: 1, y: 2), PlanePoint(x: 1.04, y: 2), PlanePoint(x: 3.5, y: 1)], closed: true)
        path.arc(radius: 2, from: PlanePoint(x: 0, y: 0), to: PlanePoint(x: 2, y: 2), isLarge: false)
        #expect(path.text == "M1 2l2.5-1zM0 0a2 2 0 0 1 2 2")
    }

    @Test("a document has the style sheet behind its root's start tag")
    func document() {
        var svg = SVG()
        svg.element(.svg, [.xmlns: "http://www.w3.org/2000/svg"]) { $0.element(.title, text: "a < b") }
        let document = String(decoding: svg.document(style: "a > b { fill: red }"), as: UTF8.self)
        #expect(
            document
                == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a &gt; b { fill: red }</style><title>a &lt; b</title></svg>\n"
        )
    }

    @Test("a text is cut where there is no room for it")
    func fitted() {
        #expect(TextWidth.fitted("Presence in Albania", size: 10, within: 1_000) == "Presence in Albania")
        let cut = TextWidth.fitted("Presence in Albania", size: 10, within: 60)
        #expect(cut.hasSuffix("…") && TextWidth.width(of: cut, size: 10) <= 60)
    }

    @Test("no scheme but HTTP's leads anywhere, and markup in values is escaped")
    func hostile() {
        var html = HTML()
        html.link("javascript:alert(1)", "<b>")
        html.element("p", .id("\"><script>"), text: "'&\u{7}")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "<a href=\"#\">&lt;b&gt;</a><p id=\"&quot;&gt;&lt;script&gt;\">&#39;&amp;\u{FFFD}</p>"
        )
    }
}
