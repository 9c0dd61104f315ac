import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("The page of a list offers what can be asked, and says who is left out")
struct QuestionOffersTests {
    private static func form(_ target: String) throws -> String {
        try #require(TestPage.html(target).components(between: "<details class=\"ask\"", and: "</form>").first)
    }

    @Test("tables taken from a list hold the name, whatever columns were asked for")
    func names() throws {
        let html = TestPage.html("/operations?closed__gte=2010&fields=region,closed")
        for format in ["xlsx", "csv", "json"] {
            #expect(html.contains("fields=name,region,closed&amp;format=\(format)\""), "\(format)")
        }
        let form = try Self.form("/operations?fields=region,closed")
        #expect(form.contains("<input type=\"hidden\" name=\"fields\" value=\"name\">"))
        let sent = TestPage.respond("/operations?_field1=&fields=name&fields=region")
        #expect(sent["Location"] == "/operations?fields=name,region")
    }

    @Test("a link called Spreadsheet leads to a workbook, and one to rows of counts says that it is CSV")
    func spreadsheets() throws {
        for target in ["/operations", "/operations?group=region"] {
            let html = TestPage.html(target)
            let row = try #require(html.components(between: "<p class=\"take-row\">", and: "</p>").first)
            let link = try #require(row.components(between: "<a ", and: "</a>").first)
            #expect(link.contains("Spreadsheet, ") == link.contains("format=xlsx"), "\(link)")
            #expect(link.contains(">CSV, ") == link.contains("format=csv"), "\(link)")
        }
    }

    @Test(
        "a row without a field suggests no values, and compares as every field is compared",
        arguments: CollectionName.allCases
    )
    func blankRow(name: CollectionName) throws {
        let form = try Self.form(name.path)
        #expect(!form.contains("<datalist"))
        let choices = try #require(form.components(between: "<select name=\"_is1\"", and: "</select>").first)
        let offered = TestPage.values(of: "value", in: choices)
        #expect(offered.contains("is") && offered.contains("given"))
        let fields = try #require(form.components(between: "<select name=\"_field1\"", and: "</select>").first)
        let compared = fields.components(between: "<option", and: "<optgroup label=\"Only").first ?? fields
        for field in TestPage.values(of: "value", in: compared) where !field.isEmpty && !field.contains(".") {
            let response = TestPage.respond("\(name.path)?_field1=\(field)&_is1=not&_value1=zzzz")
            let body = String(decoding: response.body, as: UTF8.self)
            #expect(!body.contains("cannot be compared by"), "\(field)")
        }
    }

    @Test("no two choices of a form have the same label, and none is for programs", arguments: CollectionName.allCases)
    func labels(name: CollectionName) throws {
        let form = try Self.form(name.path)
        for select in ["_field1", "group"] {
            guard
                let choices = form.components(between: "<select name=\"\(select)\"", and: "</select>").first
                    ?? form.components(between: "name=\"\(select)\">", and: "</select>").first
            else { continue }
            let labels = choices.components(between: "\">", and: "</option>")
            #expect(Set(labels).count == labels.count, "\(labels)")
            #expect(
                !labels.contains { $0.contains(" of of ") || $0.hasPrefix("Joined of") || $0.hasPrefix("Given to of") }
            )
        }
        #expect(!form.contains("value=\"curies\"") && !form.contains("value=\"former_ids\""))
        let columns = try #require(form.components(between: "<div class=\"cols\">", and: "</div>").first)
        let ticks = columns.components(between: "<label", and: "</label>").compactMap { $0.split(separator: ">").last }
        #expect(Set(ticks).count == ticks.count, "\(ticks)")
    }

    @Test(
        "a date written otherwise is offered as it is written here",
        arguments: [
            ("31.12.1999", "1999-12-31"), ("12/31/1999", "1999-12-31"), ("31/12/1999", "1999-12-31"),
            ("03/04/1999", "1999-04-03"), ("1999/12/31", "1999-12-31"), ("1999-1-5", "1999-01-05"),
            ("12.1999", "1999-12"), ("31 December 1999", "1999-12-31"), ("Dec 31, 1999", "1999-12-31"),
            ("December 1999", "1999-12"), ("31.13.1999", nil), ("99.99.9999", nil), ("31.12.99", nil), ("soon", nil),
        ] as [(String, String?)]
    )
    func dates(typed: String, meant: String?) throws {
        let value = typed.replacing(" ", with: "+")
        let problem = try JSONReader.read(TestAPI.respond("/operations?closed__gte=\(value)").body)
        let fault = try #require(problem["errors"]?.array?.first)
        #expect(fault["did_you_mean"]?.string == meant)
        if let meant { #expect(fault["detail"]?.string?.contains("Did you mean \(meant)?") == true) }
    }

    @Test("bounds the wrong way round are said and offered swapped")
    func reversed() {
        let dates = TestPage.html("/operations?closed__gte=2015&closed__lte=2010")
        #expect(dates.contains("the wrong way round"))
        #expect(dates.contains("href=\"/operations?closed__gte=2010&amp;closed__lte=2015\""))
        let numbers = TestPage.html("/operations?staff.total__gte=500&staff.total__lte=2")
        #expect(numbers.contains("The numbers for") && numbers.contains("staff.total__gte=2&amp;staff.total__lte=500"))
        #expect(!TestPage.html("/operations?closed__gte=2010&closed__lte=2015").contains("the wrong way round"))
        #expect(!TestPage.html("/operations?closed__gte=2010-05&closed__lte=2010").contains("the wrong way round"))
    }

    @Test("who has no number to compare is counted, with a way to them")
    func numbers() throws {
        let missing = try JSONReader.read(TestAPI.respond("/operations?staff.total__exists=false&limit=1").body)
        let count = Int(try #require(missing["meta"]?["total"]?.double))
        #expect(count > 0)
        let html = TestPage.html("/operations?staff.total__gte=50")
        let note = try #require(html.components(between: "<p class=\"left-out\">", and: "</p>").first)
        #expect(note.hasPrefix("\(count) field operations are left out") && note.contains("number for"))
        #expect(note.contains("staff.total__exists=false"))
    }

    @Test("a column of the overview that is empty in every row is left out, one that was asked for is not")
    func emptyColumns() throws {
        let open = TestPage.html("/operations?status=active")
        #expect(!open.contains("data-label=\"Closed\"") && open.contains("data-label=\"Established\""))
        #expect(TestPage.html("/operations?status=active&fields=closed").contains("data-label=\"Closed\""))
        #expect(TestPage.html("/operations").contains("data-label=\"Closed\""))
        #expect(TestPage.html("/mandates?holder.region=central-asia").contains("data-label=\"Symbol\""))
    }

    @Test("groups without a value are explained")
    func missing() {
        #expect(TestPage.html("/operations?group=region").contains("no source read says it"))
        #expect(!TestPage.html("/operations?group=status").contains("no source read says it"))
    }

    @Test("a table of many columns is printed across, and each page has its citation on paper")
    func paper() {
        let many = "kind,status,host,region,established,closed,closing_reason"
        #expect(TestPage.html("/operations?fields=\(many)").contains("<table class=\"records many\">"))
        #expect(TestPage.html("/operations?fields=kind,status").contains("<table class=\"records\">"))
        #expect(TestPage.html("/operations").contains("class=\"cite-line\""))
    }
}
