@testable import Formats
@testable import Addresses
@testable import DirectoryAPI
import HTTPSemantics
import Directory
import Testing

@Suite("No request costs more than its bytes and its answer")
struct RequestCostTests {
    // MARK: Targets

    @Test(
        "a path of thousands of segments is read once, and a few of them are kept",
        arguments: WorstRequests.longPaths
    )
    func segments(path: String) throws {
        let target = try Target(Array(path.utf8))
        #expect(target.segments.count <= Target.mostSegments)
        let answer = TestAPI.respond(path)
        #expect([308, 404].contains(answer.status))
        #expect(answer.body.count <= 64 << 10)
    }

    @Test("slashes without number lead nowhere, and the nearest address is named")
    func slashes() throws {
        let answer = TestAPI.respond("/operations" + String(repeating: "/", count: 9_500))
        #expect(answer.status == 404)
        #expect(try JSONReader.read(answer.body)["did_you_mean"]?.string == "/operations")
    }

    @Test(
        "a few slashes too many lead to the address without them",
        arguments: [
            "/operations/", "/operations//", "/operations///", "/institutions//ttd", "/institutions/ttd//cite/",
        ]
    )
    func someSlashes(path: String) {
        let answer = TestAPI.respond(path)
        #expect(answer.status == 308)
        #expect(answer["Location"] == "/" + path.split(separator: "/").joined(separator: "/"))
    }

    @Test(
        "what stands beyond the bounds of a target is judged all the same",
        arguments: ["%", "%zz", "%00", "%C3", "%C3/%A9"]
    )
    func judged(fault: String) {
        let path = WorstRequests.long("/a") + fault
        #expect(throws: Target.Fault.self) { try Target(Array(path.utf8)) }
        let query = "/operations?" + WorstRequests.long("a=b&") + fault
        #expect(throws: Target.Fault.self) { try Target(Array(query.utf8)) }
        #expect(TestAPI.respond(query).status == 400)
    }

    @Test("of a query with thousands of pairs a hundred are kept, and the number of all")
    func pairs() throws {
        let target = try Target(Array(("/operations?" + String(repeating: "a=b&", count: 2_000)).utf8))
        #expect(target.pairs.count == RequestBound.pairs.most)
        #expect(target.pairCount == 2_000)
        #expect(!target.isWhole)
        let answer = TestAPI.respond("/operations?" + String(repeating: "utm_a=b&", count: 101))
        #expect(answer.status == 400)
        #expect(try JSONReader.read(answer.body)["detail"]?.string?.contains("at most 100 parameters") == true)
        #expect(TestAPI.respond("/operations?" + String(repeating: "&", count: 2_000) + "limit=1").status == 200)
    }

    // MARK: Problems

    @Test(
        "whatever is asked of a route, its problem has at most 64 kB, as a document and as a page",
        arguments: WorstRequests.paths
    )
    func problems(path: String) throws {
        for (query, accept) in WorstRequests.queries(for: path) {
            let answer = TestAPI.respond("\(path)?\(query)", .get, [.accept: accept])
            let label: Comment = "\(path)?\(query.prefix(40)) \(accept)"
            #expect([200, 302, 303, 308, 400, 404].contains(answer.status), label)
            let head = answer.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
            #expect(head <= 12 << 10, label)
            guard answer.status >= 400 else { continue }
            #expect(answer.body.count <= RequestBound.problemSize.most, label)
            guard answer["Content-Type"] == "application/problem+json" else { continue }
            let problem = try JSONReader.read(answer.body)
            let errors = problem["errors"]?.array ?? []
            #expect(errors.count <= RequestBound.faults.most, label)
            #expect(problem["errors_omitted"] != .integer(0), label)
        }
    }

    @Test("equal values are one fault, and what is allowed is listed once")
    func repeated() throws {
        let problem = try TestAPI.json("/documents?activity=z,z,z&status=x&activity=z&activity=y")
        let errors = problem["errors"]?.array ?? []
        #expect(errors.map { $0["value"]?.string } == ["z", "y", nil])
        #expect(errors.map { $0["allowed"] != nil } == [true, false, true])
        #expect(errors[2]["parameter"]?.string == "status")
    }

    @Test("the twenty-first fault is counted and nothing else")
    func beyond() throws {
        let values = (1...30).map { "z\($0)" }.joined(separator: ",")
        let problem = try TestAPI.json("/operations?country=\(values)&nmae=x&sort=x&limit=0")
        #expect(problem["errors"]?.array?.count == 20)
        #expect(problem["errors_omitted"] == .integer(13))
        #expect(problem["detail"]?.string?.contains("33") == true)
    }

    @Test("no suggestion is looked for where a fault is only counted")
    func suggestions() {
        var reader = ParameterReader([.fields])
        var searches = 0
        let value = (1...400).map { "z\($0)" }.joined(separator: ",")
        func known() -> [String] {
            searches += 1
            return ["id", "name"]
        }
        _ = reader.words(.fields, value, known: known(), isKnown: { _ in false }, noun: "field")
        #expect(reader.faults.count == 400)
        #expect(reader.faults.reported.count == 20)
        #expect(searches == 20)
    }

    @Test("lists of what is allowed have one room for all of a problem")
    func lists() {
        var faults = FaultList()
        let list = (1...500).map { "a-value-with-the-number-\($0)" }
        for number in 1...10 {
            faults.append(ParameterFault("p\(number)", value: "z", "No.", allowed: list + ["\(number)"]))
        }
        #expect(faults.reported.reduce(0) { $0 + $1.allowed.size } <= FaultList.longestLists)
        #expect(faults.reported.first?.allowed.texts.count == 501)
        #expect(faults.reported.last?.allowedOmitted == 501)
        let answer = Problem(errors: faults).response(to: Array("/".utf8))
        #expect(answer.body.count <= RequestBound.problemSize.most)
    }

    @Test(
        "a text that is quoted is cut between characters and ends with an ellipsis",
        arguments: [("abc", "abc"), ("abcd", "abc…"), ("äöüß", "äöü…"), ("äöü", "äöü"), ("😀😀😀😀😀", "😀😀😀…"), ("", "")]
    )
    func excerpts(text: String, expected: String) {
        #expect(text.excerpt(3) == expected)
    }

    @Test("a page never suggests an address that is longer than what is read")
    func corrections() {
        let value = (1...499).map { "z\($0)" }.joined(separator: ",")
        let answer = TestAPI.respond("/operations?statsu=active&country=\(value)", .get, [.accept: "text/html"])
        #expect(answer.status == 400)
        let links = TestPage.links(in: String(decoding: answer.body, as: UTF8.self))
        #expect(!links.isEmpty)
        for link in links { #expect(link.utf8.count <= 2_000) }
    }

    // MARK: Bounds

    /// A word so many times, with something between.
    private static func repeated(_ word: String, _ count: Int, by separator: String = "") -> String {
        Array(repeating: word, count: count).joined(separator: separator)
    }

    /// Requests beyond a bound, with what the message says of it.
    static let beyondBounds: [(target: String, bound: String)] = {
        let values: [(String, String)] = [
            ("/operations?country=", "kg"), ("/operations?fields=", "id"), ("/operations?facets=", "status"),
            ("/search?q=a&collection=", "states"), ("/graph?type=", "state"), ("/map?country=", "kg"),
        ]
        var requests: [(target: String, bound: String)] = []
        for (path, word) in values { requests.append((path + repeated(word, 501, by: ","), "500 values")) }
        for path in ["/operations?name=", "/operations?name__contains=", "/operations?fields="] {
            requests.append((path + repeated("a", 1_001), "1,000 characters"))
        }
        requests.append(("/operations?country=" + repeated("a", 4_500), "1,000 characters"))
        requests.append(("/operations?sort=id,name,status,kind,established,closed,started,region,summary", "8 fields"))
        for path in ["/operations?q=", "/search?q=", "/map?q="] {
            requests.append((path + repeated("a", 65, by: "+"), "64 words"))
            requests.append((path + repeated("a", 201), "200 characters"))
        }
        requests.append(("/operations/bishkek/related?depth=4", "1 to 3"))
        return requests
    }()

    @Test("what is beyond a bound is refused with a sentence that names it", arguments: beyondBounds)
    func bounds(target: String, bound: String) throws {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 400)
        let problem = try JSONReader.read(answer.body)
        let details = (problem["errors"]?.array ?? []).compactMap { $0["detail"]?.string }
        #expect(details.count == 1)
        #expect(details.first?.contains(bound) == true, "\(details)")
    }

    /// Requests at a bound.
    static let withinBounds: [String] = [
        "/operations?country=" + repeated("kg", 500, by: ","),
        "/operations?" + repeated("country=kg", 99, by: "&") + "&limit=1",
        "/operations?name=" + repeated("a", 1_000),
        "/operations?sort=id,name,status,kind,established,closed,started,region",
        "/search?q=" + repeated("a", 64, by: "+"),
        "/operations/bishkek/related?depth=3",
    ]

    @Test("what is within every bound is answered", arguments: withinBounds)
    func answered(target: String) { #expect(TestAPI.respond(target).status == 200) }

    @Test("the OpenAPI document has the bounds")
    func described() throws {
        let document = try TestAPI.json("/openapi.json")
        let parameters = document["components"]?["parameters"]
        let sort = try #require(parameters?["sort"]?["schema"])
        #expect(sort["maxItems"] == .integer(RequestBound.sortKeys.most))
        let country = try #require(parameters?["country"]?["schema"])
        #expect(country["maxItems"] == .integer(RequestBound.values.most))
        let problem = document["components"]?["schemas"]?["Problem"]?["properties"]
        #expect(problem?["errors"]?["maxItems"] == .integer(RequestBound.faults.most))
        #expect(problem?["errors_omitted"]?["type"] == .string("integer"))
    }
}
