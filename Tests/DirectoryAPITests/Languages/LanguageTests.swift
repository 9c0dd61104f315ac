import Addresses
import DirectoryAPI
import Formats
import HTTPSemantics
import Testing

@testable import Directory

@Suite("Names come in the languages that are asked for, and nothing else changes")
struct LanguageTests {
    private func name(_ target: String) throws -> (name: String?, language: String?) {
        let data = try LanguageSeed.json(target)["data"]
        return (data?["name"]?.string, data?["name_language"]?.string)
    }

    @Test(
        "the first language with an official name counts, and English where none has one",
        arguments: [
            ("ru", "Южное бюро", "ru"), ("RU", "Южное бюро", "ru"), ("ru-RU", "Южное бюро", "ru"),
            ("fr,ru", "Южное бюро", "ru"), ("de,ru", "Büro Süd", "de"), ("de-AT", "Büro Süd", "de"),
            ("sr", "Južna kancelarija", "sr-Latn"), ("sr-Latn", "Južna kancelarija", "sr-Latn"),
            ("sr-Latn-RS", "Južna kancelarija", "sr-Latn"), ("en,ru", "Southern Office", nil),
            ("fr", "Southern Office", nil), ("fr,en-GB,ru", "Southern Office", nil),
            ("sr-Cyrl,de", "Južna kancelarija", "sr-Latn"),
        ] as [(String, String, String?)]
    )
    func choice(languages: String, name: String, language: String?) throws {
        let found = try self.name("/operations/south?lang=\(languages)")
        #expect(found.name == name)
        #expect(found.language == language)
    }

    @Test("on a past day a name counts where it is certain to have been in use then")
    func past() throws {
        #expect(try name("/operations/south?lang=de&as_of=2005-01-01").name == "Zentrum Süd")
        #expect(try name("/operations/south?lang=de&as_of=2015-01-01").name == "Büro Süd")
        // the Russian name has no dates, and the operation had another name then
        #expect(try name("/operations/south?lang=ru&as_of=2005-01-01") == ("Southern Centre", nil))
        #expect(try name("/operations/south?lang=ru,de&as_of=2005-01-01").name == "Zentrum Süd")
        #expect(try name("/operations/south?lang=ru&as_of=2015-01-01").name == "Южное бюро")
    }

    @Test("repeating the parameter is a list, and the address in links names what was asked")
    func repeated() throws {
        let document = try LanguageSeed.json("/operations/south?lang=fr&lang=ru")
        #expect(document["data"]?["name"] == "Южное бюро")
        #expect(document["links"]?["self"] == "/operations/south?lang=fr,ru")
        let list = try LanguageSeed.json("/operations?lang=ru,de&limit=1")
        #expect(list["links"]?["next"]?.string?.contains("lang=ru,de") == true)
    }

    @Test(
        "what is no language is refused, with the tag that was meant",
        arguments: [
            ("rus", "ru"), ("xx", nil), ("russian", nil), ("e", nil), ("ru_RU", nil), ("*", nil), ("ru,,xx", nil),
            ("", nil), ("de-Xxxx", nil), ("ru,rus", "ru"),
        ] as [(String, String?)]
    )
    func wrong(value: String, meant: String?) throws {
        for path in ["/operations", "/operations/south", "/map", "/graph", "/operations/south/related", "/timeline"] {
            let answer = LanguageSeed.respond("\(path)?lang=\(value)")
            #expect(answer.status == 400, "\(path)")
            let errors = try JSONReader.read(answer.body)["errors"]?.array ?? []
            #expect(errors.contains { $0["parameter"] == "lang" }, "\(path)")
            if let meant { #expect(errors.first?["did_you_mean"]?.string == meant) }
        }
    }

    @Test("nine languages are refused, eight are not, and other faults are told beside")
    func bounds() throws {
        let tags = ["ru", "de", "fr", "it", "es", "pl", "uk", "cs", "sk"]
        #expect(LanguageSeed.respond("/operations?lang=" + tags.dropLast().joined(separator: ",")).status == 200)
        let answer = LanguageSeed.respond("/operations?limit=0&lang=" + tags.joined(separator: ","))
        #expect(answer.status == 400)
        let errors = try JSONReader.read(answer.body)["errors"]?.array ?? []
        #expect(errors.compactMap { $0["parameter"]?.string } == ["limit", "lang"])
    }

    @Test("records keep every other byte", arguments: ["/operations", "/states", "/institutions", "/mandates"])
    func others(path: String) throws {
        let plain = try LanguageSeed.json("\(path)?sort=id")["data"]?.array ?? []
        let named = try LanguageSeed.json("\(path)?sort=id&lang=ru,de,sr")["data"]?.array ?? []
        #expect(plain.count == named.count)
        for (one, other) in zip(plain, named) {
            func rest(_ record: JSON) -> [JSON.Member] {
                (record.members ?? []).filter { !["name", "name_language"].contains($0.name) }
            }
            #expect(JSON.object(rest(one)) == JSON.object(rest(other)))
            #expect((other["name_language"] == nil) == (one["name"] == other["name"]))
        }
    }

    @Test("lists are sorted, filtered and counted by the names that are shown")
    func sorting() throws {
        func ids(_ target: String) throws -> [String] {
            (try LanguageSeed.json(target)["data"]?.array ?? []).compactMap { $0["id"]?.string }
        }
        #expect(try ids("/states?sort=name") == ["aa", "court", "bb"])
        // Courtland, Ааланд, Аланд
        #expect(try ids("/states?sort=name&lang=ru") == ["court", "bb", "aa"])
        #expect(try ids("/states?sort=-name&lang=ru") == ["aa", "bb", "court"])
        #expect(try ids("/operations?sort=name&lang=ru&as_of=1999-01-01") == ["north", "south"])
        #expect(try ids("/states?name=Аланд&lang=ru") == ["aa"])
        #expect(try ids("/states?name=Aland&lang=ru") == [])
        #expect(try ids("/states?name_language=ru&lang=ru&sort=id") == ["aa", "bb"])
        #expect(try ids("/states?name_language__exists=true") == [])
        let facets = try LanguageSeed.json("/operations?facets=country&lang=ru&limit=1")["facets"]?["country"]?.array
        #expect(facets?.contains { $0["label"] == "Аланд" } == true)
    }

    @Test("names are filtered and counted by language and kind, and searched by their text")
    func filters() throws {
        func ids(_ target: String) throws -> [String] {
            (try LanguageSeed.json(target)["data"]?.array ?? []).compactMap { $0["id"]?.string }
        }
        #expect(try ids("/operations?names.language=ru") == ["south"])
        #expect(try ids("/operations?names.language__not=ru") == ["north"])
        #expect(try ids("/operations?names.kind=acronym") == ["south"])
        #expect(try ids("/states?names.kind=formal") == ["aa"])
        #expect(try ids("/states?names.value__contains=republic") == ["aa"])
        #expect(try ids("/states?names__contains=республика") == ["aa"])
        let facets = try LanguageSeed.json("/operations?facets=names.language,names.kind&limit=1")["facets"]
        #expect(facets?["names.language"]?.array?.contains { $0["value"] == "ru" } == true)
        #expect(facets?["names.kind"]?.array?.contains { $0["value"] == "acronym" } == true)
        #expect(LanguageSeed.respond("/states?names.kind=formall").status == 400)
    }

    @Test("every format has the names, and a table says in which language")
    func formats() throws {
        let csv = LanguageSeed.text("/operations?format=csv&lang=ru").split(separator: "\r\n")
        #expect(csv[0].contains(",name,name_language,"))
        #expect(csv.contains { $0.contains("Южное бюро,ru,") })
        #expect(csv.contains { $0.contains("Northern Mission,,") })
        #expect(!LanguageSeed.text("/operations?format=csv").contains("name_language"))
        for format in ["ndjson", "geojson", "jsonld"] {
            #expect(LanguageSeed.text("/operations?format=\(format)&lang=ru").contains("Южное бюро"))
        }
        let node = try LanguageSeed.json("/operations/south?format=jsonld&lang=ru")
        #expect(node["name"] == ["@value": "Южное бюро", "@language": "ru"])
        #expect(LanguageSeed.text("/map?lang=ru").contains(#""name_language":"ru""#) == true)
    }

    @Test("what a search found shows the same text in every language", arguments: ["ru", "fr", "de", "it", "es"])
    func searchTexts(language: String) throws {
        for words in ["Vienna", "border", "Minsk", "KG", "closed", "police"] {
            let english = try TestAPI.json("/search?q=\(words)")["data"]?.array ?? []
            let other = try TestAPI.json("/search?q=\(words)&lang=\(language)")["data"]?.array ?? []
            func texts(_ hits: [JSON]) -> [String?: JSON?] {
                Dictionary(hits.map { ($0["url"]?.string, $0["matched"]) }) { first, _ in first }
            }
            // those of one weight may change places: what has a name in the language comes first among them
            #expect(!english.isEmpty && texts(english) == texts(other), "\(words)")
            let named = other.filter { $0["name_language"] != nil }.map { $0["url"] }
            #expect(english.filter { hit in named.contains(hit["url"]) }.count == named.count)
            let page = TestAPI.respond("/search?q=\(words)&lang=\(language)", .get, [.accept: "text/html"])
            #expect(page.status == 200)
        }
    }

    @Test("the timeline names events after their records, and included records and the graph have the names")
    func derived() throws {
        let events = try LanguageSeed.json("/timeline?operation=south&lang=ru")["data"]?.array ?? []
        #expect(!events.isEmpty)
        let own = events.filter { $0["collection"] == "operations" }
        #expect(own.allSatisfy { $0["name"]?.string?.hasPrefix("Южное бюро: ") == true && $0["name_language"] == "ru" })
        #expect(events.contains { $0["collection"] == "mandates" && $0["name_language"] == nil })
        let sorted = try LanguageSeed.json("/timeline?sort=-name&lang=ru&limit=1")["data"]?.array
        #expect(sorted?.first?["name_language"] == "ru")
        let included = try LanguageSeed.json("/operations/north?include=host&lang=ru")["included"]
        #expect(included?["states"]?.array?.first?["name"] == "Аланд")
        let nodes = try LanguageSeed.json("/operations/south/related?lang=ru")["data"]?["nodes"]?.array ?? []
        #expect(nodes.contains { $0["name"] == "Ааланд" && $0["name_language"] == "ru" })
        let past = try LanguageSeed.json("/operations/south/related?lang=de&as_of=2005-01-01")["data"]?["nodes"]?.array
        #expect(past?.contains { $0["name"] == "Zentrum Süd" } == true)
        let all = try LanguageSeed.json("/graph?lang=ru")["data"]?["nodes"]?.array ?? []
        #expect(all.contains { $0["name"] == "Суд" })
        let hits = try LanguageSeed.json("/search?q=southern&lang=ru")["data"]?.array ?? []
        #expect(hits.contains { $0["name"] == "Южное бюро" && $0["name_language"] == "ru" })
    }

    @Test("quotes and escapes in a name stay what they are")
    func escapes() throws {
        #expect(try name("/states/bb?lang=de").name == "\"Zee\"land")
        let events = LanguageSeed.text("/timeline?lang=de&limit=500")
        #expect((try? JSONReader.read(Array(events.utf8))) != nil)
    }

    // MARK: Browsers

    private static let browser: APIRequest.Fields = [
        .accept: "text/html,*/*;q=0.8", .acceptLanguage: "ru-RU,ru;q=0.9,en;q=0.5",
    ]

    @Test("a browser's page has names in the languages that it prefers, and says so; its address says more")
    func pages() throws {
        let page = LanguageSeed.respond("/operations/south", .get, Self.browser)
        #expect(String(decoding: page.body, as: UTF8.self).contains(#"<h1><span lang="ru">Южное бюро</span></h1>"#))
        #expect(page["Content-Language"] == "ru, en")
        #expect(page["Vary"] == "Accept, Accept-Encoding, Accept-Language")
        let asked = LanguageSeed.respond("/operations/south?lang=de", .get, Self.browser)
        #expect(String(decoding: asked.body, as: UTF8.self).contains("Büro Süd</span></h1>"))
        #expect(asked["Vary"] == "Accept, Accept-Encoding")
        let english = LanguageSeed.respond("/operations/south?lang=en", .get, Self.browser)
        #expect(english["Content-Language"] == "en")
        #expect(String(decoding: english.body, as: UTF8.self).contains("Southern Office</h1>"))
        #expect(page["ETag"] != asked["ETag"])
    }

    @Test("a page leads to itself in each working language, marks names by theirs and groups them")
    func markup() throws {
        let page = LanguageSeed.text("/operations/south", [.accept: "text/html"])
        for language in NameLanguages.working {
            #expect(page.contains(#"hreflang="\#(language)" href="/operations/south?lang=\#(language)""#))
        }
        #expect(page.contains(#"hreflang="x-default" href="/operations/south""#))
        #expect(page.contains("<summary>Russian <span"))
        #expect(page.contains(#"<span class="name" lang="sr-Latn">Južna kancelarija</span>"#))
        #expect(
            page.contains(#"(read in a copy at <a href="https://example.net/copy" rel="external">example.net</a>, "#)
        )
        for path in ["/operations", "/map", "/graph", "/operations/south/related", "/search?q=southern", "/timeline"] {
            let separator = path.contains("?") ? "&" : "?"
            let page = LanguageSeed.text("\(path)\(separator)lang=ru&format=html")
            #expect(page.contains("<span lang=\"ru\">Южное бюро"), "\(path)")
            #expect(page.contains("hreflang=\"de\""), "\(path)")
        }
        let operations = LanguageSeed.text("/operations?format=html")
        #expect(operations.contains("Meant to hold everything up to the end of <time"))
        #expect(operations.contains("The newest entry dates from <time"))
        #expect(!LanguageSeed.text("/states?format=html").contains("Meant to hold"))
    }

    @Test("the data set says until when it is complete, and how many names it has in each language")
    func dataset() throws {
        let data = try LanguageSeed.json("/dataset")["data"]
        #expect(
            data?["coverage"] == [
                [
                    "collection": "operations", "url": "/operations", "complete_to": "2019-12", "newest": "1998",
                    "note": "All of them.",
                ]
            ]
        )
        let russian = data?["names"]?.array?.first { $0["language"] == "ru" }
        let counts: [(String, Int)] = [("states", 2), ("institutions", 1), ("operations", 1), ("documents", 0)]
        for (collection, count) in counts { #expect(russian?[collection] == .integer(count)) }
        #expect(data?["names"]?.array?.compactMap { $0["language"]?.string } == NameLanguages.working)
        let page = LanguageSeed.text("/dataset", [.accept: "text/html"])
        #expect(page.contains("Until when the data are complete") && page.contains("Official names by language"))
    }

    @Test("a program gets English whatever its languages, and its answer does not depend on them")
    func programs() throws {
        for accept in ["*/*", "application/json", "text/csv"] {
            let answer = LanguageSeed.respond("/operations/south", .get, [.accept: accept, .acceptLanguage: "ru"])
            #expect(answer["Vary"]?.contains("Accept-Language") != true)
            #expect(answer["Content-Language"] == nil)
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("name_language\":\"ru"))
        }
    }

    @Test(
        "Accept-Language is read by weight, up to English, and what is none is passed over",
        arguments: [
            (nil, nil), ("", nil), ("en", nil), ("en-US,ru", nil), ("ru;q=0.1,en", nil), ("ru", "ru"),
            ("fr;q=0.5,ru;q=0.9", "ru"), ("*", nil), ("x-klingon", nil), ("zz,ru;q=0.3", "ru"),
            ("ru;q=0", nil), ("ru,ru,RU", "ru"), ("de-AT,de;q=0.9,en;q=0.8,fr;q=0.7", "de"),
            ("\u{0}", nil), (String(repeating: "a,", count: 4_000), nil),
        ] as [(String?, String?)]
    )
    func acceptLanguage(value: String?, expected: String?) {
        var fields: APIRequest.Fields = [.accept: "text/html"]
        fields[.acceptLanguage] = value
        let language = LanguageSeed.respond("/operations", .get, fields)["Content-Language"]
        #expect(language == (expected.map { $0.replacing(",", with: ", ") + ", " } ?? "") + "en")
    }

    // MARK: Cost

    @Test("eight languages read each record once, and copy no more than it holds")
    func cost() throws {
        let languages = NameLanguages(["fr", "it", "es", "pl", "uk", "cs", "sk", "ru"])
        let names = (0..<SeedBounds.members).map { number in
            #"{"value":"N\#(number)","kind":"official","language":"x-a\#(number)"}"#
        }
        let record = Array(
            #"{"id":"a","type":"state","url":"/states/a","name":"A","names":[\#(names.joined(separator: ","))]}"#.utf8
        )
        let storage = RecordStorage([record, record])
        let source = CountingSource(storage)
        let records = LocalizedRecords(
            RecordStorage(source),
            .states,
            NameChoice(languages: languages, day: nil),
            .record
        )
        var lent = 0
        records.forEach(in: 0..<2, fields: nil) { _, bytes in lent += bytes.count }
        #expect(lent == 2 * record.count)
        #expect(source.read == 2)
        // who needs no name reads none
        let fields = CollectionSchema.states.fieldNames.map { $0 == "id" }
        records.forEach(in: 0..<2, fields: fields) { _, _ in }
        #expect(source.wanted.last == fields)
    }
}

/// Counts the records that are read.
private final class CountingSource: RecordSource, @unchecked Sendable {
    private let storage: RecordStorage
    // one test on one thread reads and writes these
    nonisolated(unsafe) private(set) var read = 0
    nonisolated(unsafe) private(set) var wanted: [[Bool]?] = []

    init(_ storage: RecordStorage) { self.storage = storage }

    var count: Int { storage.count }

    func forEach(in numbers: Range<Int>, fields: [Bool]?, _ use: (Int, UnsafeRawBufferPointer) -> Void) {
        read += numbers.count
        wanted.append(fields)
        storage.forEach(in: numbers, fields: fields, use)
    }
}
