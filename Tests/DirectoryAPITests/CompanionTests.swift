import Directory
import HTTPSemantics
import Testing

@Suite("What goes with records")
struct CompanionTests {
    @Test(
        "is refused by a format without room for it, and told where there is",
        arguments: ["csv", "ndjson", "jsonld", "xlsx"],
        ["facets=status", "include=mandates", "facets=status&include=mandates"]
    )
    func refused(format: String, asked: String) throws {
        let response = TestAPI.respond("/operations?format=\(format)&\(asked)")
        #expect(response.status == 400)
        let errors = try TestAPI.json("/operations?format=\(format)&\(asked)")["errors"]?.array ?? []
        #expect(
            errors.map { $0["parameter"]?.string }
                == asked.split(separator: "&").map { String($0.prefix { $0 != "=" }) }
        )
        #expect(errors.first?["allowed"]?.array == ["json", "geojson", "html"])
    }

    @Test("is refused of a record too, and by what Accept leads to")
    func record() {
        #expect(TestAPI.respond("/operations/bishkek?format=csv&include=mandates").status == 400)
        #expect(TestAPI.respond("/operations/bishkek?format=csv").status == 200)
        #expect(TestAPI.respond("/operations?facets=status", .get, [.accept: "text/csv"]).status == 400)
        #expect(TestAPI.respond("/timeline?facets=kind&format=ics").status == 400)
    }

    @Test("is there in JSON, GeoJSON and pages", arguments: ["json", "geojson", "html"])
    func given(format: String) {
        #expect(TestAPI.respond("/operations?format=\(format)&facets=status&include=mandates").status == 200)
    }

    @Test(
        "is left out by links of a page to formats without room for it",
        arguments: ["/operations?facets=status&include=mandates", "/operations/bishkek?include=mandates"]
    )
    func links(target: String) throws {
        let tables = TestPage.links(in: TestPage.html(target)).filter {
            $0.contains("format=csv") || $0.contains("format=xlsx") || $0.contains(".csv")
        }
        #expect(!tables.isEmpty)
        for address in tables { #expect(TestAPI.respond(address).status == 200, "\(address)") }
    }
}
