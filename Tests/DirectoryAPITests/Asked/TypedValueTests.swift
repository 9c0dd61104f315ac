import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("No value that a person types finds nothing without a word")
struct TypedValueTests {
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }

    @Test("a symbol of a decision is found however it is written", arguments: ["documents", "mandates"])
    func symbols(collection: String) throws {
        let records = try TestAPI.json("/\(collection)?fields=id,reference&limit=500")["data"]?.array ?? []
        let symbols = records.compactMap { $0["reference"]?.string }.filter { $0.wholeMatch(of: /PC\.DEC\/\d+/) != nil }
        let symbol = try #require(symbols.first)
        let number = symbol.split(separator: "/")[1]
        let ids = try TestAPI.ids("/\(collection)?reference=\(Self.encoded(symbol))&fields=id")
        #expect(!ids.isEmpty)
        for form in [
            "PC DEC \(number)", "pc.dec/\(number)", "PC.DEC/ \(number)", "PCDEC\(number)", "PC.DEC \(number)",
            "Permanent Council Decision No. \(number)", "Decision \(number) of the Permanent Council",
        ] {
            let target = "/\(collection)?reference=\(Self.encoded(form))&fields=id"
            #expect(try TestAPI.ids(target) == ids, "\(form)")
            #expect(try TestAPI.json(target)["meta"]?["query"]?.string?.contains(form) == true)
        }
        let all = try TestAPI.total("/\(collection)")
        #expect(
            try TestAPI.total("/\(collection)?reference__not=\(Self.encoded("PC DEC \(number)"))") == all - ids.count
        )
    }

    @Test(
        "a city is found in other spellings and languages",
        arguments: [
            ("operations", "city", "Kiev", "Kyiv"), ("operations", "city", "Київ", "Kyiv"),
            ("operations", "city", "Frunze", "Bishkek"), ("institutions", "city", "Wien", "Vienna"),
            ("institutions", "city", "Вена", "Vienna"), ("states", "capital", "Kiev", "Kyiv"),
            ("operations", "seat_history.value", "Alma-Ata", "Almaty"),
        ]
    )
    func cities(collection: String, parameter: String, typed: String, written: String) throws {
        let found = try TestAPI.ids("/\(collection)?\(parameter)=\(Self.encoded(typed))&fields=id")
        #expect(try TestAPI.ids("/\(collection)?\(parameter)=\(Self.encoded(written))&fields=id") == found)
        #expect(!found.isEmpty)
    }

    @Test(
        "a term is taken in the words of people",
        arguments: [
            ("region=Central%20Asia", "region=central-asia"), ("kind=programme%20offices", "kind=programme-office"),
            ("kind=centers", "kind=centre"), ("kind=Programme%20Office", "kind=programme-office"),
            ("status=ongoing", "status=active"),
        ]
    )
    func terms(typed: String, id: String) throws {
        #expect(try TestAPI.ids("/operations?\(typed)&fields=id") == TestAPI.ids("/operations?\(id)&fields=id"))
    }

    @Test(
        "what can be no value is refused with what there is",
        arguments: [
            ("identifier=foo:1", "no scheme"), ("identifier=Q81299", "scheme and a value"),
            ("names.language=xx", "no language that is registered"), ("names.language=english", "language"),
            ("names.script=Wxyz", "ISO 15924"), ("budget.currency=EURO", "ISO 4217"),
        ]
    )
    func refused(question: String, words: String) throws {
        let answer = TestAPI.respond("/operations?\(question)")
        #expect(answer.status == 400)
        #expect(String(decoding: answer.body, as: UTF8.self).contains(words))
    }

    @Test("a scheme may be called by another word, and a language in any case")
    func forms() throws {
        let state = try #require(try TestAPI.json("/states/at")["data"]?["iso_alpha3"]?.string)
        #expect(try TestAPI.ids("/states?identifier=iso3:\(state)&fields=id") == ["at"])
        #expect(try TestAPI.total("/states?names.language=RU") == TestAPI.total("/states?names.language=ru"))
    }

    @Test("a value that nothing has is told in the answer, with the nearest one, and on the page")
    func unknown() throws {
        let answer = try TestAPI.json("/operations?city=Bishkeck")
        let hint = try #require(answer["meta"]?["hints"]?.array?.first)
        #expect(hint["unknown"] == "city" && hint["value"] == "Bishkeck" && hint["nearest"] == "Bishkek")
        let mended = try #require(hint["url"]?.string)
        #expect(try TestAPI.ids(mended) == TestAPI.ids("/operations?city=Bishkek"))
        let page = TestAPI.respond("/operations?city=Bishkeck", .get, [.accept: "text/html"])
        #expect(String(decoding: page.body, as: UTF8.self).contains("Nothing here has the city"))
        // beside values that there are, too
        let both = try TestAPI.json("/operations?city=Bishkek,Atlantis")
        #expect(both["meta"]?["hints"]?.array?.first?["value"] == "Atlantis")
        #expect(try TestAPI.json("/operations?city=Bishkek")["meta"]?["hints"] == nil)
        // a part of a value leads to those that hold it
        let part = try TestAPI.json("/sources?publisher=ministry")["meta"]?["hints"]?.array?.first
        #expect(part?["use"] == "publisher__contains")
        #expect(try TestAPI.total(part?["url"]?.string ?? "") > 0)
        // no address is the slip for another
        #expect(
            try TestAPI.json("/timeline?record=/operations/kiev")["meta"]?["hints"]?.array?.first?["nearest"] == nil
        )
    }

    @Test("each open parameter of each collection says that nothing has a value, and leads on")
    func everywhere() throws {
        for schema in CollectionSchema.all {
            let store = TestAPI.repository[schema.name]
            for parameter in store.parameters.parameters where parameter.isOpen && parameter.form != .identifier {
                if let form = parameter.form, form != .symbol { continue }
                let target = "\(schema.name.path)?\(parameter.name)=zorgblat%20xq"
                let hints = try TestAPI.json(target)["meta"]?["hints"]?.array ?? []
                let hint = try #require(hints.first { $0["unknown"]?.string == parameter.name }, "\(target)")
                #expect(TestAPI.respond(hint["url"]?.string ?? "").status == 200, "\(target)")
            }
        }
    }

    @Test("what is named elsewhere is no slip for a name that is spelled alike")
    func elsewhere() throws {
        let answer = TestAPI.respond("/operations?country=Chechnya")
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == 400)
        #expect(!text.contains("Czechia"))
        #expect(text.contains("/operations/"))
        #expect(TestAPI.respond("/states/Chechnya").status == 404)
        #expect(!String(decoding: TestAPI.respond("/states/Chechnya").body, as: UTF8.self).contains("Czechia"))
        // a slip is one still
        #expect(String(decoding: TestAPI.respond("/states/Kyrgistan").body, as: UTF8.self).contains("/states/kg"))
    }

    @Test(
        "a word that is only in a decision leads to no operation",
        arguments: ["/operations/Roma", "/operations/Rome"]
    )
    func decisions(target: String) {
        #expect(TestAPI.respond(target).status == 404)
    }

    @Test(
        "an acronym with dots is the acronym, in paths, in filters and in the search",
        arguments: [("U.K.", "gb"), ("U.S.A.", "us"), ("U.S.", "us"), ("u.k.", "gb"), ("U.K", "gb")]
    )
    func acronyms(typed: String, id: String) throws {
        #expect(TestAPI.respond("/states/\(typed)")["Location"] == "/states/\(id)")
        #expect(try TestAPI.ids("/states?id=\(id)&fields=id") == [id])
        let query = try TestAPI.json("/operations?country=\(typed)")["meta"]?["query"]?.string
        #expect(query?.hasSuffix("country is \(id)") == true)
        #expect(try TestAPI.json("/search?q=\(typed)")["data"]?.array?.first?["id"]?.string == id)
    }
}
