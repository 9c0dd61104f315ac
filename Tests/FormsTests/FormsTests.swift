import Forms
import Testing

@Suite("Content of requests")
struct FormsTests {
    private func form(_ text: String) throws(ContentFault) -> [String] {
        try FormContent(urlencoded: Array(text.utf8)).pairs.map { "\($0.name)=\($0.value)" }
    }

    @Test(
        "a form is read as browsers write it",
        arguments: [
            ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a=1&&b=", ["a=1", "b="]), ("a", ["a="]),
            ("a=b=c", ["a=b=c"]), ("a=x+y%20z", ["a=x y z"]), ("a=1;b=2", ["a=1;b=2"]), ("%C3%A9=%26", ["é=&"]),
            ("a=1&a=2", ["a=1", "a=2"]), ("=1", ["=1"]),
        ]
    )
    func urlencoded(text: String, pairs: [String]) throws {
        #expect(try form(text) == pairs)
    }

    @Test(
        "a form that loses something is refused",
        arguments: [
            ("a=%", ContentFault.brokenEscape(pair: 1)), ("a=1&b=%4", .brokenEscape(pair: 2)),
            ("a=%GG", .brokenEscape(pair: 1)), ("a=%00", .nul), ("a=%FF", .invalidUTF8), ("%C3=1", .invalidUTF8),
        ]
    )
    func refused(text: String, fault: ContentFault) {
        #expect(throws: fault) { try form(text) }
    }

    @Test("a form has a bounded number of pairs")
    func bounded() throws {
        let most = FormContent.mostPairs
        #expect(try form(String(repeating: "a=1&", count: most)).count == most)
        #expect(throws: ContentFault.tooMany("pairs", most: most)) {
            try form(String(repeating: "a=1&", count: most + 1))
        }
    }

    @Test("a form with a file has the fields and the file's text")
    func multipart() throws {
        let content = """
            --x\r\nContent-Disposition: form-data; name="column"\r\n\r\nname\r\n--x\r
            content-disposition: form-data; name="file"; filename="a \\"b\\".csv"\r
            Content-Type: text/csv\r\n\r\nname\r\n--y\r\n\r\n--x--\r\n
            """
        let form = try MultipartContent.form(Array(content.utf8), boundary: "x")
        #expect(form["column"] == "name")
        #expect(form["file"] == "name\r\n--y\r\n")
    }

    @Test(
        "a form with parts that do not fit together is refused",
        arguments: [
            "", "--x", "--x--", "--x\r\n", "--x\r\n\r\n--x--", "--x\r\nA: b\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv", "--y\r\n",
        ]
    )
    func malformed(content: String) throws {
        guard content != "--x--" else {
            #expect(try MultipartContent.form(Array(content.utf8), boundary: "x").pairs.isEmpty)
            return
        }
        #expect(throws: ContentFault.self) { try MultipartContent.form(Array(content.utf8), boundary: "x") }
    }

    @Test(
        "a table is read as RFC 4180 has it, and as spreadsheets write it",
        arguments: [
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a;b\n1;2", [["a", "b"], ["1", "2"]]),
            ("a\tb\n1\t", [["a", "b"], ["1", ""]]),
            ("\"x,y\",\"q\"\"r\"\n\"l1\nl2\",z", [["x,y", "q\"r"], ["l1\nl2", "z"]]),
            ("a\n\n\nb\n", [["a"], ["b"]]), ("\u{FEFF}a\n1", [["a"], ["1"]]), ("a,\n", [["a", ""]]),
            ("a,", [["a", ""]]),
            ("a\rb", [["a"], ["b"]]), ("", []),
        ]
    )
    func table(text: String, rows: [[String]]) throws {
        #expect(try TableContent(Array(text.utf8), mostRows: 10).rows == rows)
    }

    @Test("a quotation mark that is left open is told with its line", arguments: [("a\n\"b", 2), ("\"a\"b\n", 1)])
    func quote(text: String, line: Int) {
        #expect(throws: ContentFault.brokenQuote(line: line)) { try TableContent(text: text, mostRows: 10) }
    }

    @Test("a table has a bounded number of rows")
    func rows() throws {
        #expect(try TableContent(text: "h\n1\n2\n", mostRows: 2).rows.count == 3)
        #expect(throws: ContentFault.tooMany("rows", most: 2)) { try TableContent(text: "h\n1\n2\n3", mostRows: 2) }
    }

    @Test(
        "a media type is taken apart",
        arguments: [
            ("text/csv", "text/csv", nil), ("Text/CSV; charset=\"UTF-8\"", "text/csv", "UTF-8"),
            ("text/csv;", "text/csv", nil), ("a/b; x=1;charset=latin1 ", "a/b", "latin1"),
        ]
    )
    func mediaType(text: String, name: String, charset: String?) throws {
        let type = try #require(MediaType(text))
        #expect(type.name == name)
        #expect(type["charset"] == charset)
    }

    @Test(
        "what is no media type is none",
        arguments: ["", "text", "text/", "/csv", "text/csv; =1", "a b/c", "a/b; c=\"x"]
    )
    func noMediaType(text: String) { #expect(MediaType(text) == nil) }
}
