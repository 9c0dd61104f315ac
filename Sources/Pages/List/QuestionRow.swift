internal import Addresses
internal import Directory

/// A row of a list's form: a condition that the list has, or what somebody entered.
struct QuestionRow {
    /// The filter; empty for a row that nothing was chosen in.
    var field = ""
    /// What is compared; nil where there is no such filter.
    var parameter: Parameter?
    var label = ""
    var comparison = RowComparison.equal
    var value = ""
    /// The last value, of a comparison with two.
    var end = ""
    /// The list without the condition; nil for what is none yet.
    var removal: String?
    /// What is wrong with it.
    var faults: [ParameterFault] = []
    /// The number that it was sent under.
    var number: Int?

    /// How many conditions of one filter stand in rows of their own.
    private static let mostAlternatives = 4
    /// How many rows there are for conditions: one is for another.
    static let most = RequestBound.rows.most - 1

    /// The rows of a list's conditions, and the names of the filters that they stand for.
    static func rows(of page: ListPage) -> (rows: [QuestionRow], names: Set<String>) {
        var rows: [QuestionRow] = []
        var names: Set<String> = []
        var paired: Set<Int> = []
        let conditions = page.query.conditions
        for (place, condition) in conditions.enumerated() where !paired.contains(place) {
            let partner = partner(of: place, in: conditions)
            let found = Self.rows(condition, place, partner.map { ($0, conditions[$0]) }, page)
            guard rows.count + found.count <= most, !found.isEmpty else { continue }
            rows += found
            names.insert(condition.parameter.name + condition.comparison.suffix)
            if let partner {
                paired.insert(partner)
                names.insert(condition.parameter.name + conditions[partner].comparison.suffix)
            }
        }
        return (rows, names)
    }

    /// The place of the condition that is the other bound of a stretch; nil where there is none.
    static func partner(of place: Int, in conditions: [Condition]) -> Int? {
        let condition = conditions[place]
        guard [.greaterOrEqual, .lessOrEqual].contains(condition.comparison) else { return nil }
        let other: Operator = condition.comparison == .greaterOrEqual ? .lessOrEqual : .greaterOrEqual
        return conditions.indices.first {
            conditions[$0].parameter.name == condition.parameter.name && conditions[$0].comparison == other
        }
    }

    private static func rows(
        _ condition: Condition,
        _ place: Int,
        _ partner: (place: Int, condition: Condition)?,
        _ page: ListPage
    ) -> [QuestionRow] {
        var row = QuestionRow(
            field: condition.parameter.name,
            parameter: condition.parameter,
            label: FieldWords.label(condition)
        )
        if let partner {
            let isFirst = condition.comparison == .greaterOrEqual
            row.comparison = .between
            row.value = (isFirst ? condition : partner.condition).values.joined(separator: ",")
            row.end = (isFirst ? partner.condition : condition).values.joined(separator: ",")
            row.removal = page.address(without: [place, partner.place])
            return [row]
        }
        let isThere = condition.operands.first != .text("false")
        row.comparison = RowComparison(condition.comparison, isThere: isThere)
        row.removal = page.address(without: [place])
        let values = condition.values
        guard row.comparison.takesValue, values.count > 1 else {
            row.value = row.comparison.takesValue ? values.first ?? "" : ""
            return [row]
        }
        // values that a comma would not part stay in the address
        guard !condition.standsApart, !values.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }) else {
            return []
        }
        guard values.count <= mostAlternatives else {
            row.value = values.joined(separator: ",")
            return [row]
        }
        return values.map { value in
            var one = row
            one.value = value
            one.removal = page.address(without: value, of: place)
            return one
        }
    }

    /// The rows that a form has sent, each with what is wrong with it.
    static func rows(of form: QuestionForm, _ collection: CollectionName, _ problem: Problem) -> [QuestionRow] {
        let table = QuestionFields.of(CollectionSchema.named(collection)).table
        return form.rows.map { sent in
            var row = QuestionRow(
                field: sent.field,
                parameter: table[sent.field] ?? Self.behind(sent.field, table),
                label: FieldWords.label(sent.field),
                comparison: RowComparison(rawValue: sent.comparison) ?? .equal,
                value: sent.value,
                end: sent.end,
                number: sent.number
            )
            let names = QuestionForm.Part.allCases.map { $0.name(sent.number) }
            row.faults = problem.errors.filter { names.contains($0.parameter) }
            if row.parameter == nil { row.field = "" }
            return row
        }
    }

    /// The parameter of the records that a reference leads to.
    private static func behind(_ name: String, _ table: ParameterTable) -> Parameter? {
        guard let dot = name.firstIndex(of: "."), let reference = table[String(name[..<dot])] else { return nil }
        let own = String(name[name.index(after: dot)...])
        return reference.referenced.lazy.compactMap { QuestionFields.of(CollectionSchema.named($0)).table[own] }.first
    }
}

extension ListPage {
    /// The list from its first record on, without some conditions.
    func address(without places: Set<Int>) -> String {
        request.with { request in
            request.query.conditions = request.query.conditions.enumerated().filter { !places.contains($0.offset) }
                .map(\.element)
            request.query.offset = 0
        }.address
    }

    /// The list from its first record on, without one value of a condition.
    func address(without value: String, of place: Int) -> String {
        let condition = query.conditions[place]
        let rest = condition.values.filter { $0 != value }
        guard !rest.isEmpty, rest.count < condition.values.count else { return address(without: [place]) }
        return request.with { request in
            request.query.conditions[place] = Condition(
                condition.parameter,
                condition.comparison,
                condition.operands,
                typed: rest,
                referenced: condition.referenced
            )
            request.query.offset = 0
        }.address
    }
}
