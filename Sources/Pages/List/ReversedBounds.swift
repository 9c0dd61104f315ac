internal import Addresses
internal import Directory

/// Both bounds of a stretch of a list's question, the first of which lies behind the last, so that nothing is between them.
struct ReversedBounds {
    /// What is wrong, in a sentence.
    let words: String
    /// The list with the bounds swapped.
    let address: String

    static func of(_ page: ListPage) -> [ReversedBounds] {
        let conditions = page.query.conditions
        return conditions.indices.compactMap { place in
            let lower = conditions[place]
            guard lower.comparison == .greaterOrEqual, let partner = QuestionRow.partner(of: place, in: conditions),
                let least = lower.operands.first, let greatest = conditions[partner].operands.first,
                isBehind(least, greatest)
            else { return nil }
            let upper = conditions[partner]
            let address = page.request.with { request in
                request.query.conditions[place] = lower.comparing(with: upper)
                request.query.conditions[partner] = upper.comparing(with: lower)
                request.query.offset = 0
            }.address
            let kind = lower.parameter.isDate ? "dates" : "numbers"
            let label = FieldWords.label(lower)
            return ReversedBounds(
                words: "The \(kind) for \u{201C}\(label)\u{201D} are the wrong way round: the first is after the last.",
                address: address
            )
        }
    }

    private static func isBehind(_ least: Column.Operand, _ greatest: Column.Operand) -> Bool {
        switch (least, greatest) {
        case (.date(let least), .date(let greatest)): least.first > greatest.last
        case (.number(let least), .number(let greatest)): least > greatest
        default: false
        }
    }
}

extension Condition {
    /// The same comparison with the values of another condition.
    fileprivate func comparing(with other: Condition) -> Condition {
        Condition(parameter, comparison, other.operands, typed: other.typed, referenced: referenced)
    }
}
