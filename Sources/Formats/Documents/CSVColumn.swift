package import Addresses
package import Directory

/// A column of a table of records.
package struct CSVColumn {
    /// What the cells hold.
    package enum Kind {
        /// A single value.
        case value(FieldType)
        /// Words, joined.
        case words
        /// Parts, as JSON.
        case json
        /// One of the two numbers of a position.
        case ordinate(Int)
    }

    /// The path of the values, by which the column is called.
    package let name: String
    /// What the cells hold.
    package let kind: Kind
    private let leaf: Leaf

    /// Fields that have a column only where the question is about them.
    package static let whenAsked: Set = ["name_language"]

    /// The columns of fields: one for each value; one for all items of a list.
    package static func columns(of fields: [Field]) -> [CSVColumn] {
        fields.flatMap { field -> [CSVColumn] in
            if case .list(let element) = field.type {
                return [CSVColumn(name: field.name, kind: list(of: element), leaf: Leaf(whole: field))]
            }
            return values(of: field) + structures(of: field)
        }
    }

    /// The columns of a whole table of today: those of every field that records of today may have.
    package static func columns(of schema: CollectionSchema) -> [CSVColumn] {
        columns(
            of: schema.fields.filter { field in
                if case .certainty = field.past { return false }
                return !whenAsked.contains(field.name)
            }
        )
    }

    private static func values(of field: Field) -> [CSVColumn] {
        let leaves = Leaf.leaves(ofField: field)
        return leaves.flatMap { leaf -> [CSVColumn] in
            guard case .value(let type) = leaf.content else { return [] }
            // parts of an item stand in the item's cell
            let isPart = leaves.contains { other in
                guard case .structure = other.content else { return false }
                return other.isMultiple && leaf.path.hasPrefix(other.path + ".")
            }
            guard !isPart else { return [] }
            if case .position = type {
                let parent = leaf.path.split(separator: ".").dropLast().joined(separator: ".")
                return [("longitude", 0), ("latitude", 1)].map {
                    CSVColumn(name: "\(parent).\($0.0)", kind: .ordinate($0.1), leaf: leaf)
                }
            }
            let kind = leaf.isMultiple ? list(of: type) : hasParts(type) ? .json : .value(type)
            return [CSVColumn(name: leaf.path, kind: kind, leaf: leaf)]
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
            .map { CSVColumn(name: $0.path, kind: .json, leaf: $0) }
    }

    private static func list(of element: FieldType) -> Kind { hasParts(element) ? .json : .words }

    private static func hasParts(_ type: FieldType) -> Bool {
        switch type {
        case .list, .object, .position, .any: true
        default: false
        }
    }

    /// What it holds, as a sentence.
    package var meaning: String {
        switch kind {
        case .words: "\(leaf.field.meaning) Several are joined by a semicolon and a blank."
        case .json where tableType == "array": "\(leaf.field.meaning) A JSON array."
        case .json, .value, .ordinate: leaf.field.meaning
        }
    }

    /// The type in the words of Table Schema. Dates are strings, since they may be known to the year alone.
    package var tableType: String {
        switch kind {
        case .ordinate: return "number"
        case .words: return "string"
        case .json:
            if case .value(.any) = leaf.content, !leaf.isMultiple { return "any" }
            return "array"
        case .value(let type):
            switch type {
            case .count: return "integer"
            case .flag: return "boolean"
            default: return "string"
            }
        }
    }

    /// The columns whose cells are addresses of this server.
    private static let addresses: Set<String> = ["url", "record"]

    /// Whether the cell is a member of the record as it stands there.
    package var isCopied: Bool { if case .json = kind { leaf.steps.count == 1 } else { false } }

    /// The cell that shows a text of JSON, ready to be quoted.
    package static func cell(json text: String, _ prefix: AddressPrefix?) -> String {
        let text = CSVCell.guarded(json: text)
        return prefix?.json(text) ?? text
    }

    /// The cell of a record, ready to be quoted.
    ///
    /// - Parameter prefix: the path that stands before addresses.
    package func cell(_ record: JSON, _ prefix: AddressPrefix? = nil) -> String {
        guard let value = record.value(at: leaf) else { return "" }
        switch kind {
        case .ordinate(let ordinate):
            guard let numbers = value.array, ordinate < numbers.count, case .number(let literal) = numbers[ordinate]
            else { return "" }
            return literal
        case .json: return Self.cell(json: value.description, prefix)
        case .words, .value:
            // a number is no formula, and a guard would make a text of it
            if case .number(let literal) = value { return literal }
            let text = CSVCell.text(value)
            if let prefix, Self.addresses.contains(name) { return prefix.address(text) }
            return CSVCell.guarded(text)
        }
    }
}

extension JSON {
    /// The value at a leaf that is in no list; nil where there is none.
    fileprivate func value(at leaf: Leaf) -> JSON? {
        leaf.steps.reduce(Optional(self)) { value, step in value.flatMap { $0[step] } }
    }
}
