import Directory
import HTTPSemantics
import Testing

@Suite("The graph in the formats of programs for networks")
struct GraphFormatTests {
    private func count(_ part: String, in text: String) -> Int {
        text.split(separator: part, omittingEmptySubsequences: false).count - 1
    }

    @Test(
        "each has the nodes and edges of the JSON",
        arguments: [
            "/graph", "/graph?type=source,operation", "/graph?as_of=2000", "/operations/bishkek/related?depth=2",
        ]
    )
    func counts(target: String) throws {
        let data = try #require(TestAPI.json(target)["data"])
        let (nodes, edges) = (data["nodes"]?.array?.count ?? 0, data["edges"]?.array?.count ?? 0)
        #expect(nodes > 0 && edges > 0)
        for format in ["graphml", "gexf"] {
            let response = TestAPI.respond(target + (target.contains("?") ? "&" : "?") + "format=\(format)")
            #expect(response.status == 200)
            #expect(response["Content-Type"] == "application/\(format)+xml")
            let text = String(decoding: response.body, as: UTF8.self)
            #expect(count("<node ", in: text) == nodes && count("<edge ", in: text) == edges)
        }
    }

    @Test("an edge of the JSON has its ends under both pairs of names")
    func ends() throws {
        for edge in try #require(TestAPI.json("/graph")["data"]?["edges"]?.array) {
            #expect(edge["source"] == edge["from"] && edge["target"] == edge["to"])
        }
    }

    @Test("they are chosen by Accept too")
    func negotiated() {
        #expect(
            TestAPI.respond("/graph", .get, [.accept: "application/graphml+xml"])["Content-Type"]
                == "application/graphml+xml"
        )
        #expect(TestAPI.respond("/operations?format=gexf").status == 400)
    }
}
