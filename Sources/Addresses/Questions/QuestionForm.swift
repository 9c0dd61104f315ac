internal import Directory

/// What the form of a list sends: rows of a field, a comparison and a value, beside parameters that a form sends as they
/// are.
///
/// A form cannot put an operator behind a name. So each row is three fields or four, numbered: `_field1=closed`,
/// `_is1=between`, `_value1=2010`, `_to1=2015`. The list answers such an address by sending the browser on to the one that
/// asks the same by filters. No field of a record begins with an underscore, so that nothing else is meant by these names.
package struct QuestionForm: Sendable {
    /// The rows in which something was chosen or written, in their order.
    package let rows: [Row]
    /// The other parameters, those left empty dropped as a browser sends them.
    package let others: [Target.Pair]

    /// A row.
    package struct Row: Sendable {
        /// Its number.
        package let number: Int
        /// The filter that was chosen; empty for none.
        package var field = ""
        /// The comparison as it was sent.
        package var comparison = RowComparison.equal.rawValue
        /// The value, or the first one.
        package var value = ""
        /// The last value, where there are two.
        package var end = ""

        init(_ number: Int) { self.number = number }

        var isBlank: Bool { field.isEmpty && value.isEmpty && end.isEmpty }
    }

    /// The fields of a row.
    package enum Part: String, CaseIterable {
        case field = "_field"
        case comparison = "_is"
        case value = "_value"
        case end = "_to"

        /// The name in a row.
        package func name(_ row: Int) -> String { rawValue + String(row) }
    }

    /// Reads the pairs of a query; nil where none is of a row. Linear.
    package init?(_ pairs: [Target.Pair]) {
        guard pairs.contains(where: { $0.name.utf8.first == UInt8(ascii: "_") }) else { return nil }
        var rows: [Int: Row] = [:]
        var others: [Target.Pair] = []
        for pair in pairs {
            guard let (part, number) = Self.place(of: pair.name) else {
                if !pair.value.isEmpty { others.append(pair) }
                continue
            }
            var row = rows[number] ?? Row(number)
            switch part {
            case .field: row.field = pair.value
            case .comparison: row.comparison = pair.value
            // values of one row are joined, as a list takes them
            case .value: row.value += row.value.isEmpty || pair.value.isEmpty ? pair.value : "," + pair.value
            case .end: row.end = pair.value
            }
            rows[number] = row
        }
        guard !rows.isEmpty else { return nil }
        self.rows = rows.values.filter { !$0.isBlank }.sorted { $0.number < $1.number }
        self.others = others
    }

    /// The field of a row that a name is of, with the row's number; nil for other names.
    private static func place(of name: String) -> (Part, Int)? {
        guard name.utf8.first == UInt8(ascii: "_") else { return nil }
        for part in Part.allCases where name.hasPrefix(part.rawValue) {
            let digits = name.dropFirst(part.rawValue.count)
            if let number = Int(digits), (1...RequestBound.rows.most).contains(number), String(number) == digits {
                return (part, number)
            }
        }
        return nil
    }
}
