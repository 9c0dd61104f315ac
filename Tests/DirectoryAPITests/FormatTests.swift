import Addresses
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
    /// The names of the parameters of an operation, references resolved.
    private static func parameters(_ path: String, in document: JSON) -> [JSON] {
        (document["paths"]?[path]?["get"]?["parameters"]?.array ?? []).compactMap { parameter in
            guard let name = parameter["$ref"]?.string?.split(separator: "/").last else { return parameter }
            return document["components"]?["parameters"]?[String(name)]
        }
    }

    @Test(
        "the OpenAPI document has equality of a list by name, all else by one object, and leads to every filter",
        arguments: CollectionSchema.all.map(\.name)
    )
    func parameters(name: CollectionName) throws {
        let document = try TestAPI.json("/openapi.json")
        let parameters = Self.parameters("/\(name)", in: document)
        let names = parameters.compactMap { $0["name"]?.string }
        #expect(names.count == Set(names).count && names.count <= 60, "\(name): \(names.count)")
        #expect(!names.contains { $0.contains("__") })
        let filter = try #require(parameters.first { $0["name"] == "filter" })
        #expect(filter["style"] == "form" && filter["explode"] == true)
        #expect(filter["schema"]?["type"] == "object")
        let operation = document["paths"]?["/\(name)"]?["get"]
        let filters = try TestAPI.json(try #require(operation?["x-filters"]?.string))
        let described = filters["filters"]?.array ?? []
        var pairs: Set<String> = []
        for entry in described {
            for suffix in entry["operators"]?.array ?? [] {
                pairs.insert((entry["name"]?.string ?? "") + (suffix.string ?? ""))
            }
        }
        let own = TestAPI.repository[name].parameters.parameters
        #expect(pairs == Set(own.flatMap { one in one.operators.map { one.name + $0.suffix } }))
        let general = Set((filters["parameters"]?.array ?? []).compactMap { $0["name"]?.string })
        #expect(general.union(pairs).union(["filter", "If-None-Match"]).isSuperset(of: names))
    }

    @Test("examples of filters come from the data and find something", arguments: CollectionSchema.all.map(\.name))
    func examples(name: CollectionName) throws {
        let filters = try TestAPI.json("/schemas/\(CollectionSchema.named(name).type)-filters.json")
        var count = 0
        for filter in filters["filters"]?.array ?? [] {
            guard let example = filter["example"], let parameter = filter["name"]?.string else { continue }
            let text = example.string ?? example.description
            let encoded = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(try TestAPI.total("/\(name)?\(parameter)=\(encoded)&limit=1") > 0, "\(parameter)=\(text)")
            count += 1
        }
        #expect(count > 10)
    }

    @Test("what the OpenAPI document offers by equality is taken, and a synonym names what it stands for")
    func listed() throws {
        let document = try TestAPI.json("/openapi.json")
        for name in CollectionName.allCases {
            let own = TestAPI.repository[name].parameters
            let general = Set(GeneralParameter.allCases.map(\.rawValue))
            for parameter in Self.parameters("/\(name)", in: document) {
                let typed = parameter["name"]?.string ?? ""
                guard !general.contains(typed) || own[typed] != nil, parameter["in"] == "query", typed != "filter"
                else {
                    continue
                }
                #expect(own[typed]?.operators.contains(.equal) == true, "\(name): \(typed)")
            }
        }
        let filters = try TestAPI.json("/schemas/operation-filters.json")["filters"]?.array ?? []
        #expect(filters.contains { $0["name"] == "dimensions" && $0["synonym_of"] == "dimension" })
    }

    @Test("what the description of filters takes where a text has a form is taken", arguments: CollectionName.allCases)
    func forms(collection: CollectionName) throws {
        let examples = [
            ValueForm.language: "ru", .script: "Cyrl", .currency: "EUR", .identifier: "wikidata:Q1",
        ]
        for parameter in TestAPI.repository[collection].parameters.parameters {
            guard let form = parameter.form, let pattern = form.pattern, let example = examples[form] else { continue }
            #expect(example.wholeMatch(of: try Regex(pattern)) != nil)
            #expect(
                TestAPI.respond("\(collection.path)?\(parameter.name)=\(example)").status == 200,
                "\(parameter.name)"
            )
        }
    }

    @Test("the OpenAPI document is small, and holds no id of the data")
    func size() throws {
        let answer = TestAPI.respond("/openapi.json", .get, [.acceptEncoding: "br"])
        #expect(answer["Content-Encoding"] == "br")
        #expect(answer.body.count <= 30_000, "\(answer.body.count) bytes with br")
        let text = String(decoding: TestAPI.respond("/openapi.json").body, as: UTF8.self)
        #expect(text.utf8.count <= 300_000, "\(text.utf8.count) bytes")
        // one of each collection would be in a list of all; the first are examples of parts of paths
        for store in TestAPI.repository.seeded where store.records.count > 40 {
            for record in store.records.suffix(3) { #expect(!text.contains("\"\(record.id)\""), "\(record.path)") }
        }
    }

    /// Every schema within a value, with the place it stands at.
    private static func schemas(_ value: JSON, _ place: String = "") -> [(place: String, schema: JSON)] {
        switch value {
        case .object(let members):
            [(place, value)] + members.flatMap { schemas($0.value, "\(place)/\($0.name)") }
        case .array(let elements):
            elements.enumerated().flatMap { schemas($1, "\(place)/\($0)") }
        default: []
        }
    }

    @Test("generators of clients can read it: nothing closed, no constant that is no text, inner objects by name")
    func generating() throws {
        let document = try TestAPI.json("/openapi.json")
        let components = document["components"]?["schemas"]?.members ?? []
        for (place, schema) in Self.schemas(.object(components)) {
            #expect(schema["items"] != false && schema["additionalProperties"] != false, "\(place)")
            #expect(schema["const"] == nil || schema["const"]?.string != nil, "\(place)")
            #expect(schema["prefixItems"] == nil, "\(place)")
            // an object with members of its own is a component
            if schema["properties"]?.members != nil, schema["type"] == "object" {
                #expect(place.count { $0 == "/" } == 1, "\(place)")
            }
        }
        let names = components.map(\.name)
        #expect(Set(names).count == names.count && names.allSatisfy { !($0.last?.isNumber ?? true) })
        #expect(names.count <= 110, "\(names.count)")
        #expect(Set(names).isSuperset(of: ["Seat", "Name", "Evidence", "Gap", "Staff", "Budget", "Host"]))
        for store in TestAPI.repository.collections {
            let name = store.schema.type.prefix(1).uppercased() + store.schema.type.dropFirst()
            let whole = document["components"]?["schemas"]?[name]
            #expect(whole?["required"]?.array?.isEmpty == false, "\(name)")
            let sparse = document["components"]?["schemas"]?[name + "Sparse"]
            #expect(sparse?["required"] == nil)
            #expect(sparse?["properties"]?.members?.map(\.name) == store.schema.fields.map(\.name), "\(name)")
        }
        // every reference leads somewhere
        for (place, schema) in Self.schemas(document) {
            guard let reference = schema["$ref"]?.string else { continue }
            let parts = reference.split(separator: "/").dropFirst().map(String.init)
            #expect(parts.reduce(document) { $0?[$1] ?? nil } != nil, "\(place): \(reference)")
        }
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
