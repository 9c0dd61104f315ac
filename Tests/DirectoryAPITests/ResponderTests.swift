import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("The API answers over the embedded Seed")
struct ResponderTests {
    @Test("the human dimension's operations are listed, and no others")
    func humanDimension() throws {
        let ids = try TestAPI.ids("/operations?dimension=human&sort=id&limit=500")
        let expected = TestAPI.repository[.operations].records.filter {
            $0.value["dimensions"]?.array?.contains("human") == true
        }
        #expect(!ids.isEmpty)
        #expect(ids == expected.map(\.id))
        #expect(try TestAPI.total("/operations?dimension=human&limit=1") == ids.count)
    }

    @Test("the Transnational Threats Department is one record under the Secretariat")
    func department() throws {
        let data = try TestAPI.json("/institutions/ttd")["data"]
        #expect(data?["name"]?.string == "Transnational Threats Department")
        #expect(data?["parent"]?.string == "secretariat")
        #expect(data?["url"]?.string == "/institutions/ttd")
        #expect(data?["evidence"]?.array?.isEmpty == false)
    }

    @Test("every collection and every record answers, and ends with a line feed", arguments: CollectionName.allCases)
    func everyRecord(name: CollectionName) throws {
        let list = TestAPI.respond("/\(name)")
        #expect(list.status == 200)
        #expect(list.body.last == 0x0A)
        for record in TestAPI.repository[name].records {
            let answer = TestAPI.respond(record.path)
            #expect(answer.status == 200)
            #expect(answer.body.last == 0x0A)
            #expect(try JSONReader.read(answer.body)["data"] == record.value)
        }
    }

    @Test("the service document counts every collection")
    func serviceDocument() throws {
        let collections = try TestAPI.json("/")["data"]?["collections"]?.array ?? []
        #expect(collections.count == CollectionName.seeded.count)
        for entry in collections {
            let name = try #require(entry["name"]?.string.flatMap(CollectionName.init(rawValue:)))
            #expect(entry["count"] == .integer(TestAPI.repository[name].records.count))
        }
    }

    @Test("the data set says how well it is sourced, and what is not known")
    func dataset() throws {
        let data = try #require(try TestAPI.json("/dataset")["data"])
        #expect(data["version"]?.string == TestAPI.repository.version)
        #expect(data["open_questions"]?.array?.isEmpty == false)
        let collections = data["collections"]?.array ?? []
        #expect(collections.count == CollectionName.seeded.count)
        for collection in collections {
            for field in collection["fields"]?.array ?? [] where collection["name"]?.string != "sources" {
                func number(_ name: String) -> Int {
                    if case .number(let literal)? = field[name] { Int(literal) ?? -1 } else { -1 }
                }
                // every fact rests on something
                #expect(number("stated") + number("inferred") == number("records"), "\(field)")
            }
        }
    }

    @Test("a filter finds what a scan over the records finds", arguments: CollectionName.allCases)
    func filtersLikeAScan(name: CollectionName) throws {
        let store = TestAPI.repository[name]
        for parameter in store.parameters.parameters {
            for type in parameter.types {
                guard case .term(let vocabulary) = type else { continue }
                for id in vocabulary.ids {
                    let expected = store.records.filter { record in
                        parameter.leaves.contains { leaf in
                            Self.values(record.value, leaf.path.split(separator: ".").map(String.init)[...]).contains(
                                id
                            )
                        }
                    }
                    let found = try TestAPI.ids("/\(name)?\(parameter.name)=\(id)&limit=500&sort=id")
                    #expect(found == expected.prefix(500).map(\.id), "\(parameter.name)=\(id)")
                }
            }
        }
    }

    /// The strings at a path, walked without the engine's help.
    private static func values(_ value: JSON, _ steps: ArraySlice<String>) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap { values($0, steps) }
        case .string(let text): steps.isEmpty ? [text] : []
        default: steps.first.flatMap { value[$0] }.map { values($0, steps.dropFirst()) } ?? []
        }
    }

    @Test(
        "aliases, capitals, acronyms and names mean the same as ids",
        arguments: [
            ("/operations?dimension=HUMAN", "/operations?dimension=human"),
            ("/operations?dimension=economic", "/operations?dimension=economic-environmental"),
            ("/operations?dimension=military", "/operations?dimension=politico-military"),
            ("/operations?dimensions=political", "/operations?dimension=politico-military"),
            ("/operations?country=KG", "/operations?country=kg"),
            ("/operations?country=Kyrgyzstan", "/operations?country=kg"),
            ("/operations?country=kosovo", "/operations?country=xk"), ("/operations?host=xk", "/operations?country=xk"),
            ("/operations?status=open", "/operations?status=active"),
            ("/mandates?holder=TNTD", "/mandates?holder=ttd"),
            ("/mandates?institution=ODIHR", "/mandates?holder=odihr"),
            ("/documents?year=2012", "/documents?date=2012"),
        ]
    )
    func aliases(typed: String, meant: String) throws {
        let ids = try TestAPI.ids(typed)
        #expect(!ids.isEmpty)
        #expect(try ids == TestAPI.ids(meant))
    }

    @Test("commas and repetition are OR, different fields AND, not excludes")
    func combinations() throws {
        let either = try TestAPI.ids("/operations?country=kg,tj&status=active")
        #expect(either == ["bishkek", "dushanbe"])
        #expect(try TestAPI.ids("/operations?country=kg&country=tj&status=active") == either)
        #expect(try TestAPI.ids("/operations?country=kg,tj&status=closed").isEmpty)
        let human = try Set(TestAPI.ids("/operations?dimension=human&limit=500"))
        let others = try Set(TestAPI.ids("/operations?dimension__not=human&limit=500"))
        #expect(human.isDisjoint(with: others))
        #expect(human.union(others).count == TestAPI.repository[.operations].records.count)
    }

    @Test(
        "a walk along next meets every record once, in every order",
        arguments: ["", "&sort=name", "&sort=-established,name", "&sort=closed", "&sort=-kind"]
    )
    func walk(order: String) throws {
        var address: String? = "/operations?limit=7\(order)"
        var seen: [String] = []
        let count = TestAPI.repository[.operations].records.count
        while let current = address {
            let document = try TestAPI.json(current)
            seen += document["data"]?.array?.compactMap { $0["id"]?.string } ?? []
            address = document["links"]?["next"]?.string
            try #require(seen.count <= count)
        }
        #expect(seen.count == count)
        #expect(Set(seen).count == count)
    }

    @Test("links lead back and to the ends, as fields and in the document")
    func links() throws {
        let answer = TestAPI.respond("/operations?offset=10&limit=10")
        let links = try JSONReader.read(answer.body)["links"]
        #expect(links?["self"]?.string == "/operations?limit=10&offset=10")
        let kept = "&version=\(TestAPI.repository.shortVersion)"
        #expect(links?["prev"]?.string == "/operations?limit=10\(kept)")
        #expect(links?["next"]?.string == "/operations?limit=10&offset=20\(kept)")
        #expect(links?["last"]?.string == "/operations?limit=10&offset=30\(kept)")
        #expect(answer["Link"]?.contains("</operations?limit=10&offset=20\(kept)>; rel=\"next\"") == true)
        #expect(try TestAPI.json("/operations?offset=30&limit=10")["links"]?["next"] == nil)
    }

    @Test("the same request to the same data has the same bytes")
    func deterministic() throws {
        let again = Responder(try Repository(checking: .embedded))
        for target in ["/", "/operations?sort=-established", "/institutions/ttd", "/sources", "/nowhere"] {
            #expect(again.respond(to: APIRequest(.get, target)) == TestAPI.respond(target))
        }
    }
}
