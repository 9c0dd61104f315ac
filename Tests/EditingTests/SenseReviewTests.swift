import Directory
import Editing
import Testing

@Suite("A review finds what contradicts itself across records")
struct SenseReviewTests {
    private static func findings(_ seed: Seed) throws -> [String] {
        try SeedReview.findings(in: seed).map(\.description)
    }

    /// Changes of the small Seed: file, text, other.
    typealias Change = (file: String, text: String, other: String)

    private static func seed(_ changes: [Change]) -> Seed {
        changes.reduce(SmallSeed.seed()) { SmallSeed.changed($0, "\($1.file).json", $1.text, $1.other) }
    }

    private static let symbol: Change = (
        "documents", #""kind": "decision""#, #""kind": "decision", "reference": "PC.DEC/1""#
    )
    private static let symbolEvidence: Change = ("documents", #""kind", "date"]"#, #""kind", "date", "reference"]"#)

    @Test("a mandate that differs from its document")
    func document() throws {
        let date = try Self.findings(Self.seed([("mandates", "1992-09-18", "1992-09-19")]))
        #expect(
            date.contains {
                $0.contains("north-founding date: 1992-09-19 is not 1992-09-18, the date of its document decision")
            }
        )
        let reference = try Self.findings(
            Self.seed([
                Self.symbol, Self.symbolEvidence,
                ("mandates", #""date": "1992-09-18""#, #""reference": "PC.DEC/2", "date": "1992-09-18""#),
                ("mandates", #""date", "tasks.early warning"]"#, #""date", "tasks.early warning", "reference"]"#),
            ])
        )
        #expect(reference.contains { $0.contains("reference: \"PC.DEC/2\" is not \"PC.DEC/1\"") })
    }

    @Test("a mandate before its holder, and one that ends what is active")
    func holder() throws {
        let early: [Change] = [
            ("mandates", #""kind": "founding""#, #""kind": "renewal""#), ("mandates", "1992-09-18", "1990-01-01"),
            ("mandates", #""document": "decision", "#, ""), ("mandates", #""document", "#, ""),
        ]
        #expect(
            try Self.findings(Self.seed(early)).contains { $0.contains("1990-01-01 is before north began on 1992-09") }
        )
        let founding = early.dropFirst() + []
        #expect(try !Self.findings(Self.seed(Array(founding))).contains { $0.contains("is before north began") })
        let longBefore = Self.seed(founding.map { ($0.file, $0.text, $0.other.replacing("1990", with: "1979")) })
        #expect(try Self.findings(longBefore).contains { $0.contains("1979-01-01 is before north began on 1992-09") })
        let task: [Change] = [("mandates", #""kind": "founding""#, #""kind": "tasking""#)] + founding
        #expect(try !Self.findings(Self.seed(task)).contains { $0.contains("is before north began") })
        let closing: [Change] = [
            ("mandates", #""kind": "founding""#, #""kind": "closing""#),
            ("mandates", #""holder": "north""#, #""holder": "west""#),
        ]
        #expect(try Self.findings(Self.seed(closing)).contains { $0.contains("kind: closing, but west is active") })
    }

    @Test("a founding date and a founding decision that differ from the founding mandate")
    func founding() throws {
        let date: [Change] = [
            ("operations", #""established": "1992-09""#, #""established": "1993", "established_meaning": "decision""#),
            ("operations", #""established", "closed""#, #""established", "established_meaning", "closed""#),
        ]
        #expect(
            try Self.findings(Self.seed(date)).contains {
                $0.contains("north established: 1993, meant as the day of the decision, is not 1992-09-18")
            }
        )
        let decision: [Change] = [
            Self.symbol, Self.symbolEvidence,
            ("operations", #""established": "1992-09""#, #""established": "1992-09", "founding_decision": "PC.DEC/7""#),
            ("operations", #""established", "closed""#, #""established", "founding_decision", "closed""#),
        ]
        #expect(try Self.findings(Self.seed(decision)).contains { $0.contains("PC.DEC/7 is not PC.DEC/1") })
        let symbol = Self.seed(decision.map { ($0.file, $0.text, $0.other.replacing("PC.DEC/7", with: "PC.DEC/1")) })
        #expect(
            try Self.findings(symbol).contains { $0.contains("is the symbol of the document decision; write its id") }
        )
        let reference = Self.seed(decision.map { ($0.file, $0.text, $0.other.replacing("PC.DEC/7", with: "decision")) })
        #expect(try !Self.findings(reference).contains { $0.contains("founding_decision") })
        #expect(
            try Repository(checking: reference)[.operations].record(id: "north")?.value["founding_decision"]
                == "decision"
        )
    }

    @Test("a source that is older than what it states")
    func older() throws {
        func findings(_ published: String) throws -> [String] {
            try Self.findings(
                Self.seed([("sources", #""name": "A page""#, #""name": "A page", "published": "\#(published)""#)])
            )
        }
        #expect(
            try findings("1992-01-01").contains {
                $0.contains("decision date: 1992-09-18 is after 1992-01-01, the date of the source page")
            }
        )
        // a closing may be announced, for a year
        #expect(try !findings("1999-06").contains { $0.contains("north closed") })
        #expect(try findings("1997").contains { $0.contains("north closed: 1999-12-31 is after 1997") })
        #expect(try !findings("2020").contains { $0.contains("the date of the source") })
        // a decision may give a term of any length
        let term: [Change] = [
            ("mandates", #""date": "1992-09-18""#, #""date": "1992-09-18", "valid_until": "2020-12-31""#),
            ("mandates", #""date", "tasks.early warning"]"#, #""date", "tasks.early warning", "valid_until"]"#),
            ("sources", #""source_url""#, #""published": "1992-12", "source_url""#),
        ]
        #expect(try !Self.findings(Self.seed(term)).contains { $0.contains("valid_until") })
    }

    @Test("a gap for what a source states; one for what is imprecise, inferred or a part is none")
    func gaps() throws {
        func gap(_ field: String, _ changes: [Change] = []) throws -> Bool {
            let gap: Change = (
                "operations", #""status": "closed""#,
                #""status": "closed", "gaps": [{"field": "\#(field)", "reason": "Not found."}]"#
            )
            return try Self.findings(Self.seed([gap] + changes)).contains {
                $0.contains("north gaps: \(field) is known")
            }
        }
        #expect(try gap("closed"))
        #expect(try !gap("established"))
        #expect(try !gap("staff"))
        #expect(try !gap("closed", [("operations", #""basis": "stated""#, #""basis": "inferred""#)]))
    }

    @Test(
        "two sources of one address in other spelling",
        arguments: [
            "http://example.org/page", "https://www.example.org/page", "https://example.org/page/",
            "https://EXAMPLE.org/page",
            "https://example.org:443/page", "https://web.archive.org/web/20200101000000/https://example.org/page",
            "https://web.archive.org/web/2020id_/http://www.example.org/page/",
        ]
    )
    func addresses(address: String) throws {
        let seed = Self.seed([
            ("sources", "[{", #"[{"id": "copy", "name": "The same", "source_url": "\#(address)"}, {"#)
        ])
        #expect(
            try Self.findings(seed).contains { $0.contains("page source_url: in another spelling the address of copy") }
        )
    }

    @Test(
        "two pages of one site are two",
        arguments: [
            "https://example.org/page2", "https://example.org/page?id=1", "https://example.org/Page",
            "https://www2.example.org/page",
        ]
    )
    func pages(address: String) throws {
        let seed = Self.seed([
            ("sources", "[{", #"[{"id": "copy", "name": "The same", "source_url": "\#(address)"}, {"#)
        ])
        #expect(try !Self.findings(seed).contains { $0.contains("the address of") })
    }

    @Test(
        "HTML in a text",
        arguments: [
            ("The <b>Desk</b>", "<b>"), ("One</p>", "</p>"), ("Desk &amp; Chair", "&amp;"), ("Desk&#39;s", "&#39;"),
            ("Desk &eacute;", "&eacute;"), ("<a href='x'>Desk", "<a href='x'>"),
        ]
    )
    func markup(text: String, shown: String) throws {
        let found = try Self.findings(Self.seed([("dimensions", "Arms.", text)]))
        #expect(found.contains { $0.contains("first summary: has HTML (\(shown))") }, "\(found)")
    }

    @Test("a sign that is no HTML", arguments: ["a < b, c > d & e; f", "R&D; AT&T", "1<2", "Q&As;"])
    func signs(text: String) throws {
        #expect(try !Self.findings(Self.seed([("dimensions", "Arms.", text)])).contains { $0.contains("HTML") })
    }

    @Test("an event and a figure of another time")
    func lifetime() throws {
        let event: [Change] = [
            (
                "operations", #""staff": [{"as_of": "1998""#,
                #""events": [{"date": "1900", "what": "It began."}], "staff": [{"as_of": "2009""#
            ),
            ("operations", #""staff.1998"]"#, #""events.1900", "staff.2009"]"#),
        ]
        let found = try Self.findings(Self.seed(event))
        #expect(found.contains { $0.contains("north events[0].date: 1900 is years before it began on 1992-09") })
        #expect(found.contains { $0.contains("north staff[0].as_of: 2009 is years after it ended on 1999-12-31") })
    }
}
