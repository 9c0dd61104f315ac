internal import Directory

/// A column of a table of the data set, with one kind of value.
package struct TableColumn: Sendable {
    /// What its cells hold.
    package enum Kind: Sendable {
        case text
        /// A word of a closed list.
        case term
        /// A JSON array, object or any other value.
        case json
        case url
        case integer
        case number
        case flag
        /// A date known to the day, the month or the year.
        case date
        /// A day of the calendar.
        case day
    }

    /// The name, in snake_case; none is a word of SQL.
    package let name: String
    /// What its cells hold.
    package let kind: Kind
    /// What they mean, as a sentence.
    package let meaning: String
    /// Whether every row has a value.
    package let isRequired: Bool
    /// The value of a row.
    package let cell: @Sendable (TableRow) -> TableCell

    /// Describes a column.
    init(
        _ name: String,
        _ kind: Kind,
        _ meaning: String,
        required isRequired: Bool = false,
        cell: @escaping @Sendable (TableRow) -> TableCell
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.isRequired = isRequired
        self.cell = cell
    }

    /// Whether many rows share its values, so that one may count them.
    package var isFacet: Bool {
        switch kind {
        case .term, .flag: true
        default: false
        }
    }

    /// The type in the words of Table Schema.
    package var tableType: String {
        switch kind {
        case .text, .term, .json, .url, .date: "string"
        case .integer: "integer"
        case .number: "number"
        case .flag: "boolean"
        case .day: "date"
        }
    }
}

extension TableColumn {
    /// Which record a row belongs to.
    static let collection = TableColumn("collection", .text, "The collection of the record.", required: true) {
        .text($0.collection.rawValue)
    }

    /// The id of that record.
    static let record = TableColumn("record", .text, "The id of the record.", required: true) { .text($0.id) }

    /// Where the row stands among those of its record.
    static let position = TableColumn(
        "position",
        .integer,
        "Where it stands among those of the record, from 0.",
        required: true
    ) { .integer($0.position) }
}

extension TableCell {
    /// The cell of a value of a column.
    init(_ value: JSON?, as kind: TableColumn.Kind) {
        switch (value, kind) {
        case (nil, _), (.null, _): self = .none
        case (let value?, .json): self = .text(value.description)
        case (.string(let text), _): self = .text(text)
        case (.number(let literal), .integer), (.number(let literal), .number): self = .number(literal)
        case (.bool(let flag), .flag): self = .flag(flag)
        case (let value?, _): self = .text(value.description)
        }
    }
}
