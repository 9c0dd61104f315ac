import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("An address that leads nowhere says what was probably meant")
struct NearAddressTests {
    private static func problem(_ target: String, _ status: Int = 404) throws -> JSON {
        let response = TestAPI.respond(target)
        #expect(response.status == status, "\(target)")
        return try JSONReader.read(response.body)
    }

    @Test(
        "with an ending it is the same record in that format",
        arguments: ["csv", "json", "html", "geojson"]
    )
    func endings(ending: String) throws {
        let problem = try Self.problem("/operations/bishkeck.\(ending)")
        #expect(problem["did_you_mean"]?.string == "/operations/bishkek.\(ending)")
        #expect(problem["detail"]?.string?.contains("(/operations/bishkek.\(ending))") == true)
        #expect(try Self.problem("/operatons.\(ending)")["did_you_mean"]?.string == "/operations.\(ending)")
        let several = try Self.problem("/operations/kosovo.\(ending)")["suggestions"]?.array ?? []
        #expect(several.count > 1)
        for suggestion in several {
            let url = try #require(suggestion["url"]?.string)
            #expect(url.hasSuffix(".\(ending)") && TestAPI.respond(url).status == 200, "\(url)")
        }
    }

    @Test("a part of a record keeps its ending, and an ending that is none belongs to a name")
    func parts() throws {
        let part = try Self.problem("/operations/bishkeck/evidence.csv")
        #expect(part["did_you_mean"]?.string == "/operations/bishkek/evidence.csv")
        let near = try Self.problem("/operations/bishkeck.nonsense")
        #expect(near["did_you_mean"]?.string?.contains(".nonsense") != true)
    }

    @Test("a code of what is no record of a collection leads to what has it")
    func codes() throws {
        let territory = try Self.problem("/states/xk")
        let url = try #require(territory["did_you_mean"]?.string)
        #expect(url == "/operations?country=xk")
        #expect(try TestAPI.total(url) > 0)
        #expect(try Self.problem("/states/odihr")["did_you_mean"]?.string == "/institutions/odihr")
    }

    @Test(
        "a parameter of other resources is no misspelling of itself",
        arguments: [
            "/map?group=region", "/search?q=x&group=region", "/operations/bishkek?sort=name", "/operations?depth=2",
            "/graph?limit=3", "/operations?bbox=1,2,3,4",
        ]
    )
    func parameters(target: String) throws {
        let error = try #require(Self.problem(target, 400)["errors"]?.array?.first)
        #expect(error["did_you_mean"] == nil)
        #expect(error["detail"]?.string?.contains("has no meaning here. Leave it out.") == true)
    }
}
