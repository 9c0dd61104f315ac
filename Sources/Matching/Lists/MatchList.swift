package import Directory

/// A list of names that somebody has, with the record of each.
package struct MatchList: Sendable {
    /// A name with what was found for it.
    package struct Row: Sendable {
        /// What was given, as it was given.
        package let text: String
        /// The records that may be meant, the best first.
        package let candidates: [MatchCandidate]

        /// The record that may be taken without asking; nil where there is none.
        package var match: MatchCandidate? { candidates.first.flatMap { $0.isMatch ? $0 : nil } }

        /// What became of it.
        package var outcome: Outcome { match != nil ? .sure : candidates.isEmpty ? .none : .unsure }
    }

    /// What becomes of a name.
    package enum Outcome: String, Sendable, CaseIterable {
        /// One record, without doubt.
        case sure
        /// Several that may be meant, or one that is only like it.
        case unsure
        /// Nothing near.
        case none
    }

    package let request: MatchListRequest
    package private(set) var rows: [Row]

    /// How many lines a form may have.
    package static let mostLines = 500
    /// How many rows a table or a list may have.
    package static let mostRows = 5_000

    /// Matches each name. Names that occur again are matched once.
    package init(_ request: MatchListRequest, _ reconciler: inout NameReconciler) {
        self.request = request
        var known: [String: [MatchCandidate]] = [:]
        var rows: [Row] = []
        rows.reserveCapacity(request.names.count)
        for text in request.names {
            let found: [MatchCandidate]
            if let earlier = known[text] {
                found = earlier
            } else {
                found = reconciler.candidates(MatchQuery(text, in: request.collections))
                known[text] = found
            }
            rows.append(Row(text: text, candidates: found))
        }
        self.rows = rows
    }

    /// Takes what somebody has chosen for rows: the address of a record, or nothing for none of those found.
    package mutating func take(_ choices: [Int: String], _ repository: Repository) {
        for (number, path) in choices where rows.indices.contains(number) {
            let row = rows[number]
            var candidates = row.candidates
            // a record that was not found for the row was chosen by nobody
            guard path.isEmpty || candidates.contains(where: { $0.record.path == path }) else { continue }
            for place in candidates.indices { candidates[place].isMatch = false }
            if let place = candidates.firstIndex(where: { $0.record.path == path }) {
                var chosen = candidates.remove(at: place)
                chosen.isMatch = true
                candidates.insert(chosen, at: 0)
            }
            rows[number] = Row(text: row.text, candidates: candidates)
        }
    }

    /// How many names came to an outcome.
    package func count(_ outcome: Outcome) -> Int { rows.count { $0.outcome == outcome } }
}

/// What a list is to be matched with, and what is wanted of it.
package struct MatchListRequest: Sendable {
    /// The names in their order.
    package var names: [String] = []
    /// The table that they stand in, with its heading; nil where names alone were given.
    package var table: Table?
    /// The collections to look in; nil for the usual ones.
    package var collections: [CollectionName]?
    /// The fields of records to add.
    package var columns: [String] = []

    /// A table with the column that the names stand in.
    package struct Table: Sendable {
        package let heading: [String]
        package let rows: [[String]]
        package let column: Int

        /// Joins its parts.
        package init(heading: [String], rows: [[String]], column: Int) {
            self.heading = heading
            self.rows = rows
            self.column = column
        }
    }

    /// Asks for nothing yet.
    package init() {}

    /// How many columns may be added.
    package static let mostColumns = 20
}
