import Directory
import Testing

@Suite("A Seed is loaded whole or not at all")
struct SeedLoaderTests {
    /// A change to the small Seed and what the fault has to say.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let text: String
        let other: String
        let says: [String]

        init(_ name: String, _ file: String, _ text: String, _ other: String, says: [String]) {
            (self.name, self.file, self.text, self.other, self.says) = (name, file, text, other, says)
        }

        var testDescription: String { name }
    }

    private func faults(of seed: Seed) -> [SeedFault] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("the small Seed has no fault")
    func small() {
        #expect(faults(of: SmallSeed.seed()).map(\.description) == [])
    }

    @Test("the embedded Seed has no fault")
    func embedded() {
        #expect(faults(of: .embedded).map(\.description) == [])
    }

    @Test(
        "a fault names file, record, field, what is wrong and what would be right",
        arguments: [
            Case(
                "unknown key",
                "operations.json",
                #""closed""#,
                #""closde""#,
                says: ["operations.json", "north", "closde", "did you mean closed?"]
            ),
            Case(
                "missing key",
                "operations.json",
                #""status": "active", "host": {"states""#,
                #""host": {"states""#,
                says: ["west", "status", "missing"]
            ),
            Case(
                "duplicate id",
                "operations.json",
                #""id": "south""#,
                #""id": "north""#,
                says: ["north", "already the id of the record on line 1"]
            ),
            Case(
                "dangling reference",
                "mandates.json",
                #""holder": "north""#,
                #""holder": "norht""#,
                says: ["north-founding", "holder", "did you mean north?"]
            ),
            Case(
                "dangling host",
                "operations.json",
                #"["bb"]"#,
                #"["cc"]"#,
                says: ["west", "host.states", "no record \"cc\" in states"]
            ),
            Case(
                "dangling source",
                "states.json",
                #""source": "page""#,
                #""source": "pgae""#,
                says: ["aa", "evidence[0].source", "did you mean page?"]
            ),
            Case(
                "ambiguous reference",
                "institutions.json",
                #""id": "desk""#,
                #""id": "north""#,
                says: ["north-founding", "holder", "institutions and operations"]
            ),
            Case(
                "impossible date",
                "documents.json",
                "1992-09-18",
                "1992-09-31",
                says: ["decision", "date", "no date of the calendar"]
            ),
            Case(
                "closed before established",
                "operations.json",
                "1999-12-31",
                "1991-12-31",
                says: ["north", "closed", "before established 1992-09"]
            ),
            Case(
                "field without evidence",
                "operations.json",
                #""closed", "dimensions.human""#,
                #""dimensions.human""#,
                says: ["north", "closed", "no evidence"]
            ),
            Case(
                "evidence for nothing",
                "operations.json",
                #""dimensions.first", "staff.1998"]"#,
                #""dimensions.first", "staff.1998", "budget"]"#,
                says: ["north", "evidence", "\"budget\" is not in the record"]
            ),
            Case(
                "evidence for no field",
                "states.json",
                #""iso_alpha3", "status"]"#,
                #""iso_alpha3", "status", "captial"]"#,
                says: ["aa", "did you mean capital?"]
            ),
            Case(
                "evidence for a value that is not there",
                "operations.json",
                #""dimensions.first", "staff.1998"]"#,
                #""dimensions.first", "dimensions.second", "staff.1998"]"#,
                says: ["north", "dimensions.second"]
            ),
            Case(
                "unknown term",
                "operations.json",
                #""kind": "centre""#,
                #""kind": "center""#,
                says: ["west", "kind", "did you mean centre?"]
            ),
            Case(
                "wrong type",
                "operations.json",
                #""total": 12"#,
                #""total": "12""#,
                says: ["north", "staff[0].total", "a whole number"]
            ),
            Case(
                "null",
                "documents.json",
                #""date": "1992-09-18""#,
                #""date": null"#,
                says: ["decision", "date", "leave the key out"]
            ),
            Case("empty list", "activities.json", #"["legal"]"#, "[]", says: ["law", "aliases", "empty list"]),
            Case(
                "repeated value",
                "operations.json",
                #"["human", "first"]"#,
                #"["human", "human"]"#,
                says: ["north", "dimensions", "twice"]
            ),
            Case("bad slug", "states.json", #""id": "aa""#, #""id": "A a""#, says: ["id", "is not a slug"]),
            Case(
                "trailing space",
                "documents.json",
                #""name": "A Decision""#,
                #""name": "A Decision ""#,
                says: ["decision", "name", "white space"]
            ),
            Case(
                "low confidence without a note",
                "documents.json",
                #""confidence": "high""#,
                #""confidence": "low""#,
                says: ["decision", "note", "missing"]
            ),
            Case(
                "no official name",
                "documents.json",
                #""value": "A Decision""#,
                #""value": "Another""#,
                says: ["decision", "names", "official"]
            ),
            Case(
                "not JSON",
                "documents.json",
                #""kind": "decision","#,
                #""kind": "decision""#,
                says: ["documents.json:2:", "decision kind", "a comma is missing behind"]
            ),
            Case(
                "no records",
                "sources.json",
                SmallSeed.texts["sources.json"] ?? "",
                "[]",
                says: ["sources.json", "empty collection"]
            ),
            Case(
                "released without a day",
                "dataset.json",
                "2020-02-29",
                "2020-02",
                says: ["dataset.json", "released", "YYYY-MM-DD"]
            ),
            Case(
                "bad URL",
                "sources.json",
                "https://example.org/page",
                "ftp://example.org/page",
                says: ["page", "source_url", "http or https"]
            ),
        ]
    )
    func reports(_ example: Case) {
        let faults = faults(of: SmallSeed.seed(example.file, replacing: example.text, with: example.other))
        #expect(
            faults.contains { fault in example.says.allSatisfy(fault.description.contains) },
            "\(example.says) in \(faults.map(\.description))"
        )
    }

    @Test("all faults are reported at once, in every file")
    func reportsAll() {
        var files = SmallSeed.seed(
            "operations.json",
            replacing: #""kind": "centre""#,
            with: #""kind": "center", "x": 1"#
        ).files
        files["states.json"] = Array("[".utf8)
        files["operatons.json"] = []
        let faults = faults(of: Seed(files: files, origin: "a test"))
        #expect(Set(faults.map(\.file)).isSuperset(of: ["operations.json", "states.json", "operatons.json"]))
        #expect(faults.contains { $0.field == "x" })
        #expect(
            faults.contains {
                $0.file == "operatons.json" && $0.problem.contains("operations.json is there; take the file away")
            }
        )
    }

    @Test("a missing file is a fault")
    func missingFile() {
        var files = SmallSeed.seed().files
        files["states.json"] = nil
        #expect(
            faults(of: Seed(files: files, origin: "a test")).contains {
                $0.file == "states.json" && $0.problem.contains("missing")
            }
        )
    }

    @Test("the version follows the content, not white space or the order of records")
    func version() throws {
        let version = try Repository(checking: SmallSeed.seed()).version
        #expect(version.count == 64)
        #expect(
            try Repository(checking: SmallSeed.seed("states.json", replacing: ", ", with: " ,\n\n")).version == version
        )
        #expect(
            try Repository(checking: SmallSeed.seed("states.json", replacing: "Aland", with: "Oland")).version
                != version
        )
    }

    @Test("a folder that is not there is named with the reason")
    func unreadable() {
        #expect(throws: SeedUnreadable.self) { try Seed.folder("/nowhere/at/all") }
    }
}
