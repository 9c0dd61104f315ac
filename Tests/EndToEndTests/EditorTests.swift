import Foundation
import Testing

/// The tasks of an editor, done by commands on a small seed.
///
/// The numbers are those of the table in docs/editing-the-data.md: what was done by hand in several places before.
@Suite("An editor's tasks take a command each, or a few", .timeLimit(.minutes(20)))
struct EditorTests {
    @Test("1, 17: a date is corrected by one command, and the sources that no longer say so are named or taken away")
    func correction() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            let said = try desk.run(
                "set",
                "operations/plains",
                "started",
                "1999-01-11",
                "--source",
                "letter",
                "--locator",
                "p. 1"
            )
            #expect(
                said.contains(
                    "Mission to the Plains (operations/plains): started changed from 1999-01 to 1999-01-11, source letter"
                )
            )
            #expect(said.contains("started still rests on survey"))
        }
        #expect(steps == 1)
        try desk.run(
            "cite",
            "operations/plains",
            "started",
            "--source",
            "letter",
            "--locator",
            "p. 1",
            "--replaces",
            "survey"
        )
        try desk.run("confirm", "operations/plains", "started", "--source", "letter", "--check")
        let operations = try desk.file("operations.json")
        #expect(
            operations.contains(#"{"fields": ["started"], "source": "letter", "locator": "p. 1", "basis": "stated"}"#)
        )
        #expect(try desk.faults() == "")
    }

    @Test("2: a mission is closed by one command beside that for its source")
    func closing() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            try desk.run(
                "close",
                "hills",
                "2020-03-31",
                "--decision",
                "PC.DEC/1600",
                "--source",
                "letter",
                "--successor",
                "plains",
                "--reason",
                "Its tasks were done."
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        let operations = try desk.file("operations.json")
        #expect(!operations.contains("status_as_of") && operations.contains(#""closing_decision": "PC.DEC/1600""#))
    }

    @Test("3: a new operation with mandate, seat, three sources and a gap takes at most twelve commands")
    func newOperation() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            for number in 1...3 {
                try desk.run(
                    "source",
                    "add",
                    "page-\(number)",
                    "--name",
                    "Page \(number)",
                    "--publisher",
                    "OSCE",
                    "--url",
                    "https://www.osce.org/page/\(number)",
                    "--published",
                    "2019-0\(number)"
                )
            }
            let said = try desk.run(
                "new",
                "operation",
                "lakes",
                "--like",
                "plains",
                "--name",
                "Office by the Lakes",
                "kind",
                "office",
                "status",
                "active",
                "host.states+",
                "aa",
                "established",
                "2019-01-10",
                "--source",
                "page-1"
            )
            #expect(said.contains("new record"))
            try desk.run(
                "set",
                "operations/lakes",
                "seat",
                #"{"city": "Lakeside", "country": "aa"}"#,
                "tasks+",
                "elections",
                "--source",
                "page-2"
            )
            try desk.run(
                "set",
                "operations/lakes",
                "staff+",
                #"{"as_of": "2019-03", "total": 7}"#,
                "--source",
                "page-3",
                "--basis",
                "inferred"
            )
            try desk.run(
                "set",
                "operations/lakes",
                "gaps+",
                #"{"field": "budget", "reason": "No source read gives it."}"#
            )
            try desk.run(
                "new",
                "mandate",
                "lakes-founding",
                "--name",
                "Founding decision of the Office by the Lakes",
                "holder",
                "lakes",
                "kind",
                "founding",
                "date",
                "2019-01-10",
                "--source",
                "page-1"
            )
        }
        #expect(steps <= 12)
        #expect(try desk.faults() == "")
    }

    @Test("3, 12: or one import of at most twenty lines; what is not sound comes back with the reason")
    func imported() throws {
        let desk = try EditorDesk()
        let sheet = """
            record,field,value,source,source_title,source_publisher,source_url,source_date,locator,basis
            operations/lakes,record,"{""name"": ""Office by the Lakes"", ""category"": ""field-operation"", ""kind"": ""office"", ""status"": ""active""}",,Page 1,OSCE,https://www.osce.org/page/1,2019-01,p. 1,stated
            operations/lakes,host.states,aa,,,,https://www.osce.org/page/1,,p. 1,stated
            operations/lakes,established,2019-01-10,,,,https://www.osce.org/page/1,,p. 1,stated
            operations/lakes,seat,"{""city"": ""Lakeside"", ""country"": ""aa""}",,Page 2,OSCE,https://www.osce.org/page/2,2019-02,,stated
            operations/lakes,tasks,elections,,,,https://www.osce.org/page/2,,,stated
            operations/lakes,staff,"{""as_of"": ""2019-03"", ""total"": 7}",,Page 3,OSCE,https://www.osce.org/page/3,2019-03,,inferred
            mandates/lakes-founding,record,"{""holder"": ""lakes"", ""kind"": ""founding"", ""date"": ""2019-01-10""}",,,,https://www.osce.org/page/1,,,stated
            """
        try desk.write(sheet, to: "facts.csv")
        let steps = try desk.count {
            let said = try desk.run("import", "facts.csv")
            #expect(said.contains("7 facts taken, 0 there already, 0 not taken"), "\(said)")
        }
        #expect(steps == 1 && sheet.split(separator: "\n").count <= 20)
        #expect(try desk.faults() == "")
        let again = try desk.run("import", "facts.csv")
        #expect(again.contains("Nothing changes.") && again.contains("0 facts taken, 7 there already"), "\(again)")
        try desk.write(
            #"[{"record": "operations/plains", "field": "closd", "value": "2001", "source": "survey"}, {"record": "operations/plains", "field": "tasks", "value": "elections", "source": "survey"}]"#,
            to: "more.json"
        )
        let dry = try desk.run("import", "more.json", "--check", status: 1)
        #expect(dry.contains("did you mean closed?") && dry.contains("Not written"))
        try desk.run("import", "more.json", status: 1)
        let rejected = try String(contentsOfFile: desk.path + "/more.rejected.json", encoding: .utf8)
        #expect(rejected.contains("\"reason\": \"operations have no field closd; did you mean closed?\""))
        #expect(try desk.file("operations.json").contains("elections"))
    }

    @Test("4: a decision with its activities and its mandate takes two commands")
    func decision() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            try desk.run(
                "new",
                "document",
                "pc-dec-9",
                "--name",
                "A Decision on Borders",
                "reference",
                "PC.DEC/9",
                "kind",
                "decision",
                "date",
                "2018-05-03",
                "activities+",
                "law",
                "--source",
                "letter"
            )
            try desk.run(
                "new",
                "mandate",
                "desk-pc-dec-9",
                "--name",
                "Tasks of the Desk (PC.DEC/9)",
                "holder",
                "desk",
                "kind",
                "tasking",
                "document",
                "pc-dec-9",
                "date",
                "2018-05-03",
                "--source",
                "letter"
            )
        }
        #expect(steps == 2)
        #expect(try desk.faults() == "")
    }

    @Test("5: a State that is renamed on a day takes one command; two wrong states on the way are refused")
    func renamedState() throws {
        let desk = try EditorDesk()
        let refused = try desk.run("set", "states/bb", "name", "Republic of Beland", "--source", "letter", status: 1)
        #expect(refused.contains("no entry of kind official") && refused.contains("nothing was written"))
        let steps = try desk.count {
            try desk.run(
                "set",
                "states/bb",
                "name",
                "Republic of Beland",
                "names[Beland].kind",
                "former",
                "names[Beland].to",
                "2018-10-14",
                "names+",
                #"{"value": "Republic of Beland", "kind": "official", "language": "en", "from": "2018-10-15"}"#,
                "--source",
                "letter"
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
    }

    @Test("6: an id is changed by one command, with all references")
    func renamedID() throws {
        let desk = try EditorDesk()
        let steps = try desk.count { try desk.run("rename", "operations/plains", "steppe") }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        #expect(try desk.file("operations.json").contains(#""former_ids": ["plains"]"#))
        #expect(try desk.file("mandates.json").contains(#""holder": "steppe""#))
        // the former id is understood, and so is a mistyped one
        try desk.run("set", "operations/plains", "note", "Renamed.")
        #expect(
            try desk.run("set", "operations/stepe", "note", "x", status: 64).contains("did you mean operations/steppe?")
        )
    }

    @Test("7: a record is split by making the other half and taking its part away")
    func split() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            try desk.run(
                "new",
                "operation",
                "plains-centre",
                "--like",
                "plains",
                "--name",
                "Centre in the Plains",
                "kind",
                "centre",
                "status",
                "closed",
                "closed",
                "2001",
                "established",
                "1999",
                "--source",
                "survey"
            )
            try desk.run(
                "set",
                "operations/plains",
                "predecessors+",
                #"{"id": "plains-centre", "relation": "followed"}"#,
                "--source",
                "survey"
            )
            try desk.run(
                "set",
                "operations/plains-centre",
                "successors+",
                #"{"id": "plains", "relation": "followed by"}"#,
                "--source",
                "survey"
            )
            try desk.run("unset", "operations/plains", "tasks[early warning]")
        }
        #expect(steps == 4)
        #expect(try desk.faults() == "")
    }

    @Test("8: sources that contradict each other are both in the record")
    func contradiction() throws {
        let desk = try EditorDesk()
        let steps = try desk.count {
            try desk.run(
                "cite",
                "operations/plains",
                "established",
                "--source",
                "letter",
                "--basis",
                "contradicts",
                "--says",
                "December 1997"
            )
        }
        #expect(steps == 1)
        #expect(try desk.faults() == "")
        #expect(try desk.file("operations.json").contains(#""basis": "contradicts", "says": "December 1997""#))
    }
}
