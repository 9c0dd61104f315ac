internal import Directory

extension ParameterParser {
    /// Reads a parameter that says what of a record to show.
    mutating func read(_ parameter: GeneralParameter, _ value: String, into view: inout RecordView) {
        switch parameter {
        case .asOf: view.asOf = day(value)
        case .fields:
            let names = schema.fields.map(\.name)
            let chosen = words(.fields, value, known: names, noun: "field")
            view.fields = names.filter(chosen.contains)
        case .include:
            view.inclusions = words(.include, value, known: Inclusion.names(of: schema), noun: "related record")
        case .format: view.format = format(value, among: Format.available(for: schema))
        case .q, .sort, .limit, .offset, .facets: break
        }
    }

    /// Words to look for.
    mutating func text(_ value: String) -> TextQuery? {
        if value.unicodeScalars.count <= TextQuery.longest { return TextQuery(value) }
        faults.append(
            ParameterFault(
                GeneralParameter.q.rawValue,
                value: value,
                "q is longer than \(TextQuery.longest) characters. Shorten it."
            )
        )
        return nil
    }

    /// The terms to order by.
    mutating func order(_ value: String) -> [SortTerm] {
        let parameters = repository[schema.name].parameters.parameters.filter(\.isSortable)
        var terms: [SortTerm] = []
        for word in value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            let isDescending = word.hasPrefix("-")
            let name = isDescending ? String(word.dropFirst()) : word
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let names = parameters.filter { !$0.isSynonym }.map(\.name)
                let nearest = EditDistance.nearest(to: name, among: names)
                faults.append(
                    ParameterFault(
                        GeneralParameter.sort.rawValue,
                        value: word,
                        "Lists cannot be ordered by \"\(name)\". "
                            + (nearest.map { "Did you mean \($0)?" } ?? "Use a field listed under allowed."),
                        nearest: nearest.map { (isDescending ? "-" : "") + $0 },
                        allowed: names
                    )
                )
                continue
            }
            // what is named a second time can change nothing in the order
            if !terms.contains(where: { $0.parameter.name == name }) {
                terms.append(SortTerm(parameter, descending: isDescending))
            }
        }
        return terms
    }

    /// The parameters to count.
    mutating func facets(_ value: String) -> [Parameter] {
        let parameters = repository[schema.name].parameters.parameters.filter(\.isCountable)
        let names = words(.facets, value, known: parameters.map(\.name), noun: "facet")
        return names.compactMap { name in parameters.first { $0.name == name } }
    }

    /// A day, known to the day.
    private mutating func day(_ value: String) -> Day? {
        if let day = Day(value), day.day != nil { return day }
        faults.append(
            ParameterFault(
                GeneralParameter.asOf.rawValue,
                value: value,
                "as_of takes a day of the calendar, from \(Day.years.lowerBound)-01-01 to \(Day.years.upperBound)-12-31, as YYYY-MM-DD."
            )
        )
        return nil
    }

    /// A whole number within bounds.
    mutating func number(_ parameter: GeneralParameter, _ value: String, within bounds: ClosedRange<Int>) -> Int? {
        let isPlain = value.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        if isPlain, let number = Int(value), bounds.contains(number) { return number }
        let nearest = Int(value).map { min(max($0, bounds.lowerBound), bounds.upperBound) }
        faults.append(
            ParameterFault(
                parameter.rawValue,
                value: value,
                "\(parameter.rawValue) takes a whole number from \(bounds.lowerBound) to \(bounds.upperBound).",
                nearest: nearest.map(String.init)
            )
        )
        return nil
    }

    /// One of the formats of a resource.
    mutating func format(_ value: String, among formats: [Format]) -> Format? {
        if let format = Format(rawValue: value.lowercased()), formats.contains(format) { return format }
        let names = formats.map(\.rawValue)
        faults.append(
            ParameterFault(
                GeneralParameter.format.rawValue,
                value: value,
                "There is no format \"\(value)\" here. Use \(names.joined(separator: ", ")).",
                nearest: EditDistance.nearest(to: value, among: names),
                allowed: names
            )
        )
        return nil
    }

    /// The words of a list, each known and each once, in the order they came.
    mutating func words(_ parameter: GeneralParameter, _ value: String, known: [String], noun: String) -> [String] {
        var words: [String] = []
        for word in value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            if known.contains(word) {
                if !words.contains(word) { words.append(word) }
                continue
            }
            let nearest = EditDistance.nearest(to: word, among: known)
            faults.append(
                ParameterFault(
                    parameter.rawValue,
                    value: word,
                    "There is no \(noun) \"\(word)\" here. "
                        + (nearest.map { "Did you mean \($0)?" } ?? "Use a name listed under allowed."),
                    nearest: nearest,
                    allowed: known
                )
            )
        }
        return words
    }
}

extension Parameter {
    /// Whether its values can be counted: words that many records share, not prose.
    var isCountable: Bool {
        types.contains { type in
            switch type {
            case .term, .reference, .either, .flag: true
            default: false
            }
        } && !isSynonym
    }
}

extension Operator {
    /// Whether a second value would make no sense: a bound, or a yes or no.
    var takesOneValue: Bool {
        switch self {
        case .equal, .not, .contains: false
        case .greater, .greaterOrEqual, .less, .lessOrEqual, .exists: true
        }
    }
}
