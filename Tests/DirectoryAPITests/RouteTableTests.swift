@testable import Addresses
import Directory
import Foundation
import HTTPSemantics
import Testing

@testable import DirectoryAPI

@Suite("The table of routes")
struct RouteTableTests {
    @Test("has an entry for each route, in their order, with a path and an operation of its own")
    func entries() {
        #expect(RouteTable.entries.map(\.id) == RouteID.allCases)
        #expect(Set(RouteTable.entries.map(\.template.text)).count == RouteID.allCases.count)
        #expect(Set(RouteTable.entries.map(\.operation)).count == RouteID.allCases.count)
        #expect(RouteTable.entries.allSatisfy { !$0.summary.isEmpty && !$0.methods.isEmpty })
    }

    @Test("each route that is described is in the OpenAPI document, with its methods, and no other is")
    func described() throws {
        let document = try TestAPI.json("/openapi.json")
        let paths = document["paths"]?.members ?? []
        var described: [String: [String]] = [:]
        for entry in RouteTable.entries where entry.isDescribed {
            let names = entry.tag == .collections ? CollectionName.allCases.map(\.rawValue) : [""]
            for name in names {
                let path = name.isEmpty ? entry.template.text : entry.template.path([name])
                described[path] = entry.methods.filter { $0 != .query }.map { $0.rawValue.lowercased() }
            }
        }
        #expect(Set(paths.map(\.name)) == Set(described.keys))
        for path in paths { #expect(path.value.members?.map(\.name) == described[path.name], "\(path.name)") }
    }

    @Test("each address that is there whatever the data hold leads to its resource", arguments: RouteID.allCases)
    func resources(id: RouteID) throws {
        let router = Router(repository: TestAPI.repository)
        for route in id.resources {
            #expect(route.id == id)
            #expect(router.destination(of: try Target(Array(route.path.utf8))) == .resource(route), "\(route.path)")
        }
    }

    @Test("a method that a route does not answer is refused with those that it does", arguments: RouteID.allCases)
    func methods(id: RouteID) {
        for path in id.resources.map(\.path) {
            let response = TestAPI.responder.respond(to: APIRequest(.delete, path))
            #expect(response.status == 405, "\(path)")
            #expect(response["Allow"] == RouteTable[id].methods.map(\.rawValue).joined(separator: ", "))
        }
    }

    @Test("a request has no content where only reading is answered")
    func content() {
        let reading: Set<APIRequest.Method> = [.get, .head, .options]
        for entry in RouteTable.entries {
            #expect((entry.greatestContent > 0) == !reading.isSuperset(of: entry.methods), "\(entry.template.text)")
        }
    }

    @Test("what is about the moment is kept by no cache, and only that", arguments: RouteID.allCases)
    func cacheability(id: RouteID) {
        for path in id.resources.map(\.path) where id != .documentationForm && id != .search {
            let response = TestAPI.respond(path)
            guard response.status == 200, RouteTable[id].cacheability != .request else { continue }
            #expect((response["Cache-Control"] == "no-store") == (RouteTable[id].cacheability == .moment), "\(path)")
        }
    }
}

extension RouteTableTests {
    @Test(
        "no path is written outside the table",
        arguments: ["Addresses", "Formats", "APIDescription", "Pages", "Manual", "DirectoryAPI", "Drawings"]
    )
    func literals(target: String) throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/\(target)")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            guard !file.lastPathComponent.hasPrefix("RouteTable+") else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let isComment = line.drop { $0 == " " }.hasPrefix("//")
                #expect(isComment || !line.contains(/"\/[a-z.]/), "\(file.lastPathComponent): \(line)")
            }
        }
    }
}

@Suite("A template of a path")
struct PathTemplateTests {
    @Test("names what varies, and is filled in its order")
    func filled() {
        let template: PathTemplate = "/{collection}/{id}/evidence"
        #expect(template.variables == ["collection", "id"])
        #expect(template.path(["states", "at"]) == "/states/at/evidence")
        #expect(template.path(["states"]) == "/states/{id}/evidence")
        #expect(template.path([]) == template.text)
        #expect(template.firstSegment == nil)
    }

    @Test(
        "varies within a segment, too",
        arguments: [
            ("/schemas/{type}.json", ["state"], "/schemas/state.json"),
            ("/{collection}.{format}", ["states", "csv"], "/states.csv"),
            ("/id/{scheme}:{value}", ["iso", "a b"], "/id/iso:a%20b"),
            ("/search", [], "/search"),
            ("/", [], "/"),
            ("/a{b", [], "/a{b"),
        ]
    )
    func within(template: String, values: [String], path: String) {
        #expect(PathTemplate(template).path(values) == path)
    }

    @Test(
        "tells its first segment where that is the same in every path",
        arguments: [
            ("/", ""), ("/search", "search"), ("/assets/{file}", "assets"), ("/{collection}", nil), ("/a{b}/c", nil),
        ]
    )
    func first(template: String, segment: String?) {
        #expect(PathTemplate(template).firstSegment == segment)
    }
}
