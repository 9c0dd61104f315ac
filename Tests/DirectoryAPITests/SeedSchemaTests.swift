import APIDescription
import Addresses
import Directory
import DirectoryAPI
import Foundation
import Testing

/// The schemas of the seed files, kept in `Seed/schemas` for editors.
///
/// `UPDATE_GOLDEN=1 swift test --filter SeedSchemaTests` writes them anew, as `make renew` does.
@Suite("Editors have a schema for each seed file")
struct SeedSchemaTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Seed/schemas")

    @Test("a schema is kept as it is served", arguments: Route.seedSchemas)
    func kept(name: String) throws {
        let schema = try #require(SeedSchema.document(of: name))
        let file = Self.folder.appendingPathComponent("\(name).json")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(schema.indentedBytes).write(to: file)
        }
        #expect(try Data(contentsOf: file) == Data(schema.indentedBytes), "make renew writes it")
        #expect(try TestAPI.json("/schemas/seed/\(name).json") == schema)
    }

    @Test("there is one for each file that editors write, and the settings of VS Code name it")
    func complete() throws {
        #expect(Set(Route.seedSchemas.map { "\($0).json" }) == Set(Seed.fileNames))
        let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(kept) == Set(Route.seedSchemas.map { "\($0).json" }))
        let settings = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(".vscode/settings.json")
        let named = try JSONReader.read([UInt8](Data(contentsOf: settings)))["json.schemas"]?.array ?? []
        #expect(
            named.map { $0["fileMatch"]?.array?.first?.string ?? "" }.sorted()
                == Seed.fileNames.map { "/Seed/\($0)" }.sorted()
        )
        for entry in named {
            let file = entry["fileMatch"]?.array?.first?.string?.replacingOccurrences(
                of: "/Seed/",
                with: "./Seed/schemas/"
            )
            #expect(entry["url"]?.string == file)
        }
    }

    @Test("a schema has the fields that the file holds, and none that is computed")
    func fields() throws {
        for schema in CollectionSchema.all where !schema.name.isDerived {
            let record = SeedSchema.document(of: schema.name.rawValue)?["items"]
            let names = record?["properties"]?.members?.map(\.name)
            #expect(names == schema.fields.filter(\.isInSeed).map(\.name))
            #expect(record?["additionalProperties"] == false)
        }
    }

    @Test("a mistyped name of a schema is told with the one that was meant")
    func mistyped() throws {
        #expect(
            try TestAPI.json("/schemas/seed/operatons.json")["did_you_mean"]?.string == "/schemas/seed/operations.json"
        )
        #expect(SeedSchema.document(of: "timeline") == nil)
    }
}
