@testable import Formats
@testable import Addresses
import Foundation
import Testing

@testable import Directory
@testable import DirectoryAPI
import HTTPSemantics

@Suite("Feeds and linked data say what they are, wherever they are read")
struct FormatIdentityTests {
    private func text(_ target: String) -> String { String(decoding: TestAPI.respond(target).body, as: UTF8.self) }

    private func title(_ target: String) -> String? {
        text(target).components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first
    }

    @Test("every feed has a title of its own: the record, or the question in words")
    func titles() throws {
        let record = try #require(TestAPI.repository[.documents].record(id: "mc-dec-6-05"))
        let targets = [
            "/changes?format=atom", "/changes?format=atom&collection=states", "/changes?format=atom&q=kosovo",
            "/documents/mc-dec-6-05/history?format=atom", "/operations/bishkek/history?format=atom",
            "/operations/bishkek/history?format=atom&change=added",
        ]
        let titles = targets.map(title)
        #expect(Set(titles).count == targets.count)
        #expect(title(targets[3])?.contains(record.name.replacing("&", with: "&amp;")) == true)
        #expect(titles.allSatisfy { $0?.hasPrefix("OSCE Directory: ") == true && $0?.contains("ordered by") == false })
    }

    /// The `@id`s of a document, and the values of terms that its context has as identifiers.
    private static func identities(_ value: JSON, _ context: JSON?) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap { identities($0, context) }
        case .object(let members):
            members.filter { $0.name != "@context" }.flatMap { member -> [String] in
                let type = context?[member.name]?["@type"]?.string
                if member.name == "@id" { return [member.value.string ?? ""] }
                if type == "@json" { return [] }
                guard type == "@id" else { return identities(member.value, context) }
                return (member.value.array ?? [member.value]).compactMap(\.string)
            }
        default: []
        }
    }

    /// Whether an identifier is one of ours in full, a term, or what others call the same thing.
    private static func isAbsolute(_ identity: String, _ start: String) -> Bool {
        identity.hasPrefix(start) || identity.hasPrefix("urn:osce-directory:term:")
            || ["http://", "https://"].contains { identity.hasPrefix($0) && !identity.hasPrefix("https://d.example") }
    }

    @Test(
        "no identifier of linked data is relative, with or without a public address",
        arguments: CollectionName.allCases
    )
    func absolute(name: CollectionName) throws {
        let published = Responder(TestAPI.repository, publicAddress: PublicAddress("https://d.example"))
        for record in [Record?.none] + TestAPI.repository[name].records.prefix(3).map(Record?.some) {
            let target = (record?.path ?? name.path) + "?format=jsonld"
            for (responder, start) in [(TestAPI.responder, "urn:osce-directory:"), (published, "https://d.example/")] {
                let document = try JSONReader.read(responder.respond(to: APIRequest(.get, target)).body)
                let found = Self.identities(document, document["@context"])
                #expect(!found.isEmpty)
                for identity in found {
                    #expect(Self.isAbsolute(identity, start), "\(identity)")
                }
                if let record {
                    #expect(document["@id"]?.string == start + record.path.dropFirst())
                }
            }
        }
    }

    @Test("the data set, the context and the archive are absolute too")
    func documents() throws {
        let dataset = try TestAPI.json("/dataset?format=jsonld")
        #expect(dataset["@id"] == "urn:osce-directory:site/dataset" && dataset["dcat:landingPage"] == nil)
        let address = try #require(PublicAddress("https://d.example"))
        let published = Responder(TestAPI.repository, publicAddress: address)
        let other = try JSONReader.read(published.respond(to: APIRequest(.get, "/dataset?format=jsonld")).body)
        #expect(other["@id"] == "https://d.example/dataset")
        #expect(
            other["dcat:distribution"]?.array?.first?["dcat:downloadURL"]?["@id"]
                == "https://d.example/dataset/download"
        )
        for (files, start) in [
            (DataExport(TestAPI.repository).files, "urn:osce-directory:"),
            (DataExport(TestAPI.repository, publicAddress: address).files, "https://d.example/"),
        ] {
            let bytes = try #require(files.first { $0.path == "dataset.jsonld" }?.bytes)
            let document = try JSONReader.read(bytes)
            for identity in Self.identities(document, document["@context"]) where !identity.hasPrefix("http://www.iana")
            {
                #expect(Self.isAbsolute(identity, start), "\(identity)")
            }
        }
        for member in try TestAPI.json("/context.jsonld")["@context"]?.members ?? [] {
            let identifier = member.value.string ?? member.value["@id"]?.string
            #expect(member.name == "@version" || identifier?.contains(":") == true, "\(member.name)")
        }
    }

    @Test("an identifier of a record is no term of the vocabulary")
    func terms() {
        for store in TestAPI.repository.collections {
            let site = LinkedData.identity(store.schema.name.path, TestAPI.repository)
            #expect(site == "urn:osce-directory:site/\(store.schema.name)")
            for record in store.records.prefix(2) {
                #expect(LinkedData.identity(record.path, TestAPI.repository).contains("/"))
            }
        }
    }

    // MARK: Past days

    @Test("what a past day leaves undecided is counted among what fulfils the other conditions")
    func undated() throws {
        func undated(_ target: String) throws -> Int {
            Int(try TestAPI.json(target)["meta"]?["undated"]?.description ?? "") ?? -1
        }
        let day = "2000-01-01"
        let all = try undated("/operations?as_of=\(day)")
        #expect(all > 0)
        // each undecided record has one category, for good
        let kinds = Set(TestAPI.repository[.operations].records.compactMap { $0.value["category"]?.string })
        let byKind = try kinds.map { try undated("/operations?as_of=\(day)&category=\($0)") }
        #expect(byKind.reduce(0, +) == all && byKind.contains { $0 < all })
        #expect(try undated("/operations?as_of=\(day)&q=zzzzqqqq") == 0)
        #expect(try undated("/operations?as_of=\(day)&category__exists=true") == all)
        // a record whose end is not known was at work on the day if it existed, whatever it is today
        #expect(try undated("/operations?as_of=\(day)&status=closed") == 0)
        #expect(try undated("/operations?as_of=\(day)&facets=kind") == all)
    }
}
