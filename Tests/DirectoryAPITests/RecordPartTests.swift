@testable import Formats
import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

@Suite("A record has parts with addresses of their own")
struct RecordPartTests {
    private func text(_ target: String) -> String { String(decoding: TestAPI.respond(target).body, as: UTF8.self) }

    @Test("every fact of every record has a row with its sources, and every other field a reason")
    func evidence() throws {
        for store in TestAPI.repository.seeded {
            for record in store.records {
                let data = try #require(try TestAPI.json(record.path + "/evidence")["data"])
                var shown: Set<String> = ["evidence", "gaps", "confidence", "note"]
                for row in data["fields"]?.array ?? [] {
                    let field = String(row["field"]?.string?.split(separator: ".").first ?? "")
                    shown.insert(field)
                    for entry in row["evidence"]?.array ?? [] {
                        let id = try #require(entry["source"]?["id"]?.string)
                        #expect(entry["source"]?["name"]?.string == TestAPI.repository[.sources].record(id: id)?.name)
                        #expect(["stated", "inferred", "contradicts"].contains(entry["basis"]?.string))
                    }
                }
                for row in data["without_evidence"]?.array ?? [] {
                    shown.insert(row["field"]?.string ?? "")
                    #expect(row["why"]?.string?.isEmpty == false)
                }
                let present = record.value.members?.map(\.name) ?? []
                #expect(present.filter { !shown.contains($0) }.isEmpty, "\(record.path)")
                let heads = Set(
                    (data["fields"]?.array ?? []).filter { $0["basis"] != nil }.compactMap {
                        $0["field"]?.string?.split(separator: ".").first.map(String.init)
                    }
                )
                let facts = store.schema.fields.filter { $0.isFact && $0.isInSeed && record.value[$0.name] != nil }
                #expect(facts.allSatisfy { heads.contains($0.name) }, "\(record.path)")
            }
        }
    }

    @Test("evidence is a table too")
    func evidenceTable() {
        let lines = text("/operations/bishkek/evidence?format=csv").split(separator: "\r\n")
        #expect(lines.first == "field,value,basis,source,source_name,source_url,locator,says")
        #expect(lines.contains { $0.hasPrefix("established,1998-07-23,stated,osce-bishkek-about,") })
        #expect(
            TestAPI.respond("/operations/bishkek/evidence", .get, [.accept: "text/csv"])["Content-Type"]
                == "text/csv; charset=utf-8; header=present"
        )
        #expect(TestAPI.respond("/operations/bishkek/evidence?format=geojson").status == 400)
    }

    @Test(
        "a record is cited in every style",
        arguments: [
            (
                "text", "text/plain; charset=utf-8",
                "\"OSCE Programme Office in Bishkek\", OSCE Directory (unofficial), version "
            ),
            ("bibtex", "application/x-bibtex; charset=utf-8", "  title = {{OSCE Programme Office in Bishkek}},"),
            ("csl", "application/vnd.citationstyles.csl+json", "\"title\":\"OSCE Programme Office in Bishkek\""),
            ("ris", "application/x-research-info-systems", "TI  - OSCE Programme Office in Bishkek\r\n"),
        ]
    )
    func cite(style: String, mediaType: String, expected: String) {
        let asked = TestAPI.respond("/operations/bishkek/cite?style=\(style)")
        #expect(asked.status == 200 && asked["Content-Type"] == mediaType)
        #expect(String(decoding: asked.body, as: UTF8.self).contains(expected))
        let negotiated = TestAPI.respond("/operations/bishkek/cite", .get, [.accept: mediaType])
        #expect(negotiated.body == asked.body && negotiated["Vary"]?.hasPrefix("Accept") == true)
        #expect(TestAPI.respond("/dataset/cite?style=\(style)").status == 200)
    }

    @Test("what TeX would take for a command is escaped")
    func tex() throws {
        let seed = Seed(
            files: Seed.embedded.files.mapValues { bytes in
                Array(
                    String(decoding: bytes, as: UTF8.self).replacing(
                        "OSCE Programme Office in Bishkek",
                        with: "A & B_{50%} $\\\\x"
                    ).utf8
                )
            },
            origin: "a test"
        )
        let responder = Responder(try Repository(checking: seed))
        let body = responder.respond(to: APIRequest(.get, "/operations/bishkek/cite?style=bibtex")).body
        #expect(
            String(decoding: body, as: UTF8.self).contains(
                "{{A \\& B\\_\\textbraceleft{}50\\%\\textbraceright{} \\$\\textbackslash{}x}}"
            )
        )
    }

    @Test("history lists what releases changed of a record, and nothing else")
    func history() throws {
        let address = "/documents/mc-dec-6-05/history"
        let changes = try TestAPI.json(address)["data"]?.array ?? []
        #expect(changes.last?["change"] == "added" && changes.dropLast().allSatisfy { $0["change"] == "changed" })
        #expect(changes.allSatisfy { $0["record"] == "/documents/mc-dec-6-05" })
        let second = changes.first { $0["release"]?["number"] == 2 }
        let fields = second?["details"]?.array?.compactMap { $0["field"]?.string } ?? []
        #expect(fields.contains("builds_on") && fields.contains("relates_to"))
        #expect(try TestAPI.json(address + "?change=added")["links"]?["self"]?.string == address + "?change=added")
        #expect(try TestAPI.json(address + "?change=removed")["meta"]?["hints"]?.array?.count == 1)
        #expect(text(address + "?format=atom").contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">"))
    }

    @Test("what is related is reached over links in both directions, and no further than asked")
    func related() throws {
        func nodes(_ query: String) throws -> [String: String] {
            let data = try TestAPI.json("/operations/bishkek/related" + query)["data"]
            let nodes = data?["nodes"]?.array ?? []
            let ids = Set(nodes.compactMap { $0["id"]?.string })
            for edge in data?["edges"]?.array ?? [] {
                #expect(ids.contains(edge["from"]?.string ?? "") && ids.contains(edge["to"]?.string ?? ""))
            }
            return Dictionary(
                uniqueKeysWithValues: nodes.map { ($0["id"]?.string ?? "", $0["distance"]?.description ?? "") }
            )
        }
        let near = try nodes("")
        #expect(near["/operations/bishkek"] == "0" && near["/states/kg"] == "1")
        #expect(near["/mandates/bishkek-pc-dec-245"] == "1", "the mandate names the operation, not the reverse")
        #expect(near.keys.allSatisfy { !$0.hasPrefix("/sources/") })
        let far = try nodes("?depth=2")
        #expect(far.count > near.count && far.values.allSatisfy { ["0", "1", "2"].contains($0) })
        #expect(try nodes("?type=state").keys.sorted() == ["/operations/bishkek", "/states/kg"])
        #expect(try nodes("?type=source").keys.contains("/sources/osce-bishkek-about"))
        #expect(try nodes("?relation=host").count == 2)
        #expect(
            try nodes("?as_of=1999-06-01&type=mandate").keys.sorted() == [
                "/mandates/bishkek-pc-dec-245", "/operations/bishkek",
            ]
        )
    }

    @Test(
        "what is no part, and what a part does not know, is refused with what was meant",
        arguments: [
            ("/operations/bishkek/evidenc", 404, "/operations/bishkek/evidence"),
            ("/operations/bishkek/zzz", 404, "/operations/bishkek"),
            ("/timeline/state-at-admitted/evidence", 404, "/timeline/state-at-admitted"),
            ("/dataset/citte", 404, "/dataset/cite"), ("/dataset/downlod", 404, "/dataset/download"),
            ("/graph/x", 404, "/graph"),
            ("/operations/nowhere/cite", 404, "/operations"),
            ("/operations/bishkek/cite?style=bibtx", 400, "bibtex"),
            ("/operations/bishkek/related?depth=6", 400, "3"),
            ("/operations/bishkek/related?type=operatoin", 400, "operation"),
            ("/operations/bishkek/related?relation=hosst", 400, "host"),
            ("/graph?depth=2", 400, ""),
            ("/operations/bishkek/related?as_of=1990-01-01", 404, "/operations/bishkek"),
            ("/operations/bishkek/history?chnage=added", 400, "change"),
        ]
    )
    func refused(target: String, status: Int, nearest: String) throws {
        let answer = TestAPI.respond(target)
        #expect(answer.status == status)
        let problem = try JSONReader.read(answer.body)
        let meant = problem["did_you_mean"]?.string ?? problem["errors"]?.array?.first?["did_you_mean"]?.string ?? ""
        #expect(meant == nearest)
    }

    @Test(
        "a part of a record written in another way leads to its own address",
        arguments: [
            ("/institutions/TTD/evidence", "/institutions/ttd/evidence"),
            ("/institutions/ttd/Evidence", "/institutions/ttd/evidence"),
            ("/institutions/ttd/cite/?style=ris", "/institutions/ttd/cite?style=ris"),
        ]
    )
    func moved(target: String, address: String) {
        let answer = TestAPI.respond(target)
        #expect(answer.status == 308 && answer["Location"] == address)
    }
}
