/// A name by which a collection can be filtered and sorted, and the leaves it reads.
package final class Parameter: Sendable {
    /// The name, as it is typed.
    package let name: String
    /// The places it reads; a record matches when one of them does. Never empty.
    package let leaves: [Leaf]
    /// The numbers of these places in the shape of the records.
    let numbers: [Int]
    /// Whether the name is another word for a parameter that has one of its own.
    package let isSynonym: Bool

    /// The types it compares, without repetition of structures.
    package let types: [FieldType]

    /// What the parameter means, as a sentence.
    package var meaning: String { leaves[0].field.meaning }

    /// The operators that make sense for it.
    package let operators: [Operator]

    /// The name in plain words: `host.states` reads "host states".
    package let label: String

    /// What the texts that it compares are; nil for any text.
    package var form: ValueForm? { leaves[0].field.form }

    /// Whether it compares texts that are no closed list and refer to nothing.
    package let isOpen: Bool

    /// Whether lists can be ordered by it: it reads one place that holds at most one comparable value.
    package let isSortable: Bool

    init(name: String, leaves: [Leaf], numbers: [Int], isSynonym: Bool) {
        self.name = name
        self.leaves = leaves
        self.numbers = numbers
        label = String(name.map { $0 == "_" || $0 == "." ? " " : $0 })
        self.isSynonym = isSynonym
        let types = leaves.compactMap { leaf in if case .value(let type) = leaf.content { type } else { nil } }
        self.types = types
        operators = Operator.allCases.filter { candidate in
            candidate == .exists || types.contains { $0.operators.contains(candidate) }
        }
        isOpen = !types.isEmpty && types.allSatisfy(\.isOpenText)
        isSortable = leaves.count == 1 && !leaves[0].isMultiple && types.contains { $0.isOrdered }
    }
}

/// How a value is compared, as the suffix of a parameter's name says.
package enum Operator: String, Sendable, CaseIterable {
    /// Equal; for a date also: within the month or year asked for. Has no suffix.
    case equal = ""
    /// Not equal to any of the values, or without a value.
    case not
    /// After or greater.
    case greater = "gt"
    /// On or after; greater or equal.
    case greaterOrEqual = "gte"
    /// Before or less.
    case less = "lt"
    /// On or before; less or equal.
    case lessOrEqual = "lte"
    /// The words hold this text, case and diacritics aside.
    case contains
    /// Whether there is a value.
    case exists

    /// What follows the parameter's name: `__gte`; empty for equality.
    package var suffix: String {
        // spelled out, since putting them together for each question would cost more than the question
        switch self {
        case .equal: ""
        case .not: "__not"
        case .greater: "__gt"
        case .greaterOrEqual: "__gte"
        case .less: "__lt"
        case .lessOrEqual: "__lte"
        case .contains: "__contains"
        case .exists: "__exists"
        }
    }
}

extension FieldType {
    /// The operators that compare values of this type, beside `exists`.
    var operators: Set<Operator> {
        switch self {
        case .text, .token, .url: [.equal, .not, .contains]
        case .slug, .term, .reference, .flag: [.equal, .not]
        case .either(let left, let right): left.operators.union(right.operators)
        case .date, .count: [.equal, .not, .greater, .greaterOrEqual, .less, .lessOrEqual]
        case .list(let element): element.operators
        case .position, .object, .any: []
        }
    }

    /// Whether values are texts that are no closed list, or may be.
    var isOpenText: Bool {
        switch self {
        case .text, .token, .slug, .url: true
        case .either(let left, let right): left.isOpenText || right.isOpenText
        case .list(let element): element.isOpenText
        case .term, .reference, .date, .count, .flag, .position, .object, .any: false
        }
    }

    /// Whether values of this type have an order.
    var isOrdered: Bool {
        switch self {
        case .text, .token, .slug, .term, .reference, .date, .count, .flag: true
        case .either(let left, let right): left.isOrdered && right.isOrdered
        case .url, .position, .list, .object, .any: false
        }
    }
}

/// The parameters of a collection, made from its fields.
package final class ParameterTable: Sendable {
    /// The parameters in the order of the fields, synonyms after the names they stand for.
    package let parameters: [Parameter]
    /// The names of all parameters.
    package let names: [String]
    /// The names of the parameters, synonyms left out.
    package let ownNames: [String]
    private let byName: [String: Int]

    /// Reads the table of a collection.
    package convenience init(_ collection: CollectionSchema) {
        self.init(leaves: Leaf.leaves(of: collection.fields))
    }

    init(leaves: [Leaf]) {
        var order: [String] = []
        var found: [String: [(number: Int, leaf: Leaf)]] = [:]
        var own: Set<String> = []
        for (number, leaf) in leaves.enumerated() {
            // a structure shares its name with what it holds only where a field says so
            let name = leaf.field.parameter ?? leaf.path
            let isNamed = if case .structure = leaf.content { false } else { true }
            let names = isNamed ? [name] + leaf.field.synonyms : [leaf.path]
            own.insert(names[0])
            for name in names {
                if found[name] == nil { order.append(name) }
                found[name, default: []].append((number, leaf))
            }
        }
        parameters = order.map { name in
            let leaves = found[name] ?? []
            let values = leaves.filter { if case .value = $0.leaf.content { true } else { false } }
            let read = values.isEmpty ? leaves : values
            return Parameter(
                name: name,
                leaves: read.map(\.leaf),
                numbers: read.map(\.number),
                isSynonym: !own.contains(name)
            )
        }
        names = order
        ownNames = parameters.filter { !$0.isSynonym }.map(\.name)
        byName = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    }

    /// The place of the parameter of this name in `parameters`. Constant time.
    package func place(of name: String) -> Int? { byName[name] }

    /// The parameter of this name. Constant time.
    package subscript(name: String) -> Parameter? { byName[name].map { parameters[$0] } }
}
