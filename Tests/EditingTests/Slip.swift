import Foundation
import Testing

/// A slip of an editor: what it is, and the edit that makes it.
struct Slip: Sendable, CustomTestStringConvertible {
    /// What is done to the bytes of a file.
    enum Edit: Sendable {
        /// The first occurrence of a text is replaced.
        case replace(String, with: String)
        /// Every occurrence is.
        case replaceAll(String, with: String)
        /// The file has this text in place of its own.
        case whole(String)
        /// The bytes are made anew.
        case bytes(@Sendable (String) -> [UInt8])
    }

    let name: String
    let file: String
    let edit: Edit

    init(_ name: String, _ file: String, _ text: String, _ other: String) {
        self.init(name, file, .replace(text, with: other))
    }

    init(_ name: String, _ file: String, _ edit: Edit) { (self.name, self.file, self.edit) = (name, file, edit) }

    var testDescription: String { name }

    /// The file with the slip; nil where the text that is to be replaced is not in it.
    var bytes: [UInt8]? {
        let text = SlipSeed.texts[file] ?? ""
        switch edit {
        case .replace(let old, let new):
            guard let range = text.range(of: old) else { return nil }
            return Array(text.replacingCharacters(in: range, with: new).utf8)
        case .replaceAll(let old, let new):
            return text.contains(old) ? Array(text.replacingOccurrences(of: old, with: new).utf8) : nil
        case .whole(let text): return Array(text.utf8)
        case .bytes(let make): return make(text)
        }
    }
}

extension Slip {
    /// What makes a file no JSON. Each is one fault.
    static let ofSyntax: [Slip] = [
        Slip("a comma is missing between members", "operations.json", #""mission","#, #""mission""#),
        Slip("a comma is missing behind a list", "operations.json", #""human"],"#, #""human"]"#),
        Slip("a comma is missing behind a number", "operations.json", #""total": 12,"#, #""total": 12"#),
        Slip("a comma is missing between elements", "operations.json", #""early warning", "#, #""early warning" "#),
        Slip("a comma is missing between records", "operations.json", "  },\n  {", "  }\n  {"),
        Slip("a comma is missing in one line", "sources.json", #""A page","#, #""A page""#),
        Slip("typographic quotes round a value", "operations.json", #""mission""#, "“mission”"),
        Slip("typographic quotes round a name", "operations.json", #""kind": "mission""#, "“kind”: \"mission\""),
        Slip("German quotes", "operations.json", #""mission""#, "„mission“"),
        Slip("French quotes", "operations.json", #""mission""#, "«mission»"),
        Slip("a typographic quote at the end of a value", "operations.json", #""mission""#, "\"mission”"),
        Slip(
            "a typographic quote at the end of a name",
            "operations.json",
            #""kind": "mission""#,
            "\"kind”: \"mission\""
        ),
        Slip("single quotes round a value", "operations.json", #""mission""#, "'mission'"),
        Slip("single quotes round a name", "operations.json", #""kind": "mission""#, "'kind': \"mission\""),
        Slip("a single quote at the end", "operations.json", #""mission""#, "\"mission'"),
        Slip(
            "a comma behind the last member",
            "sources.json",
            #""Report; read in full.""#,
            #""Report; read in full.","#
        ),
        Slip("a comma behind the last element", "operations.json", #"["first", "human"]"#, #"["first", "human",]"#),
        Slip("a comma behind the last record", "sources.json", "}\n]", "},\n]"),
        Slip("two commas", "operations.json", #""mission","#, #""mission",,"#),
        Slip("a comment of a line", "operations.json", #""kind": "mission","#, "\"kind\": \"mission\", // as of 1992"),
        Slip(
            "a comment in a block",
            "operations.json",
            #""kind": "mission","#,
            "/* as of 1992 */ \"kind\": \"mission\","
        ),
        Slip(
            "a comment with a hash",
            "operations.json",
            #""kind": "mission","#,
            "# as of 1992\n    \"kind\": \"mission\","
        ),
        Slip("a comment behind a value", "operations.json", #""total": 12,"#, "\"total\": 12 // about\n,"),
        Slip("a comment before the records", "operations.json", .bytes { Array(("// operations\n" + $0).utf8) }),
        Slip(
            "conflict marks",
            "operations.json",
            #"    "kind": "mission","#,
            "<<<<<<< HEAD\n    \"kind\": \"mission\",\n=======\n    \"kind\": \"centre\",\n>>>>>>> branch"
        ),
        Slip(
            "conflict marks between records",
            "sources.json",
            "  {\"id\": \"page\"",
            "<<<<<<< HEAD\n=======\n>>>>>>> branch\n  {\"id\": \"page\""
        ),
        Slip(
            "a conflict mark that was left",
            "operations.json",
            #"    "kind": "mission","#,
            "    \"kind\": \"mission\",\n>>>>>>> 3f2c1a0"
        ),
        Slip("a conflict mark behind the last member", "sources.json", "\n  }\n]", "\n=======\n  }\n]"),
        Slip(
            "UTF-16 with a mark",
            "operations.json",
            .bytes { text in [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        ),
        Slip(
            "UTF-16 without one",
            "operations.json",
            .bytes { text in text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
        ),
        Slip(
            "Latin-1",
            "operations.json",
            .bytes { text in
                text.replacingOccurrences(of: "Nordby", with: "Nørdby").unicodeScalars.map { UInt8($0.value & 0xFF) }
            }
        ),
        Slip("two byte order marks", "operations.json", .bytes { Array(("\u{FEFF}\u{FEFF}" + $0).utf8) }),
        Slip("a name without quotes", "operations.json", #""kind": "mission""#, #"kind: "mission""#),
        Slip("a value without quotes", "operations.json", #""mission""#, "mission"),
        Slip("a value without its opening quote", "operations.json", #""mission""#, #"mission""#),
        Slip("a value without its closing quote", "operations.json", #""mission""#, #""mission"#),
        Slip("a value without its closing quote in a line", "operations.json", #""as_of": "1998""#, #""as_of": "1998"#),
        Slip("a name without its closing quote", "operations.json", #""kind": "mission""#, #""kind: "mission""#),
        Slip("a name without its opening quote", "operations.json", #""kind": "mission""#, #"kind": "mission""#),
        Slip("NaN", "operations.json", #""total": 12"#, #""total": NaN"#),
        Slip("True", "institutions.json", #""confidence": "high""#, #""is_counter_terrorism": True"#),
        Slip("None", "operations.json", #""1999-12-31""#, "None"),
        Slip("yes", "institutions.json", #""confidence": "high""#, #""is_counter_terrorism": yes"#),
        Slip("commas between thousands", "operations.json", #""total": 12"#, #""total": 1,463,600"#),
        Slip("spaces between thousands", "operations.json", #""total": 12"#, #""total": 1 463 600"#),
        Slip("no-break spaces between thousands", "operations.json", #""total": 12"#, "\"total\": 1\u{A0}463\u{A0}600"),
        Slip("points between thousands", "operations.json", #""total": 12"#, #""total": 1.463.600"#),
        Slip("apostrophes between thousands", "operations.json", #""total": 12"#, #""total": 1'463'600"#),
        Slip("a decimal comma", "operations.json", #""total": 12"#, #""total": 12,5"#),
        Slip("a leading zero", "operations.json", #""total": 12"#, #""total": 012"#),
        Slip("a leading zero behind a sign", "operations.json", "20.5", "-020"),
        Slip("a plus sign", "operations.json", #""total": 12"#, #""total": +12"#),
        Slip("no digit before the point", "operations.json", "20.5", ".5"),
        Slip("no digit behind the point", "operations.json", "20.5", "20."),
        Slip("a unit", "operations.json", #""total": 12"#, #""total": 12k"#),
        Slip("a date without quotes", "operations.json", #""1999-12-31""#, "1999-12-31"),
        Slip("a line break in a text", "operations.json", "Northern Mission was", "Northern Mission\n    was"),
        Slip("a tab in a text", "operations.json", "Northern Mission was", "Northern Mission\twas"),
        Slip("quotes in a text", "operations.json", "the Northern Mission was", #"the "Northern Mission" was"#),
        Slip("quotes at the end of a text", "operations.json", "Mission was closed.", #"Mission was "closed""#),
        Slip("a backslash in a text", "operations.json", "Mission was", #"C:\Mission was"#),
        Slip("a text that never ends", "sources.json", .whole(#"[{"id": "page", "name": "A page"#)),
        Slip("a file that is cut off", "operations.json", .bytes { Array($0.utf8.prefix(700)) }),
        Slip("an empty file", "operations.json", .whole("")),
        Slip(
            "a key twice",
            "operations.json",
            #""kind": "mission","#,
            "\"kind\": \"mission\",\n    \"kind\": \"centre\","
        ),
        Slip("a missing colon", "operations.json", #""kind": "mission""#, #""kind" "mission""#),
        Slip("an equals sign", "operations.json", #""kind": "mission""#, #""kind" = "mission""#),
        Slip("a semicolon", "operations.json", #""mission","#, #""mission";"#),
        Slip("no value", "operations.json", #""kind": "mission","#, #""kind": ,"#),
        Slip("a name alone", "operations.json", #""kind": "mission","#, #""kind","#),
        Slip("a list that is not closed", "operations.json", #"["first", "human"]"#, #"["first", "human""#),
        Slip("an object that is not closed", "operations.json", #"{"states": ["aa"]}"#, #"{"states": ["aa"]"#),
        Slip("a record that is not closed", "operations.json", "\n  },\n  {", ",\n  {"),
        Slip("a bracket too many", "operations.json", #"{"states": ["aa"]}"#, #"{"states": ["aa"]}}"#),
        Slip("a bracket too many behind a list", "operations.json", #"["first", "human"]"#, #"["first", "human"]]"#),
        Slip("a bracket of the other kind", "operations.json", #"[20.5, 59.9]}"#, #"[20.5, 59.9]]"#),
        Slip("brackets mixed up", "operations.json", #"["first", "human"]"#, #"["first", "human"}"#),
        Slip("records behind the end", "sources.json", "}\n]", "}\n]\n, {\"id\": \"more\"}"),
        Slip("records without their list", "sources.json", .whole("{\"id\": \"page\"}\n")),
        Slip(
            "a no-break space as an indent",
            "operations.json",
            #"    "kind": "mission""#,
            "  \u{A0}\u{A0}\"kind\": \"mission\""
        ),
        Slip("a zero-width space", "operations.json", #""kind": "mission""#, "\u{200B}\"kind\": \"mission\""),
        Slip("an ellipsis", "operations.json", #"["first", "human"]"#, #"["first", ...]"#),
    ]

    /// What is JSON, but no Seed.
    static let ofContent: [Slip] = [
        Slip("a byte order mark", "operations.json", .bytes { Array(("\u{FEFF}" + $0).utf8) }),
        Slip("a term mistyped", "operations.json", #""status": "closed""#, #""status": "close""#),
        Slip("a term in capitals", "operations.json", #""status": "closed""#, #""status": "Closed""#),
        Slip("a term of no vocabulary", "operations.json", #""kind": "mission""#, #""kind": "embassy""#),
        Slip("a key mistyped", "operations.json", #""status": "closed""#, #""statuss": "closed""#),
        Slip("a key mistyped in a list", "operations.json", #""as_of": "1998""#, #""as_off": "1998""#),
        Slip(
            "a comment as a key",
            "operations.json",
            #""kind": "mission""#,
            #""_comment": "as of 1992", "kind": "mission""#
        ),
        Slip(
            "a comment as a key in a list",
            "operations.json",
            #""as_of": "1998""#,
            #""//": "about", "as_of": "1998""#
        ),
        Slip("a date that is none", "operations.json", #""1999-12-31""#, #""1999-02-30""#),
        Slip("a date the other way round", "operations.json", #""1999-12-31""#, #""31.12.1999""#),
        Slip("a date without zeros", "operations.json", #""1999-12-31""#, #""1999-2-1""#),
        Slip("a date as a number", "operations.json", #""1999-12-31""#, "1999"),
        Slip("a number as a text", "operations.json", #""total": 12"#, #""total": "12""#),
        Slip("a text for a list", "operations.json", #"["first", "human"]"#, #""first""#),
        Slip("a list for a text", "operations.json", #""city": "Nordby""#, #""city": ["Nordby"]"#),
        Slip("an id that is not there", "operations.json", #""source": "report""#, #""source": "reprot""#),
        Slip(
            "an id that is not there, everywhere",
            "operations.json",
            .replaceAll(#""source": "page""#, with: #""source": "paeg""#)
        ),
        Slip("an id in a list", "operations.json", #"["first", "human"]"#, #"["first", "humane"]"#),
        Slip("an id twice", "operations.json", #""id": "south""#, #""id": "north""#),
        Slip("an id with capitals", "operations.json", #""id": "south""#, #""id": "South""#),
        Slip("null", "operations.json", #""1999-12-31""#, "null"),
        Slip("null for a required value", "operations.json", #""mission""#, "null"),
        Slip("an empty text", "operations.json", #""Nordby""#, #""""#),
        Slip("an empty list", "operations.json", #"["first", "human"]"#, "[]"),
        Slip("an empty list of fields", "operations.json", #""fields": ["staff.1998"]"#, #""fields": []"#),
        Slip("an entry without fields", "operations.json", #""fields": ["staff.1998"], "#, ""),
        Slip(
            "an empty list of names",
            "documents.json",
            "[\n      {\"value\": \"A Decision\", \"kind\": \"official\", \"language\": \"en\"}\n    ]",
            "[]"
        ),
        Slip("a value twice", "operations.json", #"["first", "human"]"#, #"["first", "first"]"#),
        Slip("a space at the end", "operations.json", #""city": "Nordby""#, #""city": "Nordby ""#),
        Slip("evidence for no field", "operations.json", #""established","#, #""establishd","#),
        Slip("evidence for an item that is not there", "operations.json", #""staff.1998""#, #""staff.1999""#),
        Slip("a fact without evidence", "operations.json", #""fields": ["staff.1998"]"#, #""fields": ["name"]"#),
        Slip("closed before established", "operations.json", #""closed": "1999-12-31""#, #""closed": "1989-12-31""#),
        Slip(
            "an address with a space",
            "sources.json",
            "https://example.org/report",
            "https://example.org/annual report"
        ),
        Slip("an address without a scheme", "sources.json", "https://example.org/report", "www.example.org/report"),
        Slip("htps", "sources.json", "https://example.org/report", "htps://example.org/report"),
        Slip("a slash too few", "sources.json", "https://example.org/report", "https:/example.org/report"),
        Slip("a scheme in capitals", "sources.json", "https://example.org/report", "HTTPS://example.org/report"),
        Slip("ftp", "sources.json", "https://example.org/report", "ftp://example.org/report"),
        Slip(
            "two addresses",
            "sources.json",
            "https://example.org/report",
            "https://example.org/report https://example.org/b"
        ),
        Slip(
            "two addresses with a comma",
            "sources.json",
            "https://example.org/report",
            "https://example.org/report,https://example.org/b"
        ),
        Slip("two addresses in one", "sources.json", "org/report", "org/reporthttps://example.org/b"),
        Slip("a space behind the scheme", "sources.json", "https://example.org/report", "https:// example.org/report"),
        Slip(
            "a record in the wrong file",
            "sources.json",
            .bytes { text in
                let records = SlipSeed.texts["operations.json"] ?? ""
                let record = records.dropFirst(2).prefix(
                    upTo: records.range(of: "\n  },\n")?.upperBound ?? records.endIndex
                )
                return Array(("[\n" + record + text.dropFirst(2)).utf8)
            }
        ),
        Slip(
            "all records in the wrong file",
            "mandates.json",
            .bytes { _ in Array((SlipSeed.texts["states.json"] ?? "").utf8) }
        ),
        Slip("an object for a list", "dimensions.json", .whole("{\"first\": {\"order\": 1}}\n")),
        Slip("no records", "dimensions.json", .whole("[]\n")),
        Slip("a number for a record", "dimensions.json", "[\n", "[\n  12,\n"),
        Slip("a mistyped key of the data set", "dataset.json", #""publisher""#, #""publishr""#),
        Slip("a missing comma in the data set", "dataset.json", #""Testers","#, #""Testers""#),
        Slip("an id of the data set that is not there", "dataset.json", #""source": "page""#, #""source": "paeg""#),
        Slip("a longitude beyond the world", "operations.json", "20.5", "200.5"),
        Slip("latitude and longitude as texts", "operations.json", "[20.5, 59.9]", #"["20.5", "59.9"]"#),
    ]
}
