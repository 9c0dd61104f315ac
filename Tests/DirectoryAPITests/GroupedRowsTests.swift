import Directory
import Testing

@testable import DirectoryAPI

@Suite("The records of a list that is counted stand below headings")
struct GroupedRowsTests {
    @Test(
        "each heading has as many rows below it as its number and its list say",
        arguments: [
            "/operations?group=region&limit=200", "/operations?group=closed.decade,region&limit=200",
            "/operations?status=closed&group=closed.year&limit=200", "/states?group=status&limit=200",
        ]
    )
    func headings(target: String) throws {
        let page = TestPage.html(target)
        let parts = page.components(between: "<tr class=\"group-row\">", and: "</tbody>")
        let total = try TestAPI.total(target)
        #expect(parts.count > 1)
        var rows = 0
        for part in parts {
            let own = part.components(between: "<tr><th scope=\"row\">", and: "</th>").count
            rows += own
            let number = part.components(between: "<span class=\"number\">", and: "</span>").first.flatMap { Int($0) }
            #expect(number == own)
            let link = try #require(TestPage.links(in: part).first)
            #expect(try TestAPI.total(link) == own, "\(link)")
        }
        #expect(rows == total)
    }

    @Test(
        "no headings where a page has not all records, or a record would stand below several",
        arguments: ["/operations?group=region&limit=5", "/operations?group=dimension&limit=200"]
    )
    func none(target: String) {
        #expect(!TestPage.html(target).contains("group-row"))
    }
}
