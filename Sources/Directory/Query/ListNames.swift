internal import Memoization

/// What lists call records: the short name of each, where it has one that is of the day and the language of its name, and
/// otherwise its name. Lists by name are in the order of these.
extension CollectionStore {
    /// The parameters that the order by a parameter reads beside it.
    func readForOrder(by parameter: Parameter) -> [Parameter] {
        guard parameter.name == "name", !isOfPastDay else { return [] }
        guard let short = parameters["short_name"] else { return [] }
        return [short, parameters["name_language"]].compactMap(\.self)
    }

    /// The column whose codes order records by a parameter.
    ///
    /// For names a column of its own, created once; otherwise that of the parameter.
    func orderingColumn(_ parameter: Parameter) -> Column {
        let read = readForOrder(by: parameter)
        guard !read.isEmpty else { return column(parameter.numbers[0]) }
        return listNames.value(parameter.name) {
            Self.merged(
                column(parameter.numbers[0]),
                with: column(read[0].numbers[0]),
                unless: read.count > 1 ? column(read[1].numbers[0]) : nil
            )
        }
    }

    /// A column of texts in which those of another column stand in the place of a record's own.
    ///
    /// - Parameter language: where this has a value, the record keeps its own.
    private static func merged(_ own: Column, with other: Column, unless language: Column?) -> Column {
        guard let names = own.codes, let shorts = other.codes else { return own }
        let texts = (0..<own.capacity).map { record in
            let short = language?.present.contains(record) == true ? 0 : shorts[record]
            if short > 0 { return other.text(short - 1) }
            return names[record] > 0 ? own.text(names[record] - 1) : ""
        }
        let order = texts.indices.filter { !texts[$0].isEmpty }.sorted {
            texts[$0] == texts[$1] ? $0 < $1 : texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8)
        }
        var table = TextTable()
        var starts: [UInt32] = []
        var codes = [UInt32](repeating: 0, count: own.capacity)
        for (place, record) in order.enumerated() {
            if place == 0 || texts[order[place - 1]] != texts[record] {
                table.append(texts[record])
                starts.append(UInt32(place))
            }
            codes[record] = UInt32(starts.count)
        }
        return Column(
            leaf: own.leaf,
            capacity: own.capacity,
            values: .texts(table),
            present: RecordSet(order, capacity: own.capacity),
            presentCount: order.count,
            starts: starts + [UInt32(order.count)],
            holders: order.map { UInt32($0) },
            sets: [:],
            codes: Codes(codes, largest: starts.count),
            spellings: [:]
        )
    }
}
