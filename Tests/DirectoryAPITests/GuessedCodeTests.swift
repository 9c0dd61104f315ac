import Directory
import HTTPSemantics
import RawHTTP
import Testing

@testable import DirectoryAPI

@Suite("What is not known is neither guessed nor claimed")
struct GuessedCodeTests {
    @Test("a code with a letter doubled is no code")
    func doubled() {
        let states = TestAPI.repository[.states].records.map(\.value)
        let codes = Set(states.flatMap { [$0["iso_alpha2"], $0["iso_alpha3"]] }.compactMap { $0?.string })
        for code in codes {
            guard let last = code.last, !codes.contains(code + String(last)) else { continue }
            #expect(TestAPI.respond("/operations?country=\(code)\(last)&fields=id").status == 400, "\(code)\(last)")
        }
    }

    @Test("where the dates leave a day open the status is unknown", arguments: ["1992", "2005", "2020"])
    func status(year: String) throws {
        let target = "/operations?as_of=\(year)&undated=only&fields=id,status,closed&limit=500"
        let records = try TestAPI.json(target)["data"]?.array ?? []
        #expect(records.allSatisfy { $0["status"] == "unknown" })
        #expect(records.allSatisfy { ($0["closed"]?.string ?? "9") >= year })
    }

    @Test("a refused condition and a refused range name the version of the data, too")
    func refusals() throws {
        try RunningServer.with { _, port in
            for field in ["If-Match: \"x\"", "Range: bytes=99999999-"] {
                let answer = try RunningServer.get(port, "/states", field + "\r\n")
                #expect([412, 416].contains(answer.status))
                #expect(answer["Data-Version"] == TestAPI.repository.shortVersion, "\(field)")
            }
        }
    }
}
