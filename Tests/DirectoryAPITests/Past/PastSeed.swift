import Directory
import DirectoryAPI
import HTTPSemantics

/// The API over a small Seed whose operations changed their kind and their seat: `moved` was an office in Alba, then a
/// centre there, then a programme office in Bela; of `plain` nothing but its founding is dated; of `lost` nobody knows when
/// it ended.
enum PastSeed {
    static let repository: Repository = {
        do throws(InvalidSeed) {
            return try Repository(checking: Seed(files: texts.mapValues { Array($0.utf8) }, origin: "a test"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()
    static let responder = Responder(repository)

    /// The answer to a request.
    static func respond(_ target: String, _ fields: APIRequest.Fields = [:]) -> APIResponse {
        responder.respond(to: APIRequest(.get, target, fields: fields))
    }

    /// The body of an answer as text.
    static func text(_ target: String, _ fields: APIRequest.Fields = [:]) -> String {
        String(decoding: respond(target, fields).body, as: UTF8.self)
    }

    /// The content of an answer as JSON.
    static func json(_ target: String) throws -> JSON { try JSONReader.read(respond(target).body) }

    /// The ids of a list.
    static func ids(_ target: String) throws -> [String] {
        (try json(target)["data"]?.array ?? []).compactMap { $0["id"]?.string }
    }

    static let texts: [String: String] = [
        "dataset.json": """
        {"title": "Small", "description": "For tests.", "released": "2020-02-29",
         "licence": {"name": "CC BY 4.0", "spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
         "publisher": "Testers", "attribution": [{"text": "Thanks.", "source": "newer"}], "unofficial": "Not official."}
        """,
        "institutions.json": """
        [{"id": "osce", "name": "Organization", "names": [{"value": "Organization", "kind": "official", "language": "en"}],
          "kind": "organization", "established": "1975-08-01", "confidence": "high",
          "evidence": [{"fields": ["name", "names.Organization", "kind", "established"], "source": "newer", "basis": "stated"}]}]
        """,
        "operations.json": """
        [{"id": "lost", "name": "Lost Mission", "names": [{"value": "Lost Mission", "kind": "official", "language": "en"}],
          "category": "field-operation", "kind": "mission", "status": "closed", "established": "1993-05-01",
          "confidence": "high", "gaps": [{"field": "closed", "reason": "Not found."}],
          "evidence": [{"fields": ["name", "names.Lost Mission", "kind", "status", "established"], "source": "older", "basis": "stated"}]},
         {"id": "moved", "name": "Programme Office in Bela", "names": [
           {"value": "Office in Alba", "kind": "former", "language": "en", "from": "1995-01-10", "to": "2004-12-31"},
           {"value": "Programme Office in Bela", "kind": "official", "language": "en", "from": "2005-01-01"}],
          "category": "field-operation", "kind": "programme-office", "kind_detail": "with a regional task",
          "status": "active", "status_as_of": "2019-06-30", "host": {"states": ["bb"]},
          "seat": {"city": "Bela", "country": "bb", "coordinates": [20.5, 40.5], "note": "In the new town."},
          "established": "1995-01-10", "summary": "Helps today.", "dimensions": ["first"],
          "events": [{"date": "1996", "what": "A fair."}, {"date": "2006-03", "what": "A fair again."}],
          "staff": [{"as_of": "2001", "total": 5}, {"as_of": "2001", "total": 6}, {"as_of": "2018", "total": 9}],
          "kind_history": [
           {"value": "office", "detail": "a small one", "from": "1995-01-10", "to": "2001-06-30"},
           {"value": "centre", "from": "2001-07-01", "to": "2004-12-31", "decision": "PC.DEC/1"},
           {"value": "programme-office", "from": "2005-01-01"}],
          "seat_history": [
           {"value": "Alba", "country": "aa", "coordinates": [10.5, 50.5], "from": "1995-02", "to": "2003"},
           {"value": "Bela", "country": "bb", "coordinates": [20.5, 40.5], "from": "2004-02-01"}],
          "confidence": "high",
          "evidence": [
           {"fields": ["names.Office in Alba", "established", "kind_history.1995-01-10", "seat_history.1995-02", "events.1996", "staff.2001 5", "staff.2001 6"],
            "source": "older", "locator": "p. 1", "basis": "stated"},
           {"fields": ["kind_history.2001-07-01"], "source": "older", "locator": "p. 2", "basis": "inferred"},
           {"fields": ["name", "names.Programme Office in Bela", "kind", "kind_detail", "status", "status_as_of", "host", "seat", "summary",
             "dimensions.first", "events.2006-03", "staff.2018", "kind_history.2005-01-01", "seat_history.2004-02-01"],
            "source": "newer", "basis": "stated"}]},
         {"id": "plain", "name": "Plain Centre", "names": [{"value": "Plain Centre", "kind": "official", "language": "en"}],
          "category": "field-operation", "kind": "centre", "status": "active", "status_as_of": "2017-01-15", "host": {"states": ["aa"]},
          "seat": {"city": "Alba", "country": "aa", "coordinates": [10.5, 50.5]},
          "established": "2000-03-01", "website": "https://example.org/plain", "confidence": "high",
          "evidence": [{"fields": ["name", "names.Plain Centre", "kind", "status", "status_as_of", "host", "seat", "established", "website"],
            "source": "newer", "basis": "stated"}]}]
        """,
        "mandates.json": """
        [{"id": "start", "name": "Start", "names": [{"value": "Start", "kind": "official", "language": "en"}],
          "holder": "moved", "kind": "founding", "date": "1995-01-10", "confidence": "high",
          "evidence": [{"fields": ["name", "names.Start", "holder", "kind", "date"], "source": "older", "basis": "stated"}]}]
        """,
        "documents.json": """
        [{"id": "text", "name": "A Text", "names": [{"value": "A Text", "kind": "official", "language": "en"}],
          "kind": "decision", "date": "1995-01-10", "confidence": "high",
          "evidence": [{"fields": ["name", "names.A Text", "kind", "date"], "source": "older", "basis": "stated"}]}]
        """,
        "activities.json": plain("law", "Law", #""lead": "osce""#, "lead"),
        "principles.json": plain("rights", "Rights", #""summary": "They bind.""#, "summary"),
        "dimensions.json": plain("first", "First", #""order": 1, "summary": "Arms.""#, "order summary"),
        "states.json": """
        [\(state("aa", "Aland")), \(state("bb", "Beland"))]
        """,
        "sources.json": """
        [{"id": "newer", "name": "A newer page", "source_url": "https://example.org/newer", "published": "2019-06-30"},
         {"id": "older", "name": "An older page", "source_url": "https://example.org/older", "published": "2002-02-02"}]
        """,
    ]

    private static func plain(_ id: String, _ name: String, _ fields: String, _ facts: String) -> String {
        "[\(record(id, name, fields, facts))]"
    }

    private static func state(_ id: String, _ name: String) -> String {
        record(
            id,
            name,
            #""iso_alpha2": "\#(id.uppercased())", "iso_alpha3": "\#(id.uppercased())\#(id.prefix(1).uppercased())", "status": "participating-state", "admitted": "1975-08-01""#,
            "iso_alpha2 iso_alpha3 status admitted"
        )
    }

    private static func record(_ id: String, _ name: String, _ fields: String, _ facts: String) -> String {
        let covered = (["name", "names.\(name)"] + facts.split(separator: " ").map(String.init)).map { "\"\($0)\"" }
        return """
            {"id": "\(id)", "name": "\(name)", "names": [{"value": "\(name)", "kind": "official", "language": "en"}],
             \(fields), "confidence": "high",
             "evidence": [{"fields": [\(covered.joined(separator: ", "))], "source": "newer", "basis": "stated"}]}
            """
    }
}
