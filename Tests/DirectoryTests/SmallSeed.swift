import Directory

/// A small valid Seed that tests change in one place each.
enum SmallSeed {
    /// The files as text.
    static let texts: [String: String] = [
        "dataset.json": """
        {"title": "Small", "description": "For tests.", "released": "2020-02-29",
         "licence": {"name": "CC BY 4.0", "spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
         "publisher": "Testers", "attribution": [{"text": "Thanks.", "source": "page"}], "unofficial": "Not official."}
        """,
        "institutions.json": """
        [\(record("osce", "Organization", #""kind": "organization""#, facts: "kind")),
         \(record("desk", "Żółć Desk", #""kind": "unit", "parent": "osce", "dimensions": ["human"]"#,
            facts: "kind parent dimensions", names: #", {"value": "ZD", "kind": "acronym", "language": "en"}"#))]
        """,
        "operations.json": """
        [\(record("north", "Northern Mission",
            #""category": "field-operation", "kind": "mission", "status": "closed", "host": {"states": ["aa"]}, "established": "1992-09", "closed": "1999-12-31", "dimensions": ["human", "first"], "staff": [{"as_of": "1998", "total": 12}]"#,
            facts: "kind status host established closed dimensions staff")),
         \(record("south", "Southern Office",
            #""category": "field-operation", "kind": "programme-office", "status": "active", "host": {"territories": [{"code": "xk", "name": "Kosovo"}]}, "established": "2001-01-11", "dimensions": ["first"], "predecessors": [{"id": "north", "relation": "replaced"}]"#,
            facts: "kind status host established dimensions predecessors")),
         \(record("west", "Western Centre",
            #""category": "field-operation", "kind": "centre", "status": "active", "host": {"states": ["bb"]}, "established": "1998""#,
            facts: "kind status host established"))]
        """,
        "mandates.json": """
        [\(record("north-founding", "Founding of the Northern Mission",
            #""holder": "north", "kind": "founding", "document": "decision", "date": "1992-09-18", "tasks": ["early warning"]"#,
            facts: "holder kind document date tasks"))]
        """,
        "documents.json": """
        [\(record("decision", "A Decision", #""kind": "decision", "date": "1992-09-18""#, facts: "kind date"))]
        """,
        "activities.json": """
        [\(record("law", "Legal framework", #""aliases": ["legal"], "lead": "osce""#, facts: "lead"))]
        """,
        "principles.json": """
        [\(record("rights", "Human rights", #""summary": "Rights bind.""#, facts: "summary"))]
        """,
        "dimensions.json": """
        [\(record("first", "First dimension", #""order": 1, "summary": "Arms.", "aliases": ["military"]"#, facts: "order summary")),
         \(record("human", "Human dimension", #""order": 3, "summary": "People.""#, facts: "order summary"))]
        """,
        "states.json": """
        [\(record("aa", "Aland", #""iso_alpha2": "AA", "iso_alpha3": "AAA", "status": "participating-state""#,
            facts: "iso_alpha2 iso_alpha3 status")),
         \(record("bb", "Beland", #""iso_alpha2": "BB", "iso_alpha3": "BBB", "status": "partner""#,
            facts: "iso_alpha2 iso_alpha3 status"))]
        """,
        "sources.json": """
        [{"id": "page", "name": "A page", "source_url": "https://example.org/page"}]
        """,
    ]

    /// The Seed, one text in one file replaced.
    static func seed(_ file: String? = nil, replacing text: String = "", with other: String = "") -> Seed {
        var texts = texts
        if let file { texts[file] = texts[file]?.replacing(text, with: other) }
        return Seed(files: texts.mapValues { Array($0.utf8) }, origin: "a test")
    }

    /// A Seed with every occurrence of a text of one file replaced.
    static func changed(_ seed: Seed, _ file: String, _ text: String, _ other: String) -> Seed {
        var files = seed.files
        files[file] = Array(String(decoding: files[file] ?? [], as: UTF8.self).replacing(text, with: other).utf8)
        return Seed(files: files, origin: "a test")
    }

    /// A Seed in which one entry of evidence covers all facts of each record.
    static func evidenced(_ seed: Seed) throws -> Seed {
        var files = seed.files
        for schema in CollectionSchema.all where schema.isEvidenced {
            guard let records = files["\(schema.name).json"].flatMap({ try? JSONReader.read($0).array }) else {
                continue
            }
            let written = records.map { record -> JSON in
                let members = (record.members ?? []).filter { $0.name != "evidence" }
                let facts = schema.fields.filter { $0.isFact && record[$0.name] != nil }.map { JSON.string($0.name) }
                let entry: JSON = ["fields": .array(facts), "source": "page", "basis": "stated"]
                return EvidenceExpansion.expanded(.object(members + [.init("evidence", [entry])]), of: schema)
            }
            files["\(schema.name).json"] = JSON.array(written).bytes
        }
        return Seed(files: files, origin: "a test")
    }

    private static func record(_ id: String, _ name: String, _ fields: String, facts: String, names: String = "")
        -> String
    {
        let value =
            (try? JSONReader.read(Array(#"{"names": [{"value": "\#(name)"}\#(names)], \#(fields)}"#.utf8))) ?? .null
        let covered = (["name", "names"] + facts.split(separator: " ").map(String.init)).flatMap { fact in
            (value[fact]?.array).map { items in items.map { "\(fact).\(label($0))" } } ?? [fact]
        }.map { "\"\($0)\"" }
        return """
            {"id": "\(id)", "name": "\(name)",
             "names": [{"value": "\(name)", "kind": "official", "language": "en"}\(names)], \(fields),
             "confidence": "high",
             "evidence": [{"fields": [\(covered.joined(separator: ", "))], "source": "page", "basis": "stated"}]}
            """
    }

    /// What an evidence path calls an item of a list by.
    private static func label(_ item: JSON) -> String {
        item.string ?? ["value", "as_of", "id"].lazy.compactMap { item[$0]?.string }.first ?? ""
    }
}
