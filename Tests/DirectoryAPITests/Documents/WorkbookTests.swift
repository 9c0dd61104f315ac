import Directory
import HTTPSemantics
import Spreadsheets
import Testing

@testable import DirectoryAPI
@testable import Formats

@Suite("The data as workbooks")
struct WorkbookTests {
    @Test("a list is a workbook by parameter and by Accept, packed, with equal bytes each time")
    func list() {
        let first = TestAPI.respond("/operations?format=xlsx", .get, [.acceptEncoding: "br"])
        #expect(first.status == 200)
        #expect(first.body.starts(with: Array("PK".utf8)))
        #expect(first["Content-Encoding"] == nil)
        #expect(TestAPI.respond("/operations?format=xlsx").body == first.body)
        #expect(TestAPI.respond("/operations", .get, [.accept: first["Content-Type"] ?? ""]).body == first.body)
        for name in CollectionName.allCases { #expect(TestAPI.respond("/\(name)?format=xlsx").status == 200) }
        #expect(TestAPI.respond("/operations/bishkek?format=xlsx").status == 200)
    }

    @Test("a list that is too large for an answer is refused with the rows that fit")
    func bounded() throws {
        var responder = Responder(TestAPI.repository)
        responder.maximumTableSize = 20_000
        let response = responder.respond(to: APIRequest(.get, "/sources?format=xlsx"))
        #expect(response.status == 400)
        let fault = try #require(JSONReader.read(response.body)["errors"]?.array?.first)
        let limit = try #require(fault["did_you_mean"]?.string)
        #expect(responder.respond(to: APIRequest(.get, "/sources?format=xlsx&limit=\(limit)")).status == 200)
    }

    @Test("the workbook of all data is served with the version in its name")
    func whole() {
        let response = TestAPI.respond("/dataset/download?format=xlsx")
        #expect(response.status == 200)
        let name = "osce-directory-\(TestAPI.repository.shortVersion).xlsx"
        #expect(response["Content-Disposition"] == "attachment; filename=\"\(name)\"")
        #expect(DataTable.workbook(of: TestAPI.repository) == response.body)
    }

    @Test("days are counted as spreadsheets count them, from where all of them agree")
    func days() {
        #expect(SheetDate(year: 1900, month: 3, day: 1)?.number == 61)
        #expect(SheetDate(year: 1900, month: 2, day: 28) == nil)
        #expect(SheetDate(year: 1970, month: 1, day: 1)?.number == 25_569)
        #expect(SheetDate(year: 2000, month: 2, day: 29)?.number == 36_585)
        #expect(SheetDate(year: 2026, month: 11, day: 28)?.number == 46_354)
        #expect(SheetDate(year: 2999, month: 12, day: 31)?.number == 401_768)
    }
}
