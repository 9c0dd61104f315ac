import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("A QUERY")
struct QueryMethodTests {
    private func query(_ target: String, _ content: String, type: String? = MatchAPI.form) -> APIResponse {
        MatchAPI.send(target, content, type: type, .query)
    }

    @Test(
        "has the content that the same GET has, and says so",
        arguments: [
            ("/operations", "status=active&limit=3"), ("/search", "q=bishkek+office&limit=2"),
            ("/operations.csv", "fields=id"),
            ("/states", ""), ("/timeline", "event=closed&limit=1"),
        ]
    )
    func equal(path: String, content: String) {
        let (answer, other) = (query(path, content), TestAPI.respond("\(path)?\(content)"))
        #expect(answer.status == 200)
        #expect(answer.body == other.body)
        #expect(answer["ETag"] == other["ETag"])
        let located = TestAPI.respond(answer["Content-Location"] ?? "/")
        #expect(located.body == other.body)
        #expect(answer["Accept-Query"] == MatchAPI.form && other["Accept-Query"] == MatchAPI.form)
    }

    @Test("content is read behind the query of the address, as if it stood there")
    func joined() {
        #expect(
            query("/operations?status=active", "limit=1").body
                == TestAPI.respond("/operations?status=active&limit=1").body
        )
        #expect(query("/operations?limit=1", "limit=2").status == 422)
    }

    @Test(
        "is refused where its content cannot be used",
        arguments: [
            ("/operations", "statuss=active", MatchAPI.form as String?, 422),
            ("/operations", "a=%", MatchAPI.form, 400),
            ("/operations", "limit=1", nil, 400), ("/operations", "limit=1", "text/plain", 415),
            ("/operations/bishkek", "limit=1", MatchAPI.form, 405), ("/nowhere", "limit=1", MatchAPI.form, 404),
        ]
    )
    func refused(path: String, content: String, type: String?, status: Int) {
        let answer = query(path, content, type: type)
        #expect(answer.status == status)
        if status == 415 || type == nil { #expect(answer["Accept-Query"] == MatchAPI.form) }
    }

    @Test("a long one is answered, without an address that nobody could ask for")
    func long() {
        let ids = (0..<400).map { "operation-\($0)-of-nobody" }.joined(separator: ",")
        let answer = query("/operations", "id=bishkek,\(ids)")
        #expect(answer.status == 200)
        #expect(answer["Content-Location"] == nil)
    }

    @Test("conditions hold for it as for GET")
    func conditional() {
        let tag = query("/operations", "limit=1")["ETag"] ?? ""
        var request = APIRequest(.query, "/operations", fields: [.ifNoneMatch: tag, .contentType: MatchAPI.form])
        request.content = Array("limit=1".utf8)
        #expect(TestAPI.responder.respond(to: request).status == 304)
    }
}
