package import Addresses
package import Directory

/// A column of a table of records. A class, since each cell would copy all that a column is made of.
package final class CSVColumn: Sendable {
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
        /// The first or the last day that a date may mean.
        case bound(DayBound)
        /// The collection of the record that is referred to, which is of one of several.
        case collection([CollectionName])
    }

    /// The path of the values, by which the column is called.
    package let name: String
    /// What the cells hold.
    package let kind: Kind
    private let leaf: Leaf
    /// The names of the members that lead to the value.
    private let steps: [String]

    private init(name: String, kind: Kind, leaf: Leaf) {
        (self.name, self.kind, self.leaf) = (name, kind, leaf)
        steps = leaf.steps
    }

    /// Fields that have a column only where the question is about them.
    package static let whenAsked: Set = ["name_language"]

    /// The columns of fields: one for each value; one for all items of a list.
    ///
    /// - Parameter dates: how dates are shown.
    package static func columns(of fields: [Field], _ dates: TableStyle.Dates = .bounds) -> [CSVColumn] {
        fields.flatMap { field -> [CSVColumn] in
            if case .list(let element) = field.type {
                return [CSVColumn(name: field.name, kind: list(of: element), leaf: Leaf(whole: field))]
            }
            return values(of: field, dates) + structures(of: field)
        }
    }

    /// The value in a record; nil where it has none.
    func value(of record: JSON) -> JSON? { record.member(at: steps) }

    /// The name of the field that the values are of.
    package var field: String { steps.first ?? leaf.path }

    /// The columns of a whole table of today: those of every field that records of today may have.
    package static func columns(of schema: CollectionSchema) -> [CSVColumn] { columns(of: fields(of: schema)) }

    /// The fields that records of today may have.
    static func fields(of schema: CollectionSchema) -> [Field] {
        schema.fields.filter { field in
            if case .certainty = field.past { return false }
            return !whenAsked.contains(field.name)
        }
    }

    private static func values(of field: Field, _ dates: TableStyle.Dates) -> [CSVColumn] {
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
                + (leaf.isMultiple ? [] : more(leaf, type, dates))
        }
    }

    /// What else a table says of a single value.
    private static func more(_ leaf: Leaf, _ type: FieldType, _ dates: TableStyle.Dates) -> [CSVColumn] {
        switch type {
        case .date where dates == .bounds:
            DayBound.allCases.map { CSVColumn(name: leaf.path + $0.suffix, kind: .bound($0), leaf: leaf) }
        case .reference(let collections) where collections.count > 1:
            [CSVColumn(name: "\(leaf.path)_collection", kind: .collection(collections), leaf: leaf)]
        default: []
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
        case .bound(let bound): "\(leaf.field.meaning) \(bound.meaning)"
        case .collection: "The collection of the record that `\(leaf.path)` names."
        }
    }

    /// The type in the words of Table Schema. Dates are strings, since they may be known to the year alone; the days that
    /// they may mean are dates.
    package var tableType: String {
        switch kind {
        case .ordinate: return "number"
        case .words, .collection: return "string"
        case .bound: return "date"
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
    package var isCopied: Bool { if case .json = kind { steps.count == 1 } else { false } }

    /// The cell that shows a text of JSON, ready to be quoted.
    package static func cell(json text: String, _ prefix: AddressPrefix?) -> String {
        let text = CSVCell.guarded(json: text)
        return prefix?.json(text) ?? text
    }

    /// The cell of a record, ready to be quoted.
    ///
    /// - Parameters:
    ///   - repository: where records that are referred to are found.
    ///   - prefix: the path that stands before addresses.
    package func cell(_ record: JSON, in repository: Repository, _ prefix: AddressPrefix? = nil) -> String {
        guard let value = record.member(at: steps) else { return "" }
        switch kind {
        case .bound(let bound): return value.string.flatMap(Day.init).map { bound.day(of: $0).description } ?? ""
        case .collection(let collections):
            return value.string.flatMap { repository.collection(of: $0, among: collections) }?.rawValue ?? ""
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
    /// The value that the names of members lead to, none of them of a list; nil where there is none.
    fileprivate func member(at steps: [String]) -> JSON? {
        steps.reduce(Optional(self)) { value, step in value.flatMap { $0[step] } }
    }
}
