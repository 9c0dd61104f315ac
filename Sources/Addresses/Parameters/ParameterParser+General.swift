package import Directory
internal import Words

extension ParameterParser {
    /// Reads a parameter that says what of a record to show.
    package mutating func read(_ parameter: GeneralParameter, _ value: String, into view: inout RecordView) {
        switch parameter {
        case .asOf: view.asOf = reader.day(value, released: repository.dataset.released)
        case .undated: view.undated = reader.undated(value)
        case .fields:
            let chosen = reader.words(.fields, value, known: schema.fieldNames, noun: "field")
            view.fields = schema.fieldNames.filter(chosen.contains)
        case .include:
            view.inclusions = reader.words(.include, value, known: Inclusion.names(of: schema), noun: "related record")
        case .format: view.format = reader.format(value, among: formats)
        case .view:
            let names = looks.map(\.rawValue)
            view.look = reader.choice(.view, value, among: names).flatMap(RecordLook.init(rawValue:))
        case .q, .version, .sort, .limit, .offset, .facets, .group, .type, .relation, .depth, .style, .field, .bbox,
            .lang:
            break
        case .compare: reader.formerVersion(.compare, value)
        case .since: break
        case .dates, .bom: reader.read(parameter, value, into: &view.table)
        }
    }

    /// The terms to order by.
    package mutating func order(_ value: String) -> [SortTerm] {
        let table = repository[schema.name].parameters
        var terms: [SortTerm] = []
        for word in reader.listed(GeneralParameter.sort.rawValue, [value], atMost: .sortKeys) {
            let isDescending = word.hasPrefix("-")
            let name = isDescending ? String(word.dropFirst()) : word
            guard let parameter = table[name], parameter.isSortable else {
                guard reader.faults.admit() else { continue }
                let names = table.parameters.filter { $0.isSortable && !$0.isSynonym }.map(\.name)
                let nearest = EditDistance.nearest(to: name, among: names)
                reader.faults.append(
                    ParameterFault(
                        GeneralParameter.sort.rawValue,
                        value: word,
                        "Lists cannot be ordered by \"\(name.excerpt())\". "
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

    /// What to group by.
    package mutating func groups(_ value: String) -> [GroupTerm] {
        let table = repository[schema.name].parameters
        var terms: [GroupTerm] = []
        for word in reader.listed(GeneralParameter.group.rawValue, [value], atMost: .groups) {
            if let term = GroupTerm.named(word, in: table) {
                terms.append(term)
                continue
            }
            guard reader.faults.admit() else { continue }
            let names = GroupTerm.names(of: table)
            let periods = GroupTerm.Period.allCases.map { "\(word).\($0.rawValue)" }
            let isDate = table[word]?.holdsDates ?? false
            let nearest = isDate ? periods.first { names.contains($0) } : EditDistance.nearest(to: word, among: names)
            reader.faults.append(
                ParameterFault(
                    GeneralParameter.group.rawValue,
                    value: word,
                    isDate
                        ? "Dates are grouped by year or decade. Use \(periods.joined(separator: " or "))."
                        : "Lists cannot be grouped by \"\(word.excerpt())\". "
                            + (nearest.map { "Did you mean \($0)?" } ?? "Use a name listed under allowed."),
                    nearest: nearest,
                    allowed: names
                )
            )
        }
        return terms
    }

    /// The parameters to count.
    package mutating func facets(_ value: String) -> [Parameter] {
        let table = repository[schema.name].parameters
        let names = reader.words(
            .facets,
            value,
            known: table.parameters.filter(\.isCountable).map(\.name),
            isKnown: { table[$0]?.isCountable ?? false },
            noun: "facet"
        )
        return names.compactMap { table[$0] }
    }
}
