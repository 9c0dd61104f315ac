/// A page of the records that match, how many match in all, and what was counted on the way.
package struct Answer: Sendable {
    /// How many records match.
    package let total: Int
    /// The records of the page, in order.
    package let records: [Record]
    /// The counts of each facet, in the order they were asked for.
    package let facets: [Facet]
    /// How many records each group has; nil where they would be too many.
    package let groups: [Group]?
    /// What to drop where nothing matches.
    package let hints: [Hint]
    /// How many records were left out of a past day because their dates do not tell, of those that fulfil all else.
    package let undated: Int
    /// What was corrected and what was left out to find the words.
    package let notes: SearchNotes
}

/// The values of a parameter among the records that match.
package struct Facet: Sendable {
    /// The parameter.
    package let parameter: Parameter
    /// The values that occur, the most frequent first, then in alphabetical order.
    package let counts: [Count]

    /// A value and how many records have it.
    package struct Count: Sendable {
        /// Where the value stands: in a column, or, where several places were read, here.
        private enum Source: Sendable {
            case column(Column, code: Int)
            case texts(value: String, spelling: String)
        }

        private let source: Source
        /// The records that match and have it.
        package let count: Int

        /// Counts a value of a column of texts.
        init(_ column: Column, code: Int, count: Int) {
            source = .column(column, code: code)
            self.count = count
        }

        /// Counts a value that may stand in several columns.
        init(value: String, spelling: String, count: Int) {
            source = .texts(value: value, spelling: spelling)
            self.count = count
        }

        /// The value, as a filter takes it.
        package var value: String {
            switch source {
            case .column(let column, let code): column.text(code)
            case .texts(let value, _): value
            }
        }

        /// The value as the records write it.
        package var spelling: String {
            switch source {
            case .column(let column, let code): column.spellings[code] ?? column.text(code)
            case .texts(_, let spelling): spelling
            }
        }

        /// A number that the value has among those of its parameter, in one collection of one version of the data and
        /// today; nil where the parameter reads several places.
        package var code: Int? {
            if case .column(_, let code) = source { code } else { nil }
        }
    }
}

/// One part of a question without which there would be an answer.
package struct Hint: Sendable {
    /// The part.
    package enum Part: Sendable {
        /// The condition at this place.
        case condition(Int)
        /// The words.
        case text
        /// The day.
        case asOf
        /// That the condition at this place asks about the name in use alone, not about every name.
        case nameInUse(Int)
    }

    /// What would be dropped.
    package let part: Part
    /// How many records would then match; more than none.
    package let total: Int
}
