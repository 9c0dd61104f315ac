import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("What has no date is not passed off as of a past day")
struct UndatedTests {
    private func notDated(_ target: String) throws -> [String]? {
        try PastSeed.json(target)["meta"]?["not_dated"]?.array?.compactMap(\.string)
    }

    @Test(
        "meta.not_dated names the fields that are shown as they are today, and those that a question asks by",
        arguments: [
            ("/operations/moved?as_of=2000", ["summary", "dimensions"]),
            ("/operations/moved?as_of=2000&fields=kind", nil),
            ("/operations/moved?as_of=2000&fields=kind,summary", ["summary"]), ("/operations/moved", nil),
            ("/operations/plain?as_of=2010", ["kind", "seat", "website"]),
            ("/operations?as_of=2010&fields=id", nil),
            ("/operations?as_of=2010&fields=id&dimension=first", ["dimensions"]),
            ("/operations?as_of=1996&fields=id&sort=kind", nil),
            ("/operations?as_of=2010&fields=id&sort=kind", ["kind"]),
            ("/operations?as_of=2010&fields=id&city=alba,bela", ["seat"]),
            ("/operations?as_of=2010&fields=id&q=moved", ["seat", "summary"]),
            ("/operations?as_of=2010&format=geojson", ["kind", "seat", "summary", "dimensions", "website"]),
            ("/map?as_of=2010&type=operation", ["kind", "seat", "dimensions"]),
            ("/map?as_of=1996&type=operation", ["dimensions"]),
            ("/institutions?as_of=2010", ["kind"]), ("/graph?as_of=2010&type=operation,dimension", ["dimensions"]),
        ] as [(String, [String]?)]
    )
    func fields(target: String, expected: [String]?) throws {
        #expect(try notDated(target) == expected)
    }

    @Test("what is shown as it is today is the same as today")
    func values() throws {
        let (then, today) = (try PastSeed.json("/operations/moved?as_of=2000"), try PastSeed.json("/operations/moved"))
        for name in (then["meta"]?["not_dated"]?.array ?? []).compactMap(\.string) {
            #expect(then["data"]?[name] == today["data"]?[name], "\(name)")
        }
    }

    @Test("a table of a past day has columns of what nothing dates where they are asked for alone")
    func columns() throws {
        func header(_ target: String) -> [String] {
            CSVReader.rows(PastSeed.text(target))?.first ?? []
        }
        let today = header("/operations?format=csv")
        let past = header("/operations?as_of=2010&format=csv")
        let undated = CollectionSchema.named(.operations).fields.filter {
            if case .undated = $0.past { true } else { false }
        }.map(\.name)
        #expect(undated.count > 5)
        for name in undated {
            #expect(today.contains { $0 == name || $0.hasPrefix(name + ".") }, "\(name)")
            #expect(!past.contains { $0 == name || $0.hasPrefix(name + ".") }, "\(name)")
        }
        #expect(header("/operations?as_of=2010&fields=id,summary&format=csv") == ["id", "summary"])
        // a kind that nothing dates is left blank, unless it is asked for
        let kind = try #require(past.firstIndex(of: "kind"))
        let rows = try #require(CSVReader.rows(PastSeed.text("/operations?as_of=2010&format=csv")))
        #expect(rows.map { $0[kind] } == ["kind", "", "programme-office"])
        #expect(PastSeed.text("/operations?as_of=2010&fields=id,kind&format=csv").contains("plain,centre"))
    }

    @Test("the page of a record says what is described as today, and that of a list too")
    func pages() {
        let page = PastSeed.text("/operations/moved?as_of=2000", [.accept: "text/html"])
        let parts = page.split(separator: "Described as today", maxSplits: 1)
        #expect(parts.count == 2 && parts[1].contains("Helps today.") && !parts[0].contains("<p>Helps today."))
        #expect(!PastSeed.text("/operations/moved", [.accept: "text/html"]).contains("Described as today"))
        let graph = PastSeed.text("/operations/moved/related?as_of=2010", [.accept: "text/html"])
        #expect(graph.contains("<strong>Described as today</strong>, since nothing dates it: dimensions."))
        let list = PastSeed.text("/operations?as_of=2010&dimension=first", [.accept: "text/html"])
        #expect(list.contains("<strong>Described as today</strong>, since nothing dates it: dimensions."))
    }

    @Test("the status of a past day follows from the dates of the lifespan, never from a later page")
    func status() throws {
        for id in ["moved", "plain"] {
            let data = try PastSeed.json("/operations/\(id)?as_of=2010")["data"]
            #expect(data?["status"] == "active" && data?["status_as_of"] == nil)
            let entries = (data?["evidence"]?.array ?? []).filter { $0["fields"]?.array?.contains("status") == true }
            #expect(!entries.isEmpty && entries.allSatisfy { $0["basis"] == "inferred" && $0["fields"] == ["status"] })
            let founding = id == "moved" ? "older" : "newer"
            #expect(entries.compactMap { $0["source"]?.string } == [founding])
        }
    }

    @Test("evidence of a past day names what is shown, by the labels of then")
    func evidence() throws {
        for day in ["1995-06-01", "2000", "2002", "2003-06-01", "2004-06-01", "2010", "2019"] {
            for store in PastSeed.repository.seeded where store.schema.lifespan != nil {
                for record in store.records {
                    let data = try PastSeed.json("\(record.path)?as_of=\(day)&undated=include")["data"]
                    guard let data else { continue }
                    for path in (data["evidence"]?.array ?? []).flatMap({ $0["fields"]?.array ?? [] })
                        .compactMap(\.string)
                    {
                        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
                        let field = try #require(store.schema.fields.first { $0.name == parts[0] })
                        let value = try #require(data[field.name], "\(record.path) \(day) \(path)")
                        guard parts.count == 2 else { continue }
                        let labels =
                            field.type.itemLabels(of: value)?.compactMap(\.self) ?? value.members?.map(\.name) ?? []
                        #expect(labels.contains(parts[1]), "\(record.path) \(day) \(path)")
                    }
                }
            }
        }
        let then = try PastSeed.json("/operations/moved?as_of=2002")["data"]?["evidence"]?.array ?? []
        func sources(_ path: String) -> [String] {
            then.filter { $0["fields"]?.array?.contains(.string(path)) == true }.compactMap { $0["locator"]?.string }
        }
        #expect(sources("kind") == ["p. 2"] && sources("name") == ["p. 1"] && sources("seat") == ["p. 1"])
        #expect(then.first { $0["fields"]?.array?.contains("kind") == true }?["basis"] == "inferred")
    }

    @Test("the guide names every field that is as of today on a past day, that has a history, or that is left out")
    func guide() {
        let guide = TestAPI.respond("/docs/time")
        #expect(guide.status == 200)
        let text = String(decoding: guide.body, as: UTF8.self)
        for schema in CollectionSchema.all where schema.lifespan != nil {
            for field in schema.fields {
                switch field.past {
                case .undated, .history, .name, .state, .ofEnd, .ofToday, .ahead, .certainty:
                    #expect(text.contains("<code>\(field.name)</code>"), "\(schema.name) \(field.name)")
                case .byContent, .byContentEnded, .evidence: continue
                }
            }
        }
    }

    @Test("the schema of a type says what a past day does to each field")
    func schemas() throws {
        let properties = try TestAPI.json("/schemas/operation.json")["properties"]
        for (field, word) in [
            ("kind", "dated"), ("summary", "today"), ("closing_reason", "omitted"), ("id", "constant"),
        ] {
            #expect(properties?[field]?["x-past"]?.string == word, "\(field)")
        }
        #expect(try TestAPI.json("/schemas/activity.json")["properties"]?["summary"]?["x-past"] == nil)
    }

    // MARK: Records without dates

    @Test("records whose dates do not tell are counted, and there is a list of them and one with them, in all formats")
    func records() throws {
        let list = try PastSeed.json("/operations?as_of=2010")
        #expect(list["meta"]?["undated"] == 1)
        let address = try #require(list["links"]?["undated"]?.string)
        #expect(try PastSeed.ids(address) == ["lost"])
        #expect(try PastSeed.ids("/operations?as_of=2010&undated=include") == ["lost", "plain", "moved"])
        #expect(try PastSeed.ids("/operations?as_of=2010&undated=include&kind=mission,centre") == ["lost", "plain"])
        #expect(try PastSeed.json("/operations?as_of=2010&kind=centre")["links"]?["undated"] == nil)
        let found = try PastSeed.json("/operations?as_of=2010&undated=include&fields=id,dated")["data"]
        #expect(
            found == [
                ["id": "lost", "dated": "unknown"], ["id": "plain", "dated": "yes"], ["id": "moved", "dated": "yes"],
            ]
        )
        let rows = PastSeed.text("/operations?as_of=2010&undated=include&fields=id,dated&format=csv")
        #expect(rows == "id,dated\r\nlost,unknown\r\nplain,yes\r\nmoved,yes\r\n")
        #expect(PastSeed.text("/operations?as_of=2010&undated=only&format=csv").hasPrefix("id,"))
        #expect(PastSeed.text("/operations?as_of=2010&undated=only&format=csv").contains(",dated\r\n"))
        #expect(!PastSeed.text("/operations?as_of=2010&format=csv").contains(",dated\r\n"))
        for format in ["ndjson", "geojson", "jsonld", "json", "csv"] {
            for choice in ["only", "include"] {
                let text = PastSeed.text("/operations?as_of=2010&undated=\(choice)&format=\(format)")
                #expect(text.contains("Lost Mission"), "\(format)")
                #expect(text.contains("unknown"), "\(format)")
                #expect(text.contains("Plain Centre") == (choice == "include"), "\(format)")
            }
        }
        let page = PastSeed.text("/operations?as_of=2010", [.accept: "text/html"])
        #expect(page.contains("<a href=\"/operations?as_of=2010-12-31&amp;undated=only\">See them</a>"))
        let others = PastSeed.text("/operations?as_of=2010&undated=only", [.accept: "text/html"])
        #expect(others.contains("<a href=\"/operations/lost?as_of=2010-12-31&amp;undated=include\">Lost Mission</a>"))
        #expect(try PastSeed.json("/operations/lost?as_of=2010&undated=include")["data"]?["dated"] == "unknown")
        #expect(PastSeed.respond("/operations/lost?as_of=2010").status == 404)
        #expect(PastSeed.text("/operations/lost?as_of=2010").contains("undated=include"))
        let map = try PastSeed.json("/map?as_of=2010&type=operation")
        #expect(map["meta"]?["undated"] == 1)
        #expect(try PastSeed.json(try #require(map["links"]?["undated"]?.string))["meta"]?["total"] == 1)
    }

    @Test(
        "undated without a day, or with a word it does not take, is refused",
        arguments: ["/operations", "/map", "/operations/moved"]
    )
    func refusals(path: String) {
        for query in ["undated=only", "as_of=2000&undated=yes", "undated="] {
            #expect(PastSeed.respond("\(path)?\(query)").status == 400, "\(path)?\(query)")
        }
        #expect(PastSeed.respond("/activities?undated=only").status == 400)
    }

    @Test("a year, a month and a day are taken alike wherever a day is, and the answer names the day")
    func days() throws {
        for path in ["/operations", "/operations/moved", "/map", "/graph", "/operations/moved/related"] {
            for (asked, day) in [
                ("2010", "2010-12-31"), ("2010-02", "2010-02-28"), ("2010-02-03", "2010-02-03"), ("2020", "2020-02-29"),
            ] {
                #expect(
                    try PastSeed.json("\(path)?as_of=\(asked)")["meta"]?["as_of"]?.string == day,
                    "\(path) \(asked)"
                )
            }
        }
    }
}
