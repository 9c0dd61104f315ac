import Directory
import DirectoryAPI
import HTTPSemantics
import Testing

@Suite("A list of names that is matched")
struct MatchListTests {
    private func lines(_ response: APIResponse) -> [String] {
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return String(decoding: response.body, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test("a table comes back with our columns behind its own")
    func table() {
        let content = "no,name,note\n1,ODIHR,\"a, b\"\n2,xyzzy,\n3,Slovania,x\n"
        let found = lines(
            MatchAPI.send("/match?columns=country,website", content, type: "text/csv; charset=utf-8")
        )
        #expect(found.count == 4)
        #expect(found[0] == "no,name,note,id,collection,osce_name,score,result,reason,url,alternatives,country,website")
        #expect(
            found[1].hasPrefix(
                "1,ODIHR,\"a, b\",odihr,institutions,Office for Democratic Institutions and Human Rights,100,sure,"
            )
        )
        #expect(found[2].hasPrefix("2,xyzzy,,,,,,none,"))
        #expect(found[3].contains(",unsure,") && found[3].contains("si (94); sk (94)"))
    }

    @Test(
        "the column of the names is the one that is named, or that is called so, or the first",
        arguments: [
            ("", "b\nODIHR\n"), ("column=2", "a;b\n1;ODIHR\n"), ("column=B", "a\tb\n1\tODIHR\n"),
            ("", "a,Name\n1,ODIHR"),
        ]
    )
    func column(query: String, content: String) {
        let found = lines(MatchAPI.send("/match?\(query)", content, type: "text/csv"))
        #expect(found.last?.contains("odihr,institutions") == true)
    }

    @Test(
        "a column that is not there is refused, however far away it is",
        arguments: ["0", "3", "-1", "\(Int.min)", "\(Int.max)", "99999999999999999999"]
    )
    func absentColumn(column: String) {
        #expect(MatchAPI.send("/match?column=\(column)", "a,name\n1,ODIHR\n", type: "text/csv").status == 400)
    }

    @Test("of separators as frequent as each other the comma counts, and a column of ours has a name of its own")
    func headings() {
        let found = lines(MatchAPI.send("/match", "name,amount;eur\nODIHR,5\n", type: "text/csv"))
        #expect(found[1].hasPrefix("ODIHR,5,odihr,"))
        let one = lines(MatchAPI.send("/match", "name\nODIHR\n", type: "text/csv"))
        #expect(one[1].hasPrefix("ODIHR,odihr,"))
        let taken = lines(MatchAPI.send("/match", "name,id,osce_id\nODIHR,1,2\n", type: "text/csv"))
        #expect(taken[0].hasPrefix("name,id,osce_id,osce_osce_id,collection,"))
    }

    @Test(
        "JSON of which a row would be lost is refused",
        arguments: [
            #"{"names":["ODIHR",5]}"#, #"["ODIHR",null]"#, #"["a\u0000"]"#, "{}", #""x""#, "5", #"{"names":{}}"#,
            #"{"name":["ODIHR"]}"#, "", " \n",
        ]
    )
    func lossyJSON(content: String) {
        let answer = MatchAPI.send("/match", content, type: "application/json")
        #expect(answer.status == 400, "\(content)")
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("seed file"))
    }

    @Test("columns of all rows have a bound, and are read once for a record")
    func largeColumns() throws {
        let sources = TestAPI.repository[.sources].records
        let largest = try #require(sources.max { $0.bytes.count < $1.bytes.count })
        let content = "name\n" + String(repeating: "\(largest.id)\n", count: 5_000)
        let query = "/match?collection=sources&columns=facts.fields,facts.record&format="
        for format in ["csv", "json"] {
            let answer = MatchAPI.send(query + format, content, type: "text/csv")
            #expect(answer.status == 422)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("fewer columns"))
        }
    }

    @Test("what a spreadsheet would run is guarded")
    func guarded() {
        let found = lines(MatchAPI.send("/match", "name\n=1+1\n", type: "text/csv"))
        #expect(found[1].hasPrefix("'=1+1,"))
    }

    @Test("names come as JSON, as lines of a form, or in a file of one")
    func ways() throws {
        let json = try MatchAPI.json(
            MatchAPI.send("/match", #"{"names":["ODIHR","ODIHR","?"]}"#, type: "application/json")
        )
        #expect(json["data"]?.array?.map { $0["match"]?["id"]?.string } == ["odihr", "odihr", nil])
        #expect(json["meta"]?["sure"]?.double == 2)
        let form = try MatchAPI.json(
            MatchAPI.send("/match", "names=ODIHR%0D%0A%0D%0A+ATU+&collection=institutions&column=")
        )
        #expect(form["data"]?.array?.map { $0["given"]?.string } == ["ODIHR", "ATU"])
        let file =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nn\nODIHR\n\r\n--x--\r\n"
        let sent = try MatchAPI.json(MatchAPI.send("/match", file, type: "multipart/form-data; boundary=x"))
        #expect(sent["data"]?.array?.first?["match"]?["id"] == "odihr")
        #expect(try TestAPI.json("/match?names=ODIHR")["data"]?.array?.first?["match"]?["id"] == "odihr")
    }

    @Test("a person gets a page with what was found, why, and a choice where it is not sure")
    func page() {
        let answer = MatchAPI.send("/match", "names=ODIHR%0ASlovania%0A%3Cscript%3E", accept: "text/html")
        let page = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == 200)
        #expect(page.contains("/institutions/odihr"))
        #expect(page.contains("name=\"choice.2\""))
        #expect(page.contains("&lt;script&gt;") && !page.contains("<script>"))
        #expect(answer["Cache-Control"] == "no-store")
        #expect(TestAPI.respond("/match", .get, [.accept: "text/html"]).status == 200)
    }

    @Test("a choice decides, and none of them is one")
    func choice() {
        let content = "names=Slovania%0AODIHR&choice.1=%2Fstates%2Fsi&choice.2=&choice.9=%2Fstates%2Fsi&format=csv"
        let found = lines(MatchAPI.send("/match", content))
        #expect(found[1].hasPrefix("Slovania,si,states,Slovenia,94,sure,"))
        #expect(found[2].hasPrefix("ODIHR,,,,100,unsure,"))
    }

    @Test(
        "what is asked for wrongly is refused with what was meant",
        arguments: [
            ("/match?colum=1", "name\nx", "text/csv", "column"),
            ("/match?columns=statsu", "name\nx", "text/csv", "status"),
            ("/match?collection=opertions", "name\nx", "text/csv", "operations"),
            ("/match?column=nam", "name\nx", "text/csv", "name"),
            ("/match", #"{"nmes":[]}"#, "application/json", "names"),
        ]
    )
    func refused(target: String, content: String, type: String, nearest: String) throws {
        let answer = MatchAPI.send(target, content, type: type)
        #expect(answer.status == 400)
        #expect(try JSONReader.read(answer.body)["errors"]?.array?.first?["did_you_mean"]?.string == nearest)
    }

    @Test(
        "columns are named as pages call them, with blanks around commas",
        arguments: ["status, country", " status ,country,", "Status, State", "status&columns=country"]
    )
    func columnNames(columns: String) {
        let target = "/match?columns=" + columns.replacing(" ", with: "%20")
        let found = lines(MatchAPI.send(target, "given\nODIHR\n", type: "text/csv"))
        #expect(found[0].hasSuffix(",alternatives,status,country"))
        // the heading of ours is plain where the table has none of its name
        #expect(found[0].contains(",name,") && !found[0].contains("osce_"))
        #expect(found[1].hasSuffix(",pl"))
    }

    @Test("the city of the seat is known by its label")
    func seatCity() {
        let found = lines(MatchAPI.send("/match?columns=Seat%20city", "given\nODIHR\n", type: "text/csv"))
        #expect(found[0].hasSuffix(",seat.city"))
    }

    @Test("the link of a problem keeps the other columns")
    func keptColumns() {
        let page = TestAPI.page("/match?names=ODIHR&columns=country,%20statsu")
        #expect(page.contains("columns=country,status") || page.contains("columns=country%2Cstatus"))
    }

    @Test("a page shows the columns in words, and offers them to tick")
    func columnsOnPage() {
        let answer = MatchAPI.send(
            "/match",
            "names=OSCE+Programme+Office+in+Bishkek&columns=status&columns=country",
            accept: "text/html"
        )
        let page = String(decoding: answer.body, as: UTF8.self)
        #expect(page.contains("data-label=\"State\"><span><a href=\"/states/kg\">"))
        #expect(page.contains("data-term=\"active\">at work<"))
        #expect(page.contains("name=\"columns\" value=\"status\" checked"))
    }

    @Test("an empty form says what to do")
    func empty() {
        let answer = MatchAPI.send("/match", "names=&file=&column=&collection=&columns=", accept: "text/html")
        #expect(answer.status == 400)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("Paste names, one a line"))
    }

    @Test("a table that curl sent as a form is told how to be sent")
    func curlForm() throws {
        for content in ["name,amount\nODIHR,5\n", "name,amountODIHR,5", "ODIHR"] {
            let answer = MatchAPI.send("/match?column=name&columns=status", content)
            #expect(answer.status == 400)
            let detail = try JSONReader.read(answer.body)["detail"]?.string ?? ""
            #expect(detail.contains("send -H 'Content-Type: text/csv'"), "\(detail)")
        }
        // a slip in a form is one all the same
        #expect(MatchAPI.send("/match", "names=ODIHR&colum=1").status == 400)
    }

    @Test("a list is bounded, and a table")
    func bounded() {
        func lines(_ count: Int) -> String { String(repeating: "x\n", count: count) }
        #expect(MatchAPI.send("/match", "names=" + lines(500)).status == 200)
        #expect(MatchAPI.send("/match", "names=" + lines(501)).status == 400)
        #expect(MatchAPI.send("/match", "n\n" + lines(5_000), type: "text/csv").status == 200)
        #expect(MatchAPI.send("/match", "n\n" + lines(5_001), type: "text/csv").status == 400)
        #expect(MatchAPI.send("/match", "", type: "text/csv").status == 400)
        #expect(MatchAPI.send("/match", "n\n\"x", type: "text/csv").status == 400)
    }
}
