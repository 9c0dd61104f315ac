@testable import Formats
import ContentCoding
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("Records come in every format")
struct FormatTests {
    private func text(_ target: String) -> String { String(decoding: TestAPI.respond(target).body, as: UTF8.self) }

    @Test(
        "Accept selects a format by quality, and format overrules it",
        arguments: [
            ("text/csv", "text/csv; charset=utf-8; header=present"), ("application/ld+json", "application/ld+json"),
            ("application/x-ndjson", "application/x-ndjson"), ("application/geo+json", "application/geo+json"),
            ("application/json;q=0.5, text/csv;q=0.6", "text/csv; charset=utf-8; header=present"),
            ("text/html, application/json;q=0.9, */*;q=0.1", "text/html; charset=utf-8"),
            ("text/html;q=0.9, application/json, */*;q=0.1", "application/json"),
            ("text/html, */*", "text/html; charset=utf-8"), ("application/json, text/plain, */*", "application/json"),
            ("*/*, application/json;q=0", "application/x-ndjson"),
            ("text/*", "text/csv; charset=utf-8; header=present"),
        ]
    )
    func negotiation(accept: String, mediaType: String) {
        let answer = TestAPI.respond("/operations?limit=1", .get, [.accept: accept])
        #expect(answer["Content-Type"] == mediaType)
        let isPage = mediaType.hasPrefix("text/html")
        #expect(answer["Vary"] == "Accept, Accept-Encoding" + (isPage ? ", Accept-Language" : ""))
        #expect(
            TestAPI.respond("/operations?limit=1&format=json", .get, [.accept: accept])["Content-Type"]
                == "application/json"
        )
    }

    @Test("a collection without places has no GeoJSON, and says what it has")
    func noPlaces() {
        #expect(TestAPI.respond("/documents?format=geojson").status == 400)
        #expect(TestAPI.respond("/documents", .get, [.accept: "application/geo+json"]).status == 406)
    }

    @Test("NDJSON has a record on each line, as JSON has it", arguments: CollectionName.allCases)
    func ndjson(name: CollectionName) throws {
        let lines = text("/\(name)?limit=500&format=ndjson").split(separator: "\n")
        let records = try TestAPI.json("/\(name)?limit=500")["data"]?.array ?? []
        #expect(try lines.map { try JSONReader.read(Array($0.utf8)) } == records)
    }

    @Test("a spreadsheet never takes a cell for a formula")
    func formulas() throws {
        let files = Seed.embedded.files.mapValues { bytes in
            Array(
                String(decoding: bytes, as: UTF8.self).replacing("\"Not found in a source read.\"", with: "\"=1+1\"")
                    .replacing(
                        "\"summary\": \"Helped the authorities",
                        with: "\"summary\": \"@Helped \\\"the\\\" authorities"
                    ).utf8
            )
        }
        let responder = Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        let body = responder.respond(to: APIRequest(.get, "/operations?format=csv&fields=id,summary,gaps")).body
        let csv = String(decoding: body, as: UTF8.self)
        #expect(csv.contains(",\"'@Helped \"\"the\"\" authorities"))
        #expect(!csv.contains(",@") && !csv.contains(",=") && !csv.contains("\r\n="))
    }

    @Test("CSV has the fields asked for as columns, a position as two numbers")
    func csv() {
        let lines = text("/operations?format=csv&fields=id,seat,dimensions&country=kg").split(separator: "\r\n")
        #expect(
            lines.first
                == "id,seat.city,seat.country,seat.longitude,seat.latitude,seat.note,seat.geonames,dimensions"
        )
        #expect(
            lines[1] == "bishkek,Bishkek,kg,74.59,42.87,,1528675,politico-military; economic-environmental; human"
        )
    }

    @Test("GeoJSON has a feature for every record, at its seat")
    func geoJSON() throws {
        let collection = try TestAPI.json("/operations?format=geojson&limit=500")
        let features = collection["features"]?.array ?? []
        #expect(collection["type"]?.string == "FeatureCollection")
        #expect(features.count == TestAPI.repository[.operations].records.count)
        for feature in features {
            #expect(feature["geometry"]?["coordinates"] == feature["properties"]?["seat"]?["coordinates"])
        }
    }

    @Test("linked data carry their context and refer to records by what identifies them")
    func jsonLD() throws {
        let node = try TestAPI.json("/institutions/ttd?format=jsonld")
        #expect(node["@id"]?.string == "urn:osce-directory:institutions/ttd")
        #expect(node["parent"]?.string == "urn:osce-directory:institutions/secretariat")
        #expect(node["@context"] == (try TestAPI.json("/context.jsonld")["@context"]))
    }

    @Test(
        "content is coded as the client likes it best",
        arguments: [
            (nil, nil), ("gzip", "gzip"), ("br", "br"), ("gzip, br", "br"), ("gzip;q=1, br;q=0.5", "gzip"), ("*", "br"),
            ("identity", nil),
            ("gzip;q=0", nil), ("deflate", nil), ("br;q=0, *", "gzip"), ("identity, gzip;q=0.5", nil), ("GZIP", "gzip"),
            ("x-gzip", "gzip"),
        ] as [(String?, String?)]
    )
    func codings(accepted: String?, coding: String?) {
        var fields: APIRequest.Fields = [:]
        fields[.acceptEncoding] = accepted
        let answer = TestAPI.respond("/operations", .get, fields)
        #expect(answer["Content-Encoding"] == coding)
        #expect(answer["ETag"]?.hasSuffix(coding.map { "-\($0)\"" } ?? "\"") == true)
        if coding != nil { #expect(answer.body.count < TestAPI.respond("/operations").body.count / 2) }
    }

    @Test("what is tiny is never coded, and does not vary by it")
    func tiny() {
        let answer = TestAPI.respond("/dimensions?fields=id", .get, [.acceptEncoding: "gzip, br"])
        #expect(answer["Content-Encoding"] == nil)
        #expect(answer["Vary"] == "Accept")
    }

    @Test("equal content is coded to equal bytes", arguments: ContentCoding.allCases)
    func deterministic(coding: ContentCoding) {
        let body = TestAPI.respond("/states").body
        #expect(coding.encode(body) == coding.encode(body))
        #expect(coding.encode([])?.isEmpty == false)
    }
}

@Suite("The API describes itself")
struct DescriptionTests {
    @Test(
        "the OpenAPI document knows every parameter that the parser knows",
        arguments: CollectionSchema.all.map(\.name)
    )
    func parameters(name: CollectionName) throws {
        let document = try TestAPI.json("/openapi.json")
        let references = document["paths"]?["/\(name)"]?["get"]?["parameters"]?.array ?? []
        let documented = Set(
            references.compactMap { reference in
                let key = reference["$ref"]?.string?.split(separator: "/").last.map(String.init) ?? ""
                return document["components"]?["parameters"]?[key]?["name"]?.string
            }
        )
        for parameter in TestAPI.repository[name].parameters.parameters {
            for suffix in parameter.operators.map(\.suffix) { #expect(documented.contains(parameter.name + suffix)) }
        }
    }

    @Test("examples in the OpenAPI document come from the data and find something")
    func examples() throws {
        let document = try TestAPI.json("/openapi.json")
        var count = 0
        for member in document["components"]?["parameters"]?.members ?? [] {
            guard let example = member.value["example"], let name = member.value["name"]?.string else { continue }
            let collection = member.name.split(separator: ".")[0]
            let text = (example.array?.first ?? example).string ?? (example.array?.first ?? example).description
            let encoded = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(try TestAPI.total("/\(collection)?\(name)=\(encoded)&limit=1") > 0, "\(member.name)=\(text)")
            count += 1
        }
        #expect(count > 200)
    }

    @Test("every record type has a schema, and others have none")
    func schemas() throws {
        for store in TestAPI.repository.collections {
            let schema = try TestAPI.json("/schemas/\(store.schema.type).json")
            #expect(schema["properties"]?.members?.map(\.name) == store.schema.fields.map(\.name))
        }
        #expect(try TestAPI.json("/schemas/operatoin.json")["did_you_mean"]?.string == "/schemas/operation.json")
    }

    @Test("answers about the data say where they are described")
    func discovery() {
        let link = TestAPI.respond("/operations")["Link"] ?? ""
        for relation in ["service-desc", "service-doc", "describedby", "license", "api-catalog"] {
            #expect(link.contains("rel=\"\(relation)\""))
        }
        #expect(
            TestAPI.respond("/.well-known/api-catalog")["Content-Type"]?.hasPrefix("application/linkset+json") == true
        )
    }

    @Test("the documentation explains every kind of problem where problems point to")
    func documentation() throws {
        let page = TestAPI.respond("/docs")
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page["Content-Security-Policy"]?.contains("default-src 'none'") == true)
        let type = try #require(try TestAPI.json("/nowhere")["type"]?.string)
        let anchor = try #require(type.split(separator: "#").last)
        #expect(String(decoding: page.body, as: UTF8.self).contains("id=\"\(anchor)\""))
    }
}
