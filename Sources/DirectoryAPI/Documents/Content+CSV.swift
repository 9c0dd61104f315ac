internal import Directory

extension Content {
    /// The records as a table (RFC 4180): a column for each value, parts of objects by their dotted path.
    var csv: [UInt8] {
        let columns = CSVColumn.columns(of: shownFields)
        var text = columns.map { CSVColumn.quoted($0.name) }.joined(separator: ",") + "\r\n"
        for record in records {
            let value = record.value
            text += columns.map { $0.cell(value) }.joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }
}

/// A column of the table.
struct CSVColumn {
    /// The path of the values, by which the column is called.
    let name: String
    private let leaf: Leaf
    /// For a position: which of its two numbers.
    private let ordinate: Int?

    /// The columns of fields: one for each value; one for all items of a list of objects.
    static func columns(of fields: [Field]) -> [CSVColumn] {
        fields.flatMap { field -> [CSVColumn] in
            if case .list = field.type { return [CSVColumn(name: field.name, leaf: Leaf(whole: field), ordinate: nil)] }
            return Leaf.leaves(ofField: field).filter { leaf in
                // parts of an item stand in the item's cell
                guard case .value = leaf.content else { return false }
                return !Leaf.leaves(ofField: field).contains { other in
                    guard case .structure = other.content else { return false }
                    return other.isMultiple && leaf.path.hasPrefix(other.path + ".")
                }
            }.flatMap { leaf -> [CSVColumn] in
                if case .value(.position) = leaf.content {
                    let parent = leaf.path.split(separator: ".").dropLast().joined(separator: ".")
                    return [("longitude", 0), ("latitude", 1)].map {
                        CSVColumn(name: "\(parent).\($0.0)", leaf: leaf, ordinate: $0.1)
                    }
                }
                return [CSVColumn(name: leaf.path, leaf: leaf, ordinate: nil)]
            } + structures(of: field)
        }
    }

    /// A list of objects inside an object has a cell of its own.
    private static func structures(of field: Field) -> [CSVColumn] {
        guard case .object = field.type else { return [] }
        return Leaf.leaves(ofField: field)
            .filter { leaf in
                guard case .structure = leaf.content else { return false }
                return leaf.isMultiple
            }
            .map { CSVColumn(name: $0.path, leaf: $0, ordinate: nil) }
    }

    /// What it holds, as a sentence.
    var meaning: String { leaf.field.meaning }

    /// The type in the words of Table Schema. Dates are strings, since they may be known to the year alone.
    var tableType: String {
        if ordinate != nil { return "number" }
        guard case .value(let type) = leaf.content, !leaf.isMultiple else { return "string" }
        switch type {
        case .count: return "integer"
        case .flag: return "boolean"
        default: return "string"
        }
    }

    /// The cell of a record: values of a list joined by semicolons, parts of an item by commas.
    func cell(_ record: JSON) -> String {
        if let ordinate {
            guard case .number(let literal)? = record.value(at: leaf)?.array?[ordinate] else { return "" }
            return literal
        }
        guard let value = record.value(at: leaf) else { return "" }
        if case .number(let literal) = value { return literal }
        return Self.quoted(Self.safe(Self.words(value)))
    }

    /// Lines of texts as a table.
    static func table(_ lines: [[String]]) -> [UInt8] {
        Array(lines.map { line in line.map { quoted(safe($0)) }.joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    /// A value in words: values of a list joined by semicolons, parts of an item by commas.
    static func words(_ value: JSON) -> String { words(value, separators: ["; ", ", ", " "]) }

    private static func words(_ value: JSON, separators: [String]) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let literal): literal
        case .string(let text): text
        case .array(let elements):
            elements.map { words($0, separators: Array(separators.dropFirst())) }
                .joined(separator: separators.first ?? " ")
        case .object(let members):
            members.map { words($0.value, separators: Array(separators.dropFirst())) }
                .joined(separator: separators.first ?? " ")
        }
    }

    /// A text that a spreadsheet takes for a formula gets an apostrophe before it, which spreadsheets hide.
    private static func safe(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    /// A text in quotes where it needs them.
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
            ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

extension JSON {
    /// The value at a leaf that is in no list; nil where there is none.
    fileprivate func value(at leaf: Leaf) -> JSON? {
        leaf.steps.reduce(Optional(self)) { value, step in value.flatMap { $0[step] } }
    }
}
