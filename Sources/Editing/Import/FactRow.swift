package import Directory

/// A fact as a sheet has it: a value for a place in a record, and what it rests on.
package struct FactRow: Sendable {
    /// What a sheet says of a source: an id, or what a new one is made of.
    struct Claim: Sendable {
        var id: String?
        var title: String?
        var publisher: String?
        var url: String?
        var date: String?
        /// Further fields of a source: `accessed`, `read_at`, `kind` and so on.
        var members: [JSON.Member] = []

        /// Whether nothing is said.
        var isEmpty: Bool { [id, title, publisher, url, date].allSatisfy { $0 == nil } && members.isEmpty }

        /// A further field as text.
        func text(_ name: String) -> String? { members.first { $0.name == name }?.value.string }
    }

    /// The row as it stands in the sheet, to be handed back with the reason why it is not taken.
    package let original: JSON
    /// The record, as the sheet names it.
    let record: String
    /// The collection, where the sheet names it apart.
    let collection: String?
    /// The field.
    let field: String
    /// The value: a JSON value, or a text that the field's type tells how to read.
    let value: Assignment.Value
    /// The value that the record is said to have now.
    let current: JSON?
    /// Whether the value takes the place of another one.
    let isCorrection: Bool
    let source: Claim
    let locator: String?
    let basis: String
    let says: String?
    /// Sources that no longer stand for the value.
    let replaced: [String]
    /// What the sheet remarks on the row. It is for editors and goes into no record.
    let note: String?
    /// Why the row cannot be read; nil where it can.
    let problem: String?

    /// Whether it is about a record of a collection.
    func isOf(_ name: CollectionName) -> Bool {
        record.contains("/") ? RecordAddress(record)?.collection == name : collection == name.rawValue
    }

    /// Record and field, for messages.
    package var place: String { "\(record) \(field)" }
}

extension FactRow {
    /// The rows of a JSON sheet: a list of objects, or an object whose members are such lists.
    ///
    /// An object with a record and a field, or with a record and an alias, is a row. Verdicts of an audit are none.
    ///
    /// - Returns: the rows, and how many objects were none.
    static func rows(of sheet: JSON) -> (rows: [FactRow], others: Int) {
        var (rows, others) = ([FactRow](), 0)
        func take(_ value: JSON, _ section: String) {
            switch value {
            case .array(let items):
                for item in items where item.members != nil {
                    if let row = FactRow(item, section: section) { rows.append(row) } else { others += 1 }
                }
            case .object(let members): for member in members { take(member.value, member.name) }
            default: break
            }
        }
        take(sheet, "")
        return (rows, others)
    }

    private init?(_ object: JSON, section: String) {
        func text(_ names: String...) -> String? {
            names.lazy.compactMap { object[$0]?.string }.first { !$0.isEmpty }
        }
        guard object["verdict"] == nil, let record = text("record") else { return nil }
        let alias = Self.alias(text("alias"), text("language"))
        guard let field = text("field") ?? (alias == nil ? nil : "names") else { return nil }
        let value = object["correct"] ?? object["value"] ?? alias
        self.init(
            original: object,
            record: record,
            collection: text("collection"),
            field: field,
            value: value.map { .json($0) } ?? .none,
            current: object["current"],
            isCorrection: object["current"] != nil || object["correct"] != nil || section.hasPrefix("correction"),
            source: Self.claim(object["source"]) { text($0) },
            locator: text("locator"),
            basis: text("basis") ?? "stated",
            says: text("says"),
            replaced: Self.list(text("replaces")),
            note: text("note"),
            problem: nil
        )
    }

    private static func alias(_ value: String?, _ language: String?) -> JSON? {
        value.map { ["value": .string($0), "kind": "alias", "language": .string(language ?? "")] }
    }

    private static func claim(_ source: JSON?, _ text: (String) -> String?) -> Claim {
        var claim = Claim(
            title: text("source_title"),
            publisher: text("source_publisher"),
            url: text("source_url"),
            date: text("source_date")
        )
        for name in FactColumns.sourceFields {
            if let value = text("source_\(name)") { claim.members.append(.init(name, .string(value))) }
        }
        if let named = source?.string {
            if named.contains("://") { claim.url = named } else { claim.id = named }
        } else if let source {
            claim.id = source["id"]?.string
            claim.title = source["title"]?.string ?? source["name"]?.string
            claim.publisher = source["publisher"]?.string
            claim.url = source["url"]?.string ?? source["source_url"]?.string
            claim.date = source["date"]?.string ?? source["published"]?.string
            claim.members = (source.members ?? []).filter {
                FactColumns.sourceFields.contains($0.name) && $0.value.string?.isEmpty == false
            }
        }
        return claim
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split { ", ;".contains($0) }.map(String.init)
    }

    /// The rows of a CSV sheet, whose first row names the columns.
    ///
    /// - Returns: nil where the first row has no `record`, or neither `field` nor `alias`.
    static func rows(ofCSV bytes: [UInt8]) -> (header: [String], rows: [FactRow])? {
        let table = CSVText.rows(bytes)
        guard let header = table.first, header.contains("record"), header.contains("field") || header.contains("alias")
        else { return nil }
        return (header, table.dropFirst().map { FactRow($0, under: header) })
    }

    private init(_ cells: [String], under header: [String]) {
        let members = zip(header, cells).map { JSON.Member($0, .string($1)) }
        var known: Set<String> = []
        let object = JSON.object(members.filter { known.insert($0.name).inserted })
        func text(_ name: String) -> String? { object[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        let alias = Self.alias(text("alias"), text("language"))
        self.init(
            original: object,
            record: text("record") ?? "",
            collection: text("collection"),
            field: text("field") ?? (alias == nil ? "" : "names"),
            value: (text("correct") ?? text("value")).map { .text($0) } ?? alias.map { .json($0) } ?? .none,
            current: text("current").map(JSON.string),
            isCorrection: text("current") != nil || text("correct") != nil,
            source: Self.claim(text("source").map(JSON.string), text),
            locator: text("locator"),
            basis: text("basis") ?? "stated",
            says: text("says"),
            replaced: Self.list(text("replaces")),
            note: text("note"),
            problem: cells.count > header.count
                ? "it has \(cells.count) cells and the first line names \(header.count) columns; "
                    + "a value with a comma in it stands between quotes" : nil
        )
    }
}
