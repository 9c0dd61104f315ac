import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("Tools of assistants")
struct ToolTests {
    @Test("each says where its answer is found, how to cite it and which version it is of")
    func closing() throws {
        let calls: [(String, JSON)] = [
            ("search", ["query": "odihr"]), ("fetch", ["id": "institutions/odihr"]),
            ("list_records", ["collection": "operations"]), ("timeline", [:]), ("sources_of", ["id": "odihr"]),
            ("related", ["id": "odihr"]), ("cite", ["id": "odihr"]), ("cite", [:]), ("describe", [:]),
        ]
        let described = CollectionName.allCases.map { ("describe", ["collection": .string($0.rawValue)] as JSON) }
        for (tool, arguments) in calls + described {
            let content = try AssistantAPI.call(tool, arguments)
            #expect(content["url"]?.string?.hasPrefix("http://127.0.0.1:8080/") == true, "\(tool) \(arguments)")
            #expect(content["citation"]?.string?.contains(TestAPI.repository.shortVersion) == true, "\(tool)")
            #expect(content["data_version"]?.string == TestAPI.repository.shortVersion)
            #expect(content["truncated"] == nil, "\(tool) \(arguments)")
        }
    }

    @Test("search gives what fetch takes")
    func found() throws {
        let content = try AssistantAPI.call("search", ["query": "odihr", "limit": 2])
        let results = try #require(content["results"]?.array)
        #expect(results.count == 2)
        for result in results {
            let fetched = try AssistantAPI.call("fetch", ["id": result["id"] ?? .null])
            #expect(fetched["id"] == result["id"])
            #expect(fetched["title"] == result["title"])
            #expect(fetched["url"] == result["url"])
        }
        let next = try #require(content["next"]?["offset"])
        #expect(
            try AssistantAPI.call("search", ["query": "odihr", "limit": 2, "offset": next])["results"]
                != content["results"]
        )
        let nothing = try AssistantAPI.call("search", ["query": "xyzzyplugh"])
        #expect(nothing["total"] == 0)
        #expect(nothing["hint"]?.string?.contains("former name") == true)
    }

    @Test(
        "fetch takes an id in every form that it comes in",
        arguments: [
            "institutions/odihr", "odihr", "ODIHR", "/institutions/odihr", "http://127.0.0.1:8080/institutions/odihr",
            "osce-directory:///institutions/odihr", " institutions/odihr ", "Institutions/odihr",
        ]
    )
    func ids(id: String) throws {
        #expect(try AssistantAPI.call("fetch", ["id": .string(id)])["id"] == "institutions/odihr")
    }

    @Test("fetch gives a record of a past day, some fields, and never more text than its bound")
    func fetched() throws {
        let past = try AssistantAPI.call("fetch", ["id": "institutions/odihr", "as_of": "1991-06-01"])
        #expect(past["title"] == "Office for Free Elections")
        #expect(past["metadata"]?["as_of"] == "1991-06-01")
        let some = try AssistantAPI.call("fetch", ["id": "odihr", "fields": ["kind"]])
        #expect(some["text"]?.string?.hasPrefix("kind: ") == true)
        for name in [CollectionName.timeline, .changes] {
            let id = try #require(TestAPI.ids("\(name.path)?limit=1").first)
            let some = try AssistantAPI.call("fetch", ["id": .string("\(name.rawValue)/\(id)"), "fields": ["date"]])
            #expect(some["text"]?.string?.hasPrefix("date: ") == true)
        }
        for name in CollectionName.seeded {
            for record in TestAPI.repository[name].records.prefix(40) {
                let text = try AssistantAPI.call("fetch", ["id": .string("\(name.rawValue)/\(record.id)")])["text"]?
                    .string
                #expect((text?.count ?? 10_000) <= 6_000)
                #expect(text?.contains("evidence") == false)
            }
        }
    }

    @Test("list_records filters, sorts and counts as the API does")
    func listed() throws {
        let content = try AssistantAPI.call(
            "list_records",
            [
                "collection": "operations", "filters": ["country": ["kg", "tj"], "established__gte": "1994"],
                "fields": ["established"], "sort": ["-established"],
            ]
        )
        let asked = "/operations?country=kg,tj&established__gte=1994&sort=-established"
        let data = try #require(content["data"]?.array)
        #expect(data.compactMap { $0["id"]?.string } == (try TestAPI.ids(asked)).map { "operations/\($0)" })
        #expect(content["total"] == .integer(try TestAPI.total(asked)))
        #expect(data.first?.members?.map(\.name) == ["id", "url", "name", "established"])
        let page = try AssistantAPI.call("list_records", ["collection": "states", "limit": 50])
        #expect(page["next"]?["offset"] == 50)
    }

    @Test("an answer that has no room for all says so, and how to have the rest")
    func truncated() throws {
        let arguments: JSON = ["collection": "operations", "limit": 50, "fields": ["summary", "evidence"]]
        let content = try AssistantAPI.call("list_records", arguments)
        let given = try #require(content["data"]?.array).count
        let sentence = try #require(content["truncated"]?.string)
        #expect(sentence.contains("first \(given) of"))
        #expect(sentence.contains("offset \(given) "))
        #expect(content["next"]?["offset"] == .integer(given))
        let rest = try AssistantAPI.call(
            "list_records",
            ["collection": "operations", "limit": 50, "fields": ["summary", "evidence"], "offset": .integer(given)]
        )
        #expect(rest["data"]?.array?.first?["id"] != content["data"]?.array?.last?["id"])
    }

    @Test("timeline, sources_of, related and cite say what the pages of a record say")
    func parts() throws {
        let events = try AssistantAPI.call("timeline", ["of": "operations/bishkek", "from": "1998", "to": "2017"])
        #expect((events["events"]?.array?.count ?? 0) > 1)
        #expect(events["events"]?.array?.allSatisfy { ($0["date"]?.string ?? "") < "2018" } == true)
        let sources = try AssistantAPI.call("sources_of", ["id": "odihr", "field": "seat"])
        #expect(sources["fields"]?.array?.isEmpty == false)
        #expect(sources["fields"]?.array?.allSatisfy { $0["sources"]?.array?.isEmpty == false } == true)
        let edges = try AssistantAPI.call("related", ["id": "odihr"])
        #expect(edges["edges"]?.array?.allSatisfy { $0["from_name"] != "" && $0["to_name"] != "" } == true)
        let cited = try AssistantAPI.call("cite", ["id": "odihr"])
        #expect(cited["bibtex"]?.string?.hasPrefix("@") == true)
        #expect(try AssistantAPI.call("cite", ["id": "odihr", "style": "ris"])["bibtex"] == nil)
    }

    @Test(
        "says what is wrong with arguments and what to give instead",
        arguments: [
            ("search", #"{}"#, ["needs query"]), ("search", #"{"query":""}"#, ["query is empty"]),
            ("search", #"{"qery":"a"}"#, ["Did you mean query?", "needs query"]),
            ("search", #"{"query":"a","limit":21}"#, ["from 1 to 20"]),
            ("search", #"{"query":"a","limit":"5"}"#, ["whole number"]),
            ("search", #"{"query":"a","collection":"operation"}"#, ["Did you mean operations?"]),
            ("fetch", #"{"id":"institutions/odhir"}"#, ["odihr"]), ("fetch", #"{"id":"nosuchthing"}"#, ["nosuchthing"]),
            ("fetch", #"{"id":"a/b/c"}"#, ["operations/bishkek"]),
            ("fetch", #"{"id":"https://osce.org/odihr"}"#, ["no address of this directory"]),
            ("fetch", #"{"id":"odihr","as_of":"soon"}"#, ["as_of"]),
            ("fetch", #"{"id":"odihr","fields":["kid"]}"#, ["kind"]),
            ("list_records", #"{"collection":"operations","filters":{"stat":"active"}}"#, ["stat", "status"]),
            ("list_records", #"{"collection":"operations","filters":{"status":"actve"}}"#, ["active"]),
            ("list_records", #"{"collection":"operations","filters":{"limit":5}}"#, ["argument of its own"]),
            ("list_records", #"{"collection":"operations","filters":{"format":"csv"}}"#, ["no filter"]),
            ("list_records", #"{"collection":"operations","filters":{"status":{}}}"#, ["text or a list"]),
            ("list_records", #"{"collection":"operations","sort":["establishd"]}"#, ["established"]),
            ("timeline", #"{"of":"activities/victims"}"#, ["no dates"]),
            ("timeline", #"{"event":"fonded"}"#, ["event"]), ("timeline", #"{"from":"x"}"#, ["from"]),
            ("sources_of", #"{"id":"odihr","field":"colour"}"#, ["Fields with sources"]),
            ("related", #"{"id":"odihr","depth":3}"#, ["from 1 to 2"]),
            ("cite", #"{"id":"odihr","style":"apa"}"#, ["text, bibtex, csl, ris"]),
            ("describe", #"{"collection":"people"}"#, ["institutions"]), ("describe", "[]", ["object"]),
        ]
    )
    func faults(tool: String, arguments: String, words: [String]) throws {
        let told = try AssistantAPI.fault(tool, JSONReader.read(Array(arguments.utf8)))
        for word in words { #expect(told.contains(word), "\(tool) \(arguments): \(told)") }
    }

    @Test("addresses are those that people use, also where the service has a path before it")
    func published() throws {
        let address: PublicAddress = try #require(PublicAddress("https://osce.example/dir"))
        let responder = Responder(TestAPI.repository, publicAddress: address)
        let found = try AssistantAPI.call("search", ["query": "odihr"], responder)
        #expect(found["results"]?.array?.first?["url"] == "https://osce.example/dir/institutions/odihr")
        #expect(found["results"]?.array?.first?["id"] == "institutions/odihr")
        let fetched = try AssistantAPI.call("fetch", ["id": "https://osce.example/dir/institutions/odihr"], responder)
        #expect(fetched["url"] == "https://osce.example/dir/institutions/odihr")
        #expect(fetched["citation"]?.string?.contains("https://osce.example/dir/institutions/odihr") == true)
        #expect(try AssistantAPI.call("cite", ["id": "ODIHR"], responder)["id"] == "institutions/odihr")
        for tool in ["sources_of", "related"] {
            #expect(try AssistantAPI.call(tool, ["id": "odihr"], responder)["id"] == "institutions/odihr")
        }
    }

    @Test("resources are the data set, the guides and each record")
    func resources() throws {
        let listed = try AssistantAPI.result(AssistantAPI.send(AssistantAPI.old("resources/list")))["resources"]?.array
        let uris: [JSON] = try #require(listed).compactMap({ $0["uri"] }) + ["osce-directory:///states/kg"]
        for uri in uris {
            let result = try AssistantAPI.result(AssistantAPI.send(AssistantAPI.old("resources/read", ["uri": uri])))
            #expect(result["contents"]?.array?.first?["text"]?.string?.isEmpty == false)
        }
        let templates = AssistantAPI.send(AssistantAPI.old("resources/templates/list"))
        #expect(try AssistantAPI.result(templates)["resourceTemplates"]?.array?.count == 1)
    }
}
