import Directory
import Testing

@testable import Editing

@Suite("Links of sources are judged")
struct LinkTests {
    private static func answer(
        _ status: Int,
        _ url: String = "https://example.org/a",
        digest: String? = "d1",
        exit: Int32 = 0
    )
        -> LinkAnswer
    {
        LinkAnswer(
            exitCode: exit,
            status: status,
            effectiveURL: url,
            digest: status == 200 ? digest : nil,
            complaint: ""
        )
    }

    @Test(
        "there, changed, moved, gone or not to be told",
        arguments: [
            (answer(200), nil, LinkState.Status.found), (answer(200), "d1", .same), (answer(200), "d0", .changed),
            (answer(404), "d1", .gone), (answer(410), nil, .gone), (answer(503), "d1", .unknown),
            (answer(403), nil, .unknown),
            (answer(0, exit: 6), nil, .unknown), (answer(0, exit: 28), "d1", .unknown),
            (answer(200, "https://example.org/b"), "d1", .moved),
            (answer(200, "http://www.example.org/a/"), "d1", .same),
        ]
    )
    func states(answer: LinkAnswer, former: String?, expected: LinkState.Status) {
        let url = "https://example.org/a"
        let known = former.map { LinkState(url: url, status: .found, checked: "2020-01-01", digest: $0) }
        let state = answer.state(of: url, former: known, on: "2020-02-02")
        #expect(state.status == expected)
        // what was read last is kept for the next comparison
        #expect(state.digest == (answer.digest ?? former))
        let other = LinkState(url: "https://example.org/before", status: .found, checked: "2020-01-01", digest: "d0")
        #expect(answer.state(of: url, former: other, on: "2020-02-02").status != .changed)
    }

    @Test("what was found is written and read again; another file is nothing")
    func report() {
        let states = [
            "a": LinkState(
                url: "https://a",
                status: .moved,
                checked: "2020-01-01",
                digest: "d",
                location: "https://b",
                detail: nil
            ),
            "b": LinkState(url: "https://c", status: .gone, checked: "2020-01-02", detail: "status 404"),
        ]
        #expect(LinkReport.read(LinkReport.bytes(states)) == states)
        #expect(LinkReport.read(Array("[]".utf8)).isEmpty && LinkReport.read([]).isEmpty)
    }
}
