@testable import DirectoryAPI
import Addresses
import Directory
import HTTPSemantics
import Testing

@Suite("A file that takes more memory than there is, is not made")
struct DownloadMemoryTests {
    @Test("the problem says how much it takes and what to ask for instead", arguments: ["zip", "sqlite", "xlsx"])
    func refused(format: String) throws {
        var responder = Responder(TestAPI.repository)
        responder.memoryForFiles = 1 << 20
        let answer = responder.respond(to: APIRequest(.get, "/dataset/download?format=\(format)"))
        #expect(answer.status == 503)
        let detail = try #require(try JSONReader.read(answer.body)["detail"]?.string)
        #expect(detail.contains("--memory") && detail.contains("format=csv"))
    }

    @Test("a workbook takes more than the database and the archive, and each in proportion to the records")
    func estimate() {
        let needed = [Format.sqlite, .zip, .xlsx].map { Downloads.memory(for: $0, of: TestAPI.repository) }
        #expect(needed == needed.sorted() && needed.allSatisfy { $0 > 1 << 20 })
    }
}
