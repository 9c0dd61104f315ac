@testable import Formats
import Archive
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("An export is all of the data, and can be served from")
struct ExportTests {
    private static let files = DataExport(TestAPI.repository).files

    private func file(_ path: String) throws -> [UInt8] {
        try #require(Self.files.first { $0.path == path }?.bytes, "\(path)")
    }

    @Test("equal data make equal files, and the sums are theirs")
    func sums() throws {
        #expect(DataExport(TestAPI.repository).files.map(\.bytes) == Self.files.map(\.bytes))
        let lines = String(decoding: try file("SHA256SUMS"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == Self.files.count - 1)
        for line in lines {
            let parts = line.split(separator: " ").map(String.init)
            #expect(ContentDigest.hex(of: try file(parts[1])) == parts[0])
        }
    }

    @Test("served from the export, every answer has the same bytes")
    func servedFromExport() throws {
        let seed = Self.files.filter { $0.path.hasPrefix("seed/") }
        let files = Dictionary(uniqueKeysWithValues: seed.map { (String($0.path.dropFirst(5)), $0.bytes) })
        let repository = try Repository(checking: Seed(files: files, origin: "the export"))
        let other = Responder(repository)
        var targets = [
            "/", "/dataset", "/dataset?format=jsonld", "/graph", "/search?q=mission", "/openapi.json",
            "/dataset/download",
        ]
        for store in TestAPI.repository.collections {
            // one of them is not there in every collection, and then refused alike
            targets += ["json", "csv", "geojson", "jsonld", "atom"].map {
                "/\(store.schema.name)?limit=500&format=\($0)"
            }
            targets += store.records.prefix(3).map(\.path)
        }
        targets += [
            "/operations?as_of=2000-01-01&facets=region", "/operations/bishkek/evidence", "/operations/bishkek/history",
        ]
        for target in targets {
            #expect(other.respond(to: APIRequest(.get, target)) == TestAPI.respond(target), "\(target)")
        }
    }

    @Test("archives of research data and programs that cite find what they look for")
    func crate() throws {
        let crate = try JSONReader.read(try file("ro-crate-metadata.json"))
        #expect(crate["@context"] == "https://w3id.org/ro/crate/1.2/context")
        let nodes = crate["@graph"]?.array ?? []
        let root = try #require(nodes.first { $0["@id"] == "./" })
        for member in ["name", "description", "datePublished", "license"] { #expect(root[member] != nil, "\(member)") }
        let parts = (root["hasPart"]?.array ?? []).compactMap { $0["@id"]?.string }
        #expect(Set(parts) == Set(Self.files.map(\.path)).subtracting(["ro-crate-metadata.json", "SHA256SUMS"]))
        for part in parts {
            let node = try #require(nodes.first { $0["@id"]?.string == part })
            #expect(node["sha256"]?.string == ContentDigest.hex(of: try file(part)), "\(part)")
        }
        let citation = String(decoding: try file("CITATION.cff"), as: UTF8.self)
        #expect(citation.hasPrefix("cff-version: \"1.2.0\"\n") && citation.contains("\nauthors:\n  - name: \""))
        #expect(citation.contains("\nversion: \"\(TestAPI.repository.version)\"\n"))
    }

    @Test("tables and lines have every record", arguments: CollectionName.allCases)
    func tables(name: CollectionName) throws {
        let records = TestAPI.repository[name].records
        #expect(try JSONReader.read(try file("json/\(name).json")).array == records.map(\.value))
        let lines = String(decoding: try file("ndjson/\(name).ndjson"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == records.count)
        let package = try JSONReader.read(try file("datapackage.json"))
        let resource = try #require(package["resources"]?.array?.first { $0["name"]?.string == name.rawValue })
        let table = String(decoding: try file("csv/\(name).csv"), as: UTF8.self)
        let head = table.prefix { $0 != "\r\n" }
        let fields = resource["schema"]?["fields"]?.array?.compactMap { $0["name"]?.string } ?? []
        #expect(fields.joined(separator: ",") == head)
        #expect(resource["hash"]?.string == "sha256:" + ContentDigest.hex(of: Array(table.utf8)))
    }

    @Test("the archive that is downloaded names its version and is the same each time")
    func download() throws {
        let answer = TestAPI.respond("/dataset/download", .get, [.acceptEncoding: "gzip, br"])
        #expect(answer.status == 200 && answer["Content-Type"] == "application/zip")
        #expect(answer["Content-Encoding"] == nil && answer["Vary"] == "Accept", "an archive is compressed already")
        #expect(answer["Content-Disposition"]?.contains(TestAPI.repository.shortVersion) == true)
        #expect(answer.body.prefix(4) == [0x50, 0x4B, 0x03, 0x04])
        #expect(Responder(TestAPI.repository).respond(to: APIRequest(.get, "/dataset/download")).body == answer.body)
        #expect(TestAPI.respond("/dataset/download?format=zip").body == answer.body)
    }

    @Test("a site has a file for every address it names, with the bytes that are served")
    func site() throws {
        let files = try SiteExport(TestAPI.repository).files()
        #expect(Set(files.map(\.path)).count == files.count, "no two addresses share a file")
        let contents = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        let index = try JSONReader.read(try #require(contents["site.json"]))["files"]?.array ?? []
        #expect(index.count == files.count - 1)
        // a file is at its own address alone, so that its neighbours name no version
        var responder = TestAPI.responder
        responder.pinsWalks = false
        for entry in index {
            let target = try #require(entry["target"]?.string)
            let path = try #require(entry["file"]?.string)
            // every twentieth is asked for anew, since all would take as long as making them
            if ContentDigest.hex(of: Array(target.utf8)).hasPrefix("0") {
                #expect(responder.respond(to: APIRequest(.get, target)).body == contents[path], "\(target)")
            }
        }
        for path in [
            "index.json", "operations.json", "operations/bishkek.json", "operations/bishkek/evidence.json",
            "operations/_/dimension=human.json", "timeline/_/offset=50.json",
            "operations.csv", "operations.geojson", "changes.atom", "operations/bishkek.jsonld", "map.svg",
            "operations/bishkek/cite.bib", "operations/bishkek/cite.json", "dataset/cite.ris", "dataset.jsonld",
        ] {
            #expect(contents[path] != nil, "\(path)")
        }
    }

    @Test("an archive refuses what it has no room for, and holds what it was given")
    func archive() {
        var archive = ZIPArchive(day: (2026, 11, 24))
        let taken = [
            archive.add("a.txt", Array("hello hello hello".utf8)), archive.add("folder/empty", []),
            archive.add(String(repeating: "x", count: 70_000), []),
        ]
        #expect(taken == [true, true, false])
        let bytes = archive.finish()
        #expect(bytes.suffix(22).prefix(4) == [0x50, 0x4B, 0x05, 0x06])
        // two entries, as the end of the directory counts them
        #expect(bytes.suffix(12).prefix(2) == [2, 0])
    }
}
