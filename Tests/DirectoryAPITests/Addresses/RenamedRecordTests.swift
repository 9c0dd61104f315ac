import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("The address of a record is for good")
struct RenamedRecordTests {
    @Test(
        "one under a former id leads to the record for good, with part, format and query",
        arguments: [
            ("/operations/oldtown", "/operations/newtown"),
            ("/operations/oldtown/", "/operations/newtown"),
            ("/Operations/OLDTOWN", "/operations/newtown"),
            ("/operations/oldtown?format=jsonld&fields=name", "/operations/newtown?format=jsonld&fields=name"),
            ("/operations/oldtown/evidence?format=csv", "/operations/newtown/evidence?format=csv"),
            ("/operations/oldtown/history", "/operations/newtown/history"),
            ("/operations/oldtown/related?depth=2", "/operations/newtown/related?depth=2"),
            ("/operations/oldtown/cite?style=ris", "/operations/newtown/cite?style=ris"),
            ("/states/zz", "/states/aa"),
        ]
    )
    func moved(target: String, location: String) {
        for method in [APIRequest.Method.get, .head] {
            let response = RenamedSeed.respond(target, method)
            #expect(response.status == 301)
            #expect(response["Location"] == location)
        }
        #expect(RenamedSeed.respond(location).status == 200)
    }

    @Test("one with an ending leads to the record with the ending")
    func ending() throws {
        let response = RenamedSeed.respond("/operations/oldtown.json?fields=id")
        #expect(response.status == 301)
        #expect(response["Location"] == "/operations/newtown.json?fields=id")
        let part = RenamedSeed.respond("/operations/oldtown/cite.ris")
        #expect(part.status == 301)
        #expect(part["Location"] == "/operations/newtown/cite.ris")
        #expect(RenamedSeed.respond("/operations/rumour.csv").status == 410)
    }

    @Test("one behind a path of the public address leads behind it")
    func prefixed() throws {
        let address = try #require(PublicAddress("https://example.org/osce"))
        let responder = Responder(RenamedSeed.repository, publicAddress: address)
        let response = responder.respond(to: APIRequest(.get, "/operations/oldtown"))
        #expect(response["Location"] == "/osce/operations/newtown")
    }

    @Test(
        "filters take a former id",
        arguments: [
            ("/operations?country=zz", ["newtown"]), ("/operations?country=ZZ", ["newtown"]),
            ("/operations?id=oldtown", ["newtown"]), ("/operations?id__not=oldtown", ["haunted"]),
            ("/operations?predecessor=oldtown", ["haunted"]), ("/operations?former_id=oldtown", ["newtown"]),
            ("/mandates?holder=oldtown", ["start"]), ("/mandates?holder=newtown", ["start"]),
            ("/timeline?operation=oldtown&event=founded", ["operation-newtown-founded"]),
            ("/timeline?record=/operations/oldtown", ["operation-newtown-founded"]),
        ]
    )
    func filters(target: String, ids: [String]) throws {
        #expect(
            try RenamedSeed.ids(target) == ids,
            "\(String(decoding: RenamedSeed.respond(target).body, as: UTF8.self))"
        )
    }

    @Test("what a reference by a former id leads to has it as its own")
    func references() throws {
        #expect(try RenamedSeed.json("/mandates/start")["data"]?["holder"] == "newtown")
        #expect(try RenamedSeed.json("/operations/newtown")["data"]?["mandates"] == ["start"])
        #expect(try RenamedSeed.json("/operations/newtown")["data"]?["former_ids"] == ["oldtown"])
    }

    @Test(
        "the history of a record tells of the time under its former id",
        arguments: [
            "/operations/newtown/history", "/changes?record=/operations/newtown", "/changes?record=/operations/oldtown",
        ]
    )
    func history(target: String) throws {
        #expect(
            try RenamedSeed.ids(target).sorted() == ["release-1-operations-oldtown", "release-2-operations-newtown"]
        )
    }

    @Test(
        "one of a record that was taken out says why, and leads to what took its place",
        arguments: ["", "/history", "/evidence", "/cite"]
    )
    func gone(part: String) throws {
        let response = RenamedSeed.respond("/operations/ghost\(part)")
        #expect(response.status == 410)
        #expect(response["Content-Type"] == "application/problem+json")
        let problem = try JSONReader.read(response.body)
        #expect(problem["type"] == "/docs#gone")
        #expect(
            problem["detail"]?.string?.contains(
                "(Ghost Mission) was taken out of the data: It was the office in Newtown, counted twice."
            ) == true
        )
        #expect(problem["did_you_mean"] == "/operations/newtown")
        #expect(problem["suggestions"]?.array?.first?["name"] == "Office in Newtown")
        #expect(RenamedSeed.respond("/operations/ghost\(part)", .head).status == 410)
    }

    @Test("it says so to a person on a page")
    func page() {
        let response = RenamedSeed.respond("/operations/ghost", .get, [.accept: "text/html"])
        let page = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 410)
        #expect(page.contains("It was the office in Newtown, counted twice."))
        #expect(page.contains(#"In its place there is <a href="/operations/newtown">Office in Newtown</a>."#))
    }

    @Test("without a successor it leads nowhere else")
    func rumour() throws {
        let problem = try RenamedSeed.json("/operations/rumour")
        #expect(problem["status"] == 410)
        #expect(problem["did_you_mean"] == nil)
    }

    @Test("a name that is the id of what was taken out does not take its place")
    func name() throws {
        // an office has the name Ghost
        #expect(RenamedSeed.respond("/operations/Ghost").status == 410)
        #expect(RenamedSeed.respond("/operations/haunted").status == 200)
        let problem = try RenamedSeed.json("/operations?predecessor=ghost")
        #expect(problem["status"] == 400)
        #expect(problem["errors"]?.array?.first?["did_you_mean"] == "newtown")
        #expect(problem["detail"]?.string?.contains("was taken out of the data") == true)
    }

    @Test("what was taken out stands in the description of the data set")
    func dataset() throws {
        #expect(try RenamedSeed.json("/dataset")["data"]?["removed"]?.array?.count == 2)
        let page = RenamedSeed.respond("/dataset", .get, [.accept: "text/html"])
        #expect(String(decoding: page.body, as: UTF8.self).contains("Rumoured Mission"))
    }

    @Test("the OpenAPI document has both answers where they occur")
    func described() throws {
        let paths = try RenamedSeed.json("/openapi.json")["paths"]
        for path in ["/operations/{id}", "/sources/{id}", "/{collection}/{id}/history", "/{collection}/{id}/cite"] {
            let responses = paths?[path]?["get"]?["responses"]
            #expect(responses?["301"] != nil && responses?["410"] != nil, "\(path)")
        }
        #expect(paths?["/timeline/{id}"]?["get"]?["responses"]?["301"] == nil)
        #expect(paths?["/operations"]?["get"]?["responses"]?["410"] == nil)
    }
}
