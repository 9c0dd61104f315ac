import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("A record is asked for by any word that is its own, and a code is never guessed")
struct NamesTests {
    private static let states = TestAPI.repository[.states]

    /// The faults that a target is refused for.
    private func faults(_ target: String, _ responder: Responder = TestAPI.responder) throws -> [JSON] {
        let answer = responder.respond(to: APIRequest(.get, target))
        #expect(answer.status == 400, "\(target)")
        return try JSONReader.read(answer.body)["errors"]?.array ?? []
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (byte < 16 ? "0" : "") + hex
        }.joined()
    }

    /// The words that belong to a record alone.
    private static func words(of record: Record, in store: CollectionStore) -> [String] {
        let names = (record.value["names"]?.array ?? []).compactMap { $0["value"]?.string }
        let aliases = (record.value["aliases"]?.array ?? []).compactMap(\.string)
        let codes = ["iso_alpha2", "iso_alpha3"].compactMap { record.value[$0]?.string }
        return ([record.id, record.id.uppercased()] + names + aliases + codes)
            .filter { store.names.records(named: $0).count == 1 }
    }

    @Test("every code of every State stands for that State, in a parameter and in a path")
    func codes() throws {
        for state in Self.states.records {
            for field in ["iso_alpha2", "iso_alpha3"] {
                let code = try #require(state.value[field]?.string)
                for word in [code, code.lowercased()] {
                    let meta = try TestAPI.json("/operations?country=\(word)&limit=1")["meta"]
                    #expect(meta?["query"]?.string == "operations where country is \(state.id)", "\(word)")
                    let answer = TestAPI.respond("/states/\(word)")
                    if word == state.id {
                        #expect(answer.status == 200)
                    } else {
                        #expect(answer.status == (word.lowercased() == state.id ? 308 : 302), "\(word)")
                        #expect(answer["Location"] == "/states/\(state.id)")
                    }
                }
            }
        }
    }

    @Test("codes that people use beside those of ISO 3166-1 are known", arguments: [("UK", "gb"), ("el", "gr")])
    func otherCodes(code: String, id: String) throws {
        #expect(TestAPI.respond("/states/\(code)")["Location"] == "/states/\(id)")
        #expect(try TestAPI.json("/states/\(id)")["data"]?["id"]?.string == id)
        #expect(try TestAPI.total("/operations?country=\(code)") == TestAPI.total("/operations?country=\(id)"))
    }

    @Test("every parameter that refers to records takes each word that is a record's own")
    func everyReference() throws {
        var parameters = 0
        for store in TestAPI.repository.collections {
            for parameter in store.parameters.parameters where parameter.operators.contains(.equal) {
                for type in parameter.types {
                    guard case .reference(let collections) = type else { continue }
                    parameters += 1
                    let stores = collections.map { TestAPI.repository[$0] }
                    for other in stores {
                        // a few dozen of them
                        for record in other.records.enumerated().filter({
                            $0.offset % (1 + other.records.count / 24) == 0
                        }) {
                            for word in Self.words(of: record.element, in: other) {
                                let sharing = stores.flatMap { store in
                                    store.names.records(named: word).map { store.records[$0].id }
                                }
                                guard Set(sharing).count == 1 else { continue }
                                let target = "/\(store.schema.name)?\(parameter.name)=\(Self.encoded(word))&limit=1"
                                let answer = TestAPI.respond(target)
                                #expect(answer.status == 200, "\(target)")
                                let link = try JSONReader.read(answer.body)["links"]?["self"]?.string ?? ""
                                #expect(link.contains("\(parameter.name)=\(record.element.id)&"), "\(target): \(link)")
                            }
                        }
                    }
                }
            }
        }
        #expect(parameters > 20)
    }

    @Test("a name with commas in it is one value, and words with commas between them are several")
    func commas() throws {
        #expect(
            try TestAPI.json("/operations?country=Korea,%20Republic%20of")["meta"]?["query"]?.string?.hasSuffix("is kr")
                == true
        )
        #expect(try TestAPI.total("/operations?country=KGZ,Tajikistan") == TestAPI.total("/operations?country=kg,tj"))
        #expect(try faults("/operations?activity=human,rights").first?["value"]?.string == "human")
    }

    @Test("a name in a path leads to its record, with the query, for as long as it is its own")
    func pathsByName() {
        for (path, location) in [
            ("/states/T%C3%BCrkiye", "/states/tr"), ("/states/turkey", "/states/tr"),
            ("/states/Czech%20Republic", "/states/cz"), ("/institutions/TNTD", "/institutions/ttd"),
            ("/institutions/TNTD/evidence?format=csv", "/institutions/ttd/evidence?format=csv"),
            ("/States/USA/", "/states/us"),
            ("/activities/financing?fields=id", "/activities/terrorist-financing?fields=id"),
            ("/documents/PC.DEC%2F1063", "/documents/pc-dec-1063"),
            ("/documents/PC.DEC/1063", "/documents/pc-dec-1063"), ("/documents/S/RES/1373", "/documents/s-res-1373"),
        ] {
            let answer = TestAPI.respond(path)
            #expect(answer.status == 302, "\(path)")
            #expect(answer["Location"] == location)
        }
        for (path, location) in [
            ("/institutions/TTD", "/institutions/ttd"), ("/Institutions/ttd", "/institutions/ttd"),
            ("/states/KG/cite", "/states/kg/cite"), ("/states/kg/", "/states/kg"),
        ] {
            let answer = TestAPI.respond(path)
            #expect(answer.status == 308, "\(path)")
            #expect(answer["Location"] == location)
        }
    }

    @Test(
        "a code that nobody has is refused without a guess, wherever it is asked for",
        arguments: ["XX", "ZZ", "xx", "usx", "UKX", "ua1", "sr", "swe1", "kgs", "rsu", "e"]
    )
    func noGuess(code: String) throws {
        for store in TestAPI.repository.collections {
            for parameter in store.parameters.parameters {
                let refers = parameter.types.contains { type in
                    if case .reference = type { true } else if case .either = type { !type.takesText } else { false }
                }
                guard refers else { continue }
                let found = try faults("/\(store.schema.name)?\(parameter.name)=\(code)")
                #expect(found.count == 1)
                #expect(found.first?["did_you_mean"] == nil, "\(parameter.name)=\(code)")
                #expect(found.first?["suggestions"] == nil, "\(parameter.name)=\(code)")
            }
        }
        for collection in CollectionName.seeded {
            let answer = TestAPI.respond("/\(collection)/\(code)")
            #expect(answer.status == 404)
            #expect(try JSONReader.read(answer.body)["did_you_mean"] == nil, "/\(collection)/\(code)")
        }
    }

    @Test("nothing is guessed from the code of an enumeration, nor for one")
    func noGuessOfTerms() throws {
        // `see` and `pc` are words for terms
        for target in ["/operations?region=sea", "/documents?adopting_body=pcc", "/operations?country=xl"] {
            #expect(try faults(target).first?["did_you_mean"] == nil, "\(target)")
        }
        #expect(try faults("/operations?region=centralasia").first?["did_you_mean"]?.string == "central-asia")
    }

    @Test("a number is not guessed from another number")
    func noGuessOfNumbers() throws {
        for word in ["pc-dec-1064", "PC.DEC/1036", "pc-dec-106"] {
            #expect(try faults("/mandates?document=\(Self.encoded(word))").first?["did_you_mean"] == nil, "\(word)")
            let answer = TestAPI.respond("/documents/\(Self.encoded(word))")
            #expect(answer.status == 404)
            #expect(try JSONReader.read(answer.body)["did_you_mean"] == nil, "\(word)")
        }
    }

    @Test(
        "a former or colloquial name, part of one, or another spelling by rule stands for the record",
        arguments: [
            ("Moldavia", "md"), ("Russia", "ru"), ("Bosnia", "ba"), ("Usbekistan", "uz"), ("Deutschland", "de"),
        ]
    )
    func otherNames(word: String, id: String) throws {
        let found = TestAPI.respond("/states/\(word)")
        #expect(found.status == 302 && found["Location"] == "/states/\(id)", "\(word)")
        let (own, other) = (
            TestAPI.respond("/operations?country=\(word)"), TestAPI.respond("/operations?country=\(id)")
        )
        #expect(own.status == 200)
        #expect(try JSONReader.read(own.body)["data"] == JSONReader.read(other.body)["data"])
    }

    @Test("a name that several records share leads to none of them and is answered with all")
    func severalNames() throws {
        let answer = TestAPI.respond("/operations/kosovo")
        #expect(answer.status == 404)
        let urls = try JSONReader.read(answer.body)["suggestions"]?.array?.compactMap { $0["url"]?.string } ?? []
        #expect(urls.count > 1 && urls.contains("/operations/mission-in-kosovo"))
        let elsewhere = try JSONReader.read(TestAPI.respond("/states/Kosovo").body)
        #expect(elsewhere["suggestions"]?.array?.isEmpty == false)
        #expect(try JSONReader.read(TestAPI.respond("/operations/kosvo").body)["suggestions"]?.array?.isEmpty == false)
    }

    @Test("a word for the beginning or the end of a time leads to the date that is asked about")
    func times() throws {
        #expect(try faults("/operations?from=1999").first?["did_you_mean"]?.string == "established__gte")
        #expect(try faults("/timeline?until=1999").first?["did_you_mean"]?.string == "date__lte")
    }

    @Test(
        "a misspelt name is answered with the name, its address and the value to put there",
        arguments: [
            ("Kyrgistan", "kg"), ("Tajikstan", "tj"), ("Uzbekstan", "uz"), ("Germny", "de"), ("Turky", "tr"),
        ]
    )
    func misspelt(word: String, id: String) throws {
        let name = try #require(Self.states.record(id: id)?.name)
        for target in [
            "/operations?country=\(word)", "/operations?host.states=\(word)", "/institutions?country=\(word)",
            "/operations?country=kg,\(word)",
        ] {
            let fault = try #require(try faults(target).first)
            #expect(fault["did_you_mean"]?.string == id, "\(target)")
            #expect(
                fault["suggestions"] == [
                    ["value": .string(id), "name": .string(name), "url": .string("/states/\(id)")]
                ]
            )
            #expect(fault["detail"]?.string?.contains("Did you mean \(name) (/states/\(id))?") == true)
        }
        let answer = TestAPI.respond("/states/\(word)")
        #expect(answer.status == 404)
        let problem = try JSONReader.read(answer.body)
        #expect(problem["did_you_mean"]?.string == "/states/\(id)")
        #expect(problem["suggestions"] == [["name": .string(name), "url": .string("/states/\(id)")]])
        #expect(problem["detail"]?.string?.contains("\(name) (/states/\(id))") == true)
        let page = String(
            decoding: TestAPI.respond("/states/\(word)", .get, [.accept: "text/html"]).body,
            as: UTF8.self
        )
        #expect(page.contains(">\(name)</a>"))
    }

    @Test(
        "the name of another country is not taken for a misspelt one",
        arguments: ["Nigeria", "Syria", "Iraq", "Tanzania"]
    )
    func otherCountries(name: String) throws {
        #expect(try faults("/operations?country=\(name)").first?["did_you_mean"] == nil)
    }

    @Test("the beginning of several names suggests each and chooses none")
    func beginnings() throws {
        let fault = try #require(try faults("/operations?country=United").first)
        #expect(fault["did_you_mean"] == nil)
        #expect(fault["suggestions"]?.array?.compactMap { $0["value"]?.string } == ["gb", "us"])
    }

    /// The embedded Seed in which two States share a name, and an institution and an operation an acronym.
    private static let ambiguous: Responder = {
        var files = Seed.embedded.files
        func add(_ name: String, _ kind: String, after value: String, in file: String) {
            let text = String(decoding: files[file] ?? [], as: UTF8.self)
            let other = "{\"value\": \"\(name)\", \"kind\": \"\(kind)\", \"language\": \"en\"}, "
            // once where the name is, once where its evidence is
            let named = text.replacing(
                "{\"value\": \"\(value)\",",
                with: other + "{\"value\": \"\(value)\",",
                maxReplacements: 1
            )
            let path = "\"names.\(value)"
            files[file] = Array(
                named.replacing(path, with: "\"names.\(name)\", \(path)", maxReplacements: 1).utf8
            )
        }
        add("Twinland", "alias", after: "Andorra", in: "states.json")
        add("Twinland", "alias", after: "Albania", in: "states.json")
        add("TNTD", "acronym", after: "OMIK", in: "operations.json")
        files["releases.json"] = nil
        do throws(InvalidSeed) {
            return Responder(try Repository(checking: Seed(files: files, origin: "a test")))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    @Test("a word that several records share is not guessed: each is told with its address")
    func shared() throws {
        let fault = try #require(try faults("/operations?country=twinland", Self.ambiguous).first)
        #expect(fault["did_you_mean"] == nil)
        #expect(fault["suggestions"]?.array?.compactMap { $0["url"]?.string } == ["/states/ad", "/states/al"])
        #expect(fault["detail"]?.string?.contains("Andorra (/states/ad) or Albania (/states/al)") == true)
        let across = try #require(try faults("/mandates?holder=TNTD", Self.ambiguous).first)
        #expect(
            across["suggestions"]?.array?.compactMap { $0["url"]?.string }
                == ["/institutions/ttd", "/operations/mission-in-kosovo"]
        )
        for target in ["/states/Twinland", "/states/twinland/cite"] {
            let answer = Self.ambiguous.respond(to: APIRequest(.get, target))
            #expect(answer.status == 404)
            let problem = try JSONReader.read(answer.body)
            #expect(problem["did_you_mean"] == nil)
            #expect(problem["suggestions"]?.array?.count == 2)
        }
        // where the collection is named, the word is one record's again
        #expect(Self.ambiguous.respond(to: APIRequest(.get, "/institutions/TNTD")).status == 302)
        let page = Self.ambiguous.respond(to: APIRequest(.get, "/states/Twinland", fields: [.accept: "text/html"]))
        #expect(String(decoding: page.body, as: UTF8.self).contains("<a href=\"/states/al\">Albania</a>"))
    }

    @Test("a city is found by its name in either language, and by both")
    func cities() throws {
        let ids = try TestAPI.ids("/operations?city=Prishtin%C3%AB%2FPri%C5%A1tina")
        #expect(!ids.isEmpty)
        for name in ["Pristina", "pri%C5%A1tina", "Prishtine", "Prishtin%C3%AB"] {
            #expect(try TestAPI.ids("/operations?city=\(name)") == ids, "\(name)")
            #expect(try TestAPI.total("/operations?city__not=\(name)") == TestAPI.total("/operations") - ids.count)
        }
        #expect(try TestAPI.ids("/operations?city=Pristina,Bishkek").count == ids.count + 1)
        #expect(try TestAPI.ids("/operations?city=Prish").isEmpty)
        #expect(try TestAPI.json("/operations?city=Pristina")["links"]?["self"]?.string == "/operations?city=Pristina")
    }
}
