internal import Directory

extension ParameterParser {
    /// Reads a parameter that says what of a record to show.
    mutating func read(_ parameter: GeneralParameter, _ value: String, into view: inout RecordView) {
        switch parameter {
        case .asOf: view.asOf = reader.day(value)
        case .fields:
            let names = schema.fields.map(\.name)
            let chosen = reader.words(.fields, value, known: names, noun: "field")
            view.fields = names.filter(chosen.contains)
        case .include:
            view.inclusions = reader.words(.include, value, known: Inclusion.names(of: schema), noun: "related record")
        case .format: view.format = reader.format(value, among: Format.available(for: schema))
        case .q, .sort, .limit, .offset, .facets, .type, .relation, .depth, .style: break
        }
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
                reader.faults.append(
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
        let names = reader.words(.facets, value, known: parameters.map(\.name), noun: "facet")
        return names.compactMap { name in parameters.first { $0.name == name } }
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
