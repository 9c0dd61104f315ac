import DirectoryAPI
import HTTPSemantics

@testable import Directory

/// The API over a small Seed with names in several languages, and with identifiers of others.
///
/// The centre in `south` became an office in 2010, and its Russian name is told of the office alone; it is German with
/// dates. The Court and the State `court` have one id.
enum LanguageSeed {
    static let responder = Responder(repository)

    static let repository: Repository = {
        do {
            return try Repository(checking: seed())
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

    /// The content of an answer as text.
    static func text(_ target: String, _ fields: APIRequest.Fields = [:]) -> String {
        String(decoding: respond(target, .get, fields).body, as: UTF8.self)
    }

    /// The content of an answer as JSON.
    static func json(_ target: String) throws -> JSON { try JSONReader.read(respond(target).body) }

    /// The Seed, with a text of one file replaced.
    static func seed(_ file: String? = nil, replacing text: String = "", with other: String = "") throws -> Seed {
        var texts = texts
        if let file { texts[file] = texts[file]?.replacing(text, with: other) }
        var files: [String: [UInt8]] = ["dataset.json": Array(texts["dataset.json", default: ""].utf8)]
        for name in CollectionName.seeded {
            let schema = CollectionSchema.named(name)
            let records = try JSONReader.read(Array(texts["\(name).json", default: "[]"].utf8)).array ?? []
            files["\(name).json"] = JSON.array(records.map { evidenced($0, schema) }).bytes
        }
        return Seed(files: files, origin: "a test")
    }

    /// A record whose facts all rest on one source.
    private static func evidenced(_ record: JSON, _ schema: CollectionSchema) -> JSON {
        guard schema.isEvidenced, let members = record.members else { return record }
        let facts = schema.fields.filter { $0.isInSeed && $0.isFact && record[$0.name] != nil }
        let entry: JSON = [
            "fields": .array(facts.map { .string($0.name) }), "source": "page", "basis": "stated",
        ]
        let whole = JSON.object(members + [.init("confidence", "high"), .init("evidence", [entry])])
        return EvidenceExpansion.expanded(whole, of: schema)
    }

    private static func name(_ value: String, _ language: String, _ rest: String = "", kind: String = "official")
        -> String
    {
        #"{"value": "\#(value)", "kind": "\#(kind)", "language": "\#(language)"\#(rest)}"#
    }

    private static let texts: [String: String] = [
        "dataset.json": """
        {"title": "Small", "description": "For tests.", "released": "2020-02-29",
         "licence": {"name": "CC BY 4.0", "spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
         "publisher": "Testers", "attribution": [{"text": "Thanks.", "source": "page"}], "unofficial": "Not official.",
         "removed": [{"record": "/operations/ghost", "name": "Ghost Mission", "because": "It was counted twice."}],
         "coverage": [{"collection": "operations", "complete_to": "2019-12", "note": "All of them."}]}
        """,
        "institutions.json": """
        [{"id": "court", "name": "Court", "names": [\(name("Court", "en")), \(name("Суд", "ru"))], "kind": "organization", "established": "1995",
          "former_ids": ["tribunal"], "heads": [
           {"name": "Ada", "title": "President", "from": "2001", "to": "2005-06-30"},
           {"name": "Bo", "from": "2005-07-01", "seen": "2019"}, {"name": "Cy", "seen": "1999-03"}],
          "identifiers": [{"scheme": "wikidata", "value": "Q81299", "url": "http://www.wikidata.org/entity/Q81299"},
           {"scheme": "m49", "value": "040"}]}]
        """,
        "operations.json": """
        [{"id": "north", "name": "Northern Mission", "names": [\(name("Northern Mission", "en"))],
          "category": "field-operation", "kind": "mission", "status": "closed", "host": {"states": ["aa"]},
          "established": "1992", "closed": "1999-12-31"},
         {"id": "south", "name": "Southern Office", "names": [
           \(name("Southern Centre", "en", #", "to": "2009-12-31""#, kind: "former")),
           \(name("Southern Office", "en", #", "from": "2010-01-01""#)),
           \(name("Южное бюро", "ru")), \(name("ЮБ", "ru", kind: "acronym")),
           \(name("Zentrum Süd", "de", #", "to": "2009-12-31""#, kind: "former")),
           \(name("Büro Süd", "de", #", "from": "2010-01-01""#)),
           \(name("Južna kancelarija", "sr-Latn"))],
          "category": "field-operation", "kind": "office", "status": "active", "host": {"states": ["bb"]},
          "established": "1998", "short_name": "South",
          "identifiers": [{"scheme": "iso-3166-1-numeric", "value": "040"}]}]
        """,
        "mandates.json": """
        [{"id": "first", "name": "First", "names": [\(name("First", "en"))], "holder": "south", "kind": "founding",
          "date": "1998-01-01", "valid_until": "1998-12-31"},
         {"id": "second", "name": "Second", "names": [\(name("Second", "en"))], "holder": "south", "kind": "extension",
          "date": "1998-12-01", "valid_until": "2021-06-30", "extends": "first"}]
        """,
        "documents.json": """
        [{"id": "text", "name": "A Text", "names": [\(name("A Text", "en"))], "kind": "decision", "date": "1998"}]
        """,
        "activities.json": """
        [{"id": "law", "name": "Law", "names": [\(name("Law", "en"))], "lead": "court"}]
        """,
        "principles.json": """
        [{"id": "rights", "name": "Rights", "names": [\(name("Rights", "en"))], "summary": "They bind."}]
        """,
        "dimensions.json": """
        [{"id": "human", "name": "Human", "names": [\(name("Human", "en"))], "order": 1, "summary": "People."}]
        """,
        "states.json": """
        [{"id": "aa", "name": "Aland", "names": [\(name("Aland", "en")), \(name("Аланд", "ru")),
           \(name("Republic of Aland", "en", kind: "formal")), \(name("Республика Аланд", "ru", kind: "formal"))],
          "iso_alpha2": "AA", "iso_alpha3": "AAA", "status": "participating-state",
          "identifiers": [{"scheme": "wikidata", "value": "Q1"}]},
         {"id": "bb", "name": "Zeeland", "names": [\(name("Zeeland", "en")), \(name("Ааланд", "ru")), \(name(##"\"Zee\"land"##, "de"))],
          "iso_alpha2": "BB", "iso_alpha3": "BBB", "status": "partner"},
         {"id": "court", "name": "Courtland", "names": [\(name("Courtland", "en"))],
          "iso_alpha2": "CO", "iso_alpha3": "COU", "status": "partner",
          "identifiers": [{"scheme": "gleditsch-ward", "value": "40"}]}]
        """,
        "sources.json": """
        [{"id": "page", "name": "A page", "source_url": "https://example.org/page", "accessed": "2020-01-02",
          "kind": "press", "read_at": "https://example.net/copy"}]
        """,
    ]
}
