import Addresses
import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("The form of a list asks in rows of field, comparison and value")
struct QuestionFormTests {
    private static func location(_ query: String, _ path: String = "/operations") -> String? {
        let response = TestPage.respond("\(path)?\(query)")
        return response.status == 303 ? response["Location"] : nil
    }

    @Test(
        "rows become filters, and what was left empty is left out",
        arguments: [
            ("_field1=closed&_is1=between&_value1=2010&_to1=2015", "closed__gte=2010&closed__lte=2015"),
            ("_field1=closed&_is1=between&_value1=&_to1=2015", "closed__lte=2015"),
            ("_field1=closed&_is1=from&_value1=2010-03-31&_to1=", "closed__gte=2010-03-31"),
            ("_field1=closed&_is1=given&_value1=&_to1=", "closed__exists=true"),
            ("_field1=closed&_is1=missing&_value1=x", "closed__exists=false"),
            ("_field1=region&_is1=is&_value1=Central+Asia&_field2=&_is2=is&_value2=", "region=central-asia"),
            (
                "_field1=region&_value1=central-asia&_field2=region&_is2=is&_value2=south-caucasus",
                "region=central-asia,south-caucasus"
            ),
            ("_field3=region&_is3=not&_value3=central-asia", "region__not=central-asia"),
            ("_field1=closing_reason&_is1=contains&_value1=consensus", "closing_reason__contains=consensus"),
            ("_field1=country&_is1=is&_value1=Kyrgyzstan&q=&as_of=", "country=kg"),
            ("_field1=&_is1=is&_value1=&group=region&group=&sort=-closed", "sort=-closed&group=region"),
            ("_field1=&_is1=is&_value1=&limit=5&offset=5", "limit=5"),
        ]
    )
    func rows(sent: String, asked: String) {
        #expect(Self.location(sent) == "/operations?\(asked)")
    }

    @Test("a field of what a reference leads to is asked as any other")
    func references() {
        let location = Self.location("_field1=holder.region&_is1=is&_value1=Central+Asia", "/mandates")
        #expect(location == "/mandates?holder.region=central-asia")
    }

    @Test("ticks are columns, and all of the usual ones are no parameter")
    func columns() {
        let usual = CollectionSchema.named(.operations).overviewFields
        let ticks = usual.map { "fields=\($0)" }.joined(separator: "&")
        #expect(Self.location("_field1=&\(ticks)") == "/operations")
        let more = Self.location("_field1=&\(ticks)&fields=closing_reason")
        #expect(more?.hasSuffix(",closing_reason") == true && more?.hasPrefix("/operations?fields=") == true)
    }

    @Test("the part of a collection that has its own address keeps it")
    func scope() {
        let location = Self.location("_field1=change&_is1=is&_value1=changed", "/operations/bishkek/history")
        #expect(location == "/operations/bishkek/history?change=changed")
    }

    @Test(
        "a row that cannot be understood says what to do, under the name of its field",
        arguments: [
            ("_value1=2010", "_field1", "Choose the field that"),
            ("_field1=closed&_is1=between&_value1=&_to1=", "_value1", "Say what closed is to be compared with"),
            ("_field2=region&_is2=is&_value2=", "_value2", "Say what region is to be compared with"),
            ("_field1=region&_is1=is&_value1=Central+Asai", "_value1", "Did you mean central-asia?"),
            ("_field1=regoin&_is1=is&_value1=x", "_field1", "Did you mean region?"),
            ("_field1=region&_is1=from&_value1=x", "_is1", "Use one of is, not, given, missing."),
            ("_field1=region&_is1=near&_value1=x", "_is1", "There is no comparison"),
            ("_field1=closed&_is1=between&_value1=2010&_to1=soon", "_to1", "is not a date"),
        ]
    )
    func faults(sent: String, parameter: String, words: String) throws {
        let response = TestAPI.respond("/operations?\(sent)")
        #expect(response.status == 400)
        let problem = try JSONReader.read(response.body)
        let errors = try #require(problem["errors"]?.array)
        #expect(errors.count == 1)
        #expect(errors.first?["parameter"]?.string == parameter)
        #expect(errors.first?["detail"]?.string?.contains(words) == true, "\(errors)")
    }

    @Test("the page of a row that cannot be understood keeps what was typed, and offers the values of its field")
    func failedPage() {
        let rows = "_field1=region&_is1=not&_value1=&_field2=closed&_is2=between&_value2=2010&_to2=soon"
        let sent = "\(rows)&group=region&limit=7"
        let html = TestPage.html("/operations?\(sent)")
        #expect(html.contains("<h1>Field operations</h1>"))
        #expect(html.contains("value=\"2010\"") && html.contains("value=\"soon\""))
        #expect(html.contains("<option value=\"central-asia\">Central Asia</option>"))
        #expect(html.contains("<option value=\"not\" selected"))
        #expect(html.contains("<option value=\"region\" selected>"))
        #expect(html.contains("<input type=\"hidden\" name=\"limit\" value=\"7\">"))
        #expect(html.components(between: "<p class=\"fault\"", and: "</p>").count == 2)
    }

    @Test(
        "the page of a form stays within the bound of a problem, whatever was sent",
        arguments: CollectionName.allCases
    )
    func failedSize(name: CollectionName) {
        for value in ["z", "%3C%3C%3C%3C%3C%3C%3C%3C%3C", "%22%22%22%22", "\(String(repeating: "a", count: 150))"] {
            for part in ["_value", "_field", "_to"] {
                let rows = (1...RequestBound.rows.most).map { "\(part)\($0)=\(value)" }.joined(separator: "&")
                let page = TestPage.respond("\(name.path)?\(rows)")
                #expect(page.status == 400)
                #expect(page.body.count <= RequestBound.problemSize.most, "\(name) \(part): \(page.body.count)")
            }
        }
    }

    @Test("names that are no field of a row are refused as any other")
    func names() throws {
        for name in ["_field0", "_field13", "_field01", "_field", "_sort1"] {
            let response = TestAPI.respond("/operations?_field1=&\(name)=region&_value1=x")
            #expect(response.status == 400, "\(name)")
        }
        #expect(TestAPI.respond("/operations?_field=region").status == 400)
    }

    @Test(
        "the form of a list holds what the list asks, so that sending it as it is changes nothing",
        arguments: [
            "/operations?region=central-asia,south-caucasus&closed__gte=2010&closed__lte=2020", "/operations",
            "/operations?closed__exists=false&name__contains=office&sort=-established&group=region,kind",
            "/mandates?holder.region=central-asia&date__gt=2000&limit=5",
            "/documents?date__lt=2001&fields=name,date,kind",
            "/operations?country=kg,tj,uz,am,az,ge&as_of=2005-01-01&undated=include", "/states?status__not=partner",
            "/operations?country=kg&q=office&confidence=high&lang=ru&dates=plain",
            "/operations?region=central-asia&region__not=south-caucasus&staff.total__gte=10",
        ]
    )
    func roundTrip(target: String) throws {
        let html = TestPage.html(target)
        let form = try #require(html.components(between: "<details class=\"ask\"", and: "</form>").first)
        let asked = Self.pairs(ofForm: form)
        let path = String(target.prefix { $0 != "?" })
        let query = Target.query(asked)
        let location = try #require(TestPage.respond(path + query)["Location"])
        let link = try #require(html.components(between: "rel=\"canonical\"", and: ">").first)
        let canonical = try #require(TestPage.links(in: link).first)
        #expect(location == canonical, "\(query)")
    }

    /// The pairs that a browser sends for a form that nobody touches.
    private static func pairs(ofForm form: String) -> [(String, String)] {
        var pairs: [(String, String)] = []
        for piece in form.split(separator: "<").map(String.init) {
            func value(_ attribute: String) -> String? { TestPage.values(of: attribute, in: piece).first }
            if piece.hasPrefix("input"), let name = value("name") {
                if piece.contains("type=\"checkbox\""), !piece.contains(" checked") { continue }
                pairs.append((name, value("value") ?? ""))
            } else if piece.hasPrefix("select"), let name = value("name") {
                pairs.append((name, ""))
            } else if piece.hasPrefix("option") {
                let isFirst = !piece.contains("selected") && pairs.last?.1 == "" && piece.contains("value=\"is\"")
                guard piece.contains(" selected") || isFirst, !pairs.isEmpty else { continue }
                pairs[pairs.count - 1].1 = value("value") ?? ""
            }
        }
        return pairs
    }

    @Test("a list's form has as many rows as a form sends, however much is asked")
    func bounded() {
        let many = (1...40).map { "name__contains=\($0)" }.joined(separator: "&")
        let filters = ["region", "status", "kind", "category", "confidence", "dimension", "country"]
            .map { "\($0)__exists=true" }.joined(separator: "&")
        let dates = ["established", "started", "closed", "mandate_ended", "last_confirmed"]
            .map { "\($0)__gt=1990&\($0)__not=1991" }.joined(separator: "&")
        let html = TestPage.html("/operations?\(many)&\(filters)&\(dates)")
        let rows = html.components(between: "<div class=\"cond\"", and: "</div>").count
        #expect(rows == RequestBound.rows.most)
        #expect(html.contains("<input type=\"hidden\" name=\"name__contains\""))
    }
}
