/// A question to one collection.
package struct Query: Sendable {
    /// The collection.
    package var collection: CollectionName
    /// What records have to fulfil, all of it.
    package var conditions: [Condition]
    /// The words that records have to hold.
    package var text: TextQuery?
    /// The day whose world is asked about; nil for today.
    package var asOf: Day?
    /// What to do with records whose dates do not tell whether they existed on the day; nil leaves them out.
    package var undated: UndatedChoice?
    /// Of changes, the version since which they are told, each record once; nil for each release by itself.
    package var since: FormerVersion?
    /// What the records are ordered by, the first first; without it by how well they match the words. Ids decide what
    /// that leaves open.
    package var order: [SortTerm]
    /// The parameters whose values are to be counted.
    package var facets: [Parameter]
    /// What the records are grouped by; `GroupTerm.most` at most.
    package var groups: [GroupTerm]
    /// How many records to give at most.
    package var limit: Int
    /// How many records to leave out before them.
    package var offset: Int
    /// Whether the evidence of records of a past day is needed. Without it they may lack it, and cost less.
    package var needsEvidence = true

    /// Asks for a page of all records in the order of their ids.
    package init(
        _ collection: CollectionName,
        conditions: [Condition] = [],
        text: TextQuery? = nil,
        asOf: Day? = nil,
        order: [SortTerm] = [],
        facets: [Parameter] = [],
        groups: [GroupTerm] = [],
        limit: Int = Query.defaultLimit,
        offset: Int = 0
    ) {
        self.collection = collection
        self.conditions = conditions
        self.text = text
        self.asOf = asOf
        self.order = order
        self.facets = facets
        self.groups = groups
        self.limit = limit
        self.offset = offset
    }

    /// How many records a page has unless asked otherwise.
    package static let defaultLimit = 50
    /// How many records a page may have.
    package static let limits = 1...500
    /// How many records a table may have where somebody says so. The greatest is more than a collection can hold, and
    /// stands for all of them.
    package static let tableLimits = 1...1_000_000_000
    /// How many records may be left out before a page.
    package static let offsets = 0...1_000_000_000
}

extension Query {
    /// The order as `sort` takes it; empty for that by how well records match the words.
    package var orderWords: String {
        var words = TextBuilder()
        for (place, term) in order.enumerated() {
            if place > 0 { words.append(literal: ",") }
            if term.isDescending { words.append(literal: "-") }
            words.append(term.parameter.name)
        }
        return words.text
    }

    /// Whether the order is the one that the collection has where nobody asks for another.
    package var hasUsualOrder: Bool { orderWords == (CollectionSchema.named(collection).order ?? "") }
}

/// A comparison that records have to fulfil.
package struct Condition: Sendable {
    /// What is compared.
    package let parameter: Parameter
    /// How.
    package let comparison: Operator
    /// With what: one of these has to match, for `not` none may. Never empty.
    package let operands: [Column.Operand]
    /// The values as they were typed, where they are compared in another form; empty where the operands say it.
    package let typed: [String]
    /// What the records have to fulfil that a field leads to; nil where the record's own values are compared.
    package let referenced: ReferencedCondition?

    /// Makes a condition.
    package init(
        _ parameter: Parameter,
        _ comparison: Operator,
        _ operands: [Column.Operand],
        typed: [String] = [],
        referenced: ReferencedCondition? = nil
    ) {
        self.parameter = parameter
        self.comparison = comparison
        self.operands = operands
        self.typed = typed
        self.referenced = referenced
    }

    /// The values as they are shown and as an address has them: what was typed, otherwise what is compared with.
    package var values: [String] { typed.isEmpty ? operands.map(\.description) : typed }

    /// The condition in plain words: `established on or after 1998-01-01`.
    package var words: String {
        var words = TextBuilder()
        write(to: &words)
        return words.text
    }

    /// Writes the condition in plain words.
    package func write(to words: inout TextBuilder) {
        if comparison == .exists { words.append(literal: operands.first == .text("false") ? "without " : "with ") }
        words.append(parameter.label)
        switch comparison {
        case .equal: words.append(literal: " is ")
        case .not: words.append(literal: " is not ")
        case .greater: words.append(literal: " after ")
        case .greaterOrEqual: words.append(literal: " from ")
        case .less: words.append(literal: " before ")
        case .lessOrEqual: words.append(literal: " up to ")
        case .contains: words.append(literal: " contains ")
        case .exists: return
        }
        if typed.isEmpty {
            for (place, operand) in operands.enumerated() {
                if place > 0 { words.append(literal: " or ") }
                operand.write(to: &words)
            }
        } else {
            for (place, value) in typed.enumerated() {
                if place > 0 { words.append(literal: " or ") }
                words.append(value)
            }
        }
        if comparison == .greaterOrEqual { words.append(literal: " on") }
    }
}

/// One thing that records are ordered by.
package struct SortTerm: Sendable {
    /// What is compared; `isSortable`.
    package let parameter: Parameter
    /// Whether the greatest come first. Records without a value come last either way.
    package let isDescending: Bool

    /// Makes a term.
    package init(_ parameter: Parameter, descending isDescending: Bool = false) {
        self.parameter = parameter
        self.isDescending = isDescending
    }
}
