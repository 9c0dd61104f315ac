import Directory
import DirectoryAPI
import HTTPSemantics

/// The API over a small Seed of its own: the office in `newtown` was `oldtown`, the State `aa` was `zz`, a mission was
/// taken out, and a release tells of the office under the id that it had.
enum RenamedSeed {
    static let responder = Responder(repository)

    static let repository: Repository = {
        do throws(InvalidSeed) {
            return try Repository(checking: Seed(files: texts.mapValues { Array($0.utf8) }, origin: "a test"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// The answer to a request.
    static func respond(
        _ target: String,
        _ method: APIRequest.Method = .get,
        _ fields: APIRequest.Fields = [:]
    ) -> APIResponse {
        responder.respond(to: APIRequest(method, target, fields: fields))
    }

    /// The content of an answer as JSON.
    static func json(_ target: String) throws -> JSON { try JSONReader.read(respond(target).body) }

    /// The ids of a list.
    static func ids(_ target: String) throws -> [String] {
        (try json(target)["data"]?.array ?? []).compactMap { $0["id"]?.string }
    }

    private static let texts: [String: String] = [
        "dataset.json": """
        {"title": "Small", "description": "For tests.", "released": "2020-02-29",
         "licence": {"name": "CC BY 4.0", "spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
         "publisher": "Testers", "attribution": [{"text": "Thanks.", "source": "page"}], "unofficial": "Not official.",
         "removed": [
          {"record": "/operations/ghost", "name": "Ghost Mission", "because": "It was the office in Newtown, counted twice.",
           "successor": "/operations/newtown"},
          {"record": "/operations/rumour", "name": "Rumoured Mission", "because": "No source shows that it was there."}]}
        """,
        "institutions.json": list(record("osce", "Organization", #""kind": "organization""#, "kind")),
        "operations.json": list(
            record(
                "newtown",
                "Office in Newtown",
                #""category": "field-operation", "kind": "office", "status": "active", "host": {"states": ["aa"]}, "established": "2001""#,
                "kind status host established",
                former: ["oldtown"]
            ),
            record(
                "haunted",
                "Ghost",
                #""category": "field-operation", "kind": "office", "status": "active", "predecessors": [{"id": "newtown", "relation": "came after"}]"#,
                "kind status predecessors"
            )
        ),
        "mandates.json": list(
            record("start", "Start", #""holder": "oldtown", "kind": "founding", "date": "2001""#, "holder kind date")
        ),
        "documents.json": list(record("text", "A Text", #""kind": "decision", "date": "2001""#, "kind date")),
        "activities.json": list(record("law", "Law", #""lead": "osce""#, "lead")),
        "principles.json": list(record("rights", "Rights", #""summary": "They bind.""#, "summary")),
        "dimensions.json": list(record("first", "First", #""order": 1, "summary": "Arms.""#, "order summary")),
        "states.json": list(
            record(
                "aa",
                "Aland",
                #""iso_alpha2": "AA", "iso_alpha3": "AAA", "status": "participating-state""#,
                "iso_alpha2 iso_alpha3 status",
                former: ["zz"]
            )
        ),
        "sources.json": #"[{"id": "page", "name": "A page", "source_url": "https://example.org/page"}]"#,
        "releases.json": """
        [{"version": "1", "date": "2020-01-31", "title": "One",
          "changes": [{"change": "added", "record": "/operations/oldtown", "name": "Office in Oldtown"},
                      {"change": "added", "record": "/operations/ghost", "name": "Ghost Mission"}]},
         {"version": "2", "date": "2020-02-29", "title": "Two",
          "changes": [{"change": "changed", "record": "/operations/newtown", "name": "Office in Newtown",
                       "fields": [{"field": "name", "before": "Office in Oldtown", "after": "Office in Newtown"}]}]}]
        """,
    ]

    private static func list(_ records: String...) -> String { "[\(records.joined(separator: ", "))]" }

    private static func record(
        _ id: String,
        _ name: String,
        _ fields: String,
        _ facts: String,
        former: [String] = []
    ) -> String {
        let value = (try? JSONReader.read(Array("{\(fields)}".utf8))) ?? .null
        var covered = ["name", "names.\(name)"]
        for fact in facts.split(separator: " ").map(String.init) {
            // each item of a list has evidence of its own
            guard let items = value[fact]?.array else {
                covered.append(fact)
                continue
            }
            for item in items { covered.append("\(fact).\(item.string ?? item["id"]?.string ?? "")") }
        }
        covered = covered.map { "\"\($0)\"" }
        let formerIDs =
            former.isEmpty ? "" : #""former_ids": [\#(former.map { "\"\($0)\"" }.joined(separator: ", "))], "#
        return """
            {"id": "\(id)", "name": "\(name)", \(formerIDs)
             "names": [{"value": "\(name)", "kind": "official", "language": "en"}], \(fields), "confidence": "high",
             "evidence": [{"fields": [\(covered.joined(separator: ", "))], "source": "page", "basis": "stated"}]}
            """
    }
}
