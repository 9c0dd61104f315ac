import Directory
import HTTPSemantics
import Testing

@testable import Formats

@Suite("How a table for spreadsheets is written")
struct TableStyleTests {
    private func head(_ target: String) throws -> [String] {
        let response = TestAPI.respond(target)
        try #require(response.status == 200, "\(target)")
        return try #require(CSVReader.rows(String(decoding: response.body, as: UTF8.self))?.first)
    }

    @Test("each date has its first and last possible day beside it, and plain leaves these out")
    func dates() throws {
        let target = "/operations?format=csv&fields=id,established"
        #expect(try head(target) == ["id", "established", "established_from", "established_to"])
        #expect(try head(target + "&dates=bounds") == ["id", "established", "established_from", "established_to"])
        #expect(try head(target + "&dates=plain") == ["id", "established"])
        #expect(try head("/operations/bishkek?format=csv&fields=id,established&dates=plain") == ["id", "established"])
        let year = TestAPI.respond("/operations?format=csv&fields=established&established__exists=true&limit=100")
        for row in try #require(CSVReader.rows(String(decoding: year.body, as: UTF8.self))).dropFirst() {
            let date = try #require(Day(row[0]))
            #expect(row[1] == date.first.description && row[2] == date.last.description)
            #expect(row[1].utf8.count == 10 && row[2].utf8.count == 10)
        }
    }

    @Test(
        "no collection has a field that is called as one of the columns of a date",
        arguments: CollectionName.allCases
    )
    func distinct(name: CollectionName) {
        let names = CSVColumn.columns(of: CollectionSchema.named(name)).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("what refers to records of several collections names the collection beside it")
    func collections() throws {
        #expect(try head("/mandates?format=csv&fields=id,holder") == ["id", "holder", "holder_collection"])
        let table = String(decoding: TestAPI.respond("/mandates?format=csv&fields=holder").body, as: UTF8.self)
        for row in try #require(CSVReader.rows(table)).dropFirst() {
            let name = try #require(CollectionName(rawValue: row[1]))
            #expect(TestAPI.repository[name].record(id: row[0]) != nil)
        }
    }

    @Test(
        "a byte order mark comes where it is asked for, and nowhere else",
        arguments: [
            "/states?format=csv", "/operations/bishkek?format=csv", "/operations/bishkek/evidence?format=csv",
            "/operations/bishkek/history?format=csv", "/dataset/worklist?format=csv",
        ]
    )
    func mark(target: String) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let plain = TestAPI.respond(target).body
        #expect(!plain.starts(with: mark))
        #expect(TestAPI.respond(target + "&bom=0").body == plain)
        #expect(TestAPI.respond(target + "&bom=1").body == mark + plain)
    }

    @Test("a table of groups has one too, and leads to lists that have it")
    func markOfGroups() {
        let table = TestAPI.respond("/states?group=status&format=csv&bom=1").body
        #expect(table.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(!TestAPI.respond("/states?group=status&format=csv").body.starts(with: [0xEF]))
    }

    @Test(
        "a word that is none of the choices is refused with those there are",
        arguments: ["dates=iso", "dates=", "bom=yes", "bom=2", "bom=", "dates=plain&dates=bounds"]
    )
    func refused(query: String) throws {
        for path in ["/operations", "/operations/bishkek", "/operations/bishkek/history"] {
            for format in ["csv", "json"] {
                #expect(TestAPI.respond("\(path)?format=\(format)&\(query)").status == 400, "\(path)")
            }
        }
    }

    @Test("other formats are the same with them")
    func elsewhere() throws {
        for format in ["ndjson", "geojson"] {
            let target = "/operations?format=\(format)"
            let plain = TestAPI.respond(target).body
            if format == "ndjson" { #expect(TestAPI.respond(target + "&dates=plain&bom=1").body == plain) }
        }
        let list = try TestAPI.json("/operations?dates=plain&bom=1")
        #expect(try list["data"] == TestAPI.json("/operations")["data"])
    }

    @Test("the addresses that an answer gives ask for the same table")
    func addresses() throws {
        let link = try #require(TestAPI.respond("/states?format=csv&limit=2&dates=plain&bom=1")["Link"])
        #expect(link.contains("dates=plain&bom=1"))
    }
}
