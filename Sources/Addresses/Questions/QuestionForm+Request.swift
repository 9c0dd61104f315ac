package import Directory

extension QuestionForm {
    /// What the form asks of a collection.
    ///
    /// - Throws: a problem with every fault, those of rows under the names of their fields.
    package func request(
        _ collection: CollectionName,
        _ repository: Repository,
        accepted: Format
    ) throws(Problem) -> ListRequest {
        var faults: FaultList = []
        var pairs: [Target.Pair] = []
        var origins: [String: Row] = [:]
        for row in rows {
            let asked = Self.pairs(of: row, &faults)
            for pair in asked where origins[pair.name] == nil { origins[pair.name] = row }
            pairs += asked
        }
        var omitted: Problem?
        do throws(Problem) {
            let request = try ParameterParser.list(collection, others + pairs, repository, accepted: accepted)
            if faults.isEmpty { return request.withoutUsualColumns }
        } catch {
            omitted = error
            for fault in error.errors { faults.append(origins[fault.parameter].map(fault.ofRow) ?? fault) }
        }
        if faults.isEmpty, let omitted { throw omitted }
        throw Problem(errors: faults)
    }

    /// The filters of a row; none, and a fault, where something is missing.
    private static func pairs(of row: Row, _ faults: inout FaultList) -> [Target.Pair] {
        guard !row.field.isEmpty else {
            faults.append(
                ParameterFault(
                    Part.field.name(row.number),
                    "Choose the field that \"\((row.value.isEmpty ? row.end : row.value).excerpt())\" is a value of."
                )
            )
            return []
        }
        guard let comparison = RowComparison(rawValue: row.comparison) else {
            faults.append(
                ParameterFault(
                    Part.comparison.name(row.number),
                    value: row.comparison,
                    "There is no comparison \"\(row.comparison.excerpt())\". Use one listed under allowed.",
                    allowed: RowComparison.allCases.map(\.rawValue)
                )
            )
            return []
        }
        func pair(_ comparison: Operator, _ value: String) -> Target.Pair {
            Target.Pair(name: row.field + comparison.suffix, value: value)
        }
        if let only = comparison.comparison, !comparison.takesValue {
            return [pair(only, comparison == .given ? "true" : "false")]
        }
        // a last value alone says that there are two
        guard !row.value.isEmpty || (!row.end.isEmpty && comparison == .between) else {
            faults.append(
                ParameterFault(
                    Part.value.name(row.number),
                    "Say what \(row.field.excerpt()) is to be compared with, or take the row away."
                )
            )
            return []
        }
        if let only = comparison.comparison { return [pair(only, row.value)] }
        return [pair(.greaterOrEqual, row.value), pair(.lessOrEqual, row.end)].filter { !$0.value.isEmpty }
    }
}

extension ParameterFault {
    /// The fault as one of the field of a form that it came from.
    fileprivate func ofRow(_ row: QuestionForm.Row) -> ParameterFault {
        let part: QuestionForm.Part
        if let value {
            part = value == row.end && value != row.value ? .end : .value
        } else {
            // either no such filter, or the filter has no such operator
            part = parameter.contains("__") && allowed.texts.contains { $0.hasPrefix(row.field) } ? .comparison : .field
        }
        let sent =
            switch part {
            case .field: row.field
            case .comparison: row.comparison
            case .value, .end: value
            }
        let isName = part == .field
        let suffixes = Operator.allCases.map(\.suffix).filter { !$0.isEmpty }
        func base(_ name: String) -> String {
            suffixes.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
        }
        if part == .comparison {
            let choices = Self.comparisons(of: row.field, among: allowed.texts)
            return ParameterFault(
                part.name(row.number),
                value: sent,
                "\(row.field.excerpt()) cannot be compared by \"\(row.comparison.excerpt())\". Use one of \(choices.joined(separator: ", ")).",
                allowed: choices
            )
        }
        var fault = ParameterFault(
            part.name(row.number),
            value: sent,
            detail,
            nearest: isName ? nearest.map(base) : nearest,
            allowed: allowed
        )
        (fault.suggestions, fault.keepsValue) = (suggestions, keepsValue)
        return fault
    }
}

extension ParameterFault {
    /// The comparisons that filters of a field stand for.
    private static func comparisons(of field: String, among filters: [String]) -> [String] {
        let filters = Set(filters)
        let isOrdered = filters.contains(field + Operator.greaterOrEqual.suffix)
        return RowComparison.allCases.filter { choice in
            switch choice.comparison {
            case nil: isOrdered
            case .equal: filters.contains(field + Operator.not.suffix)
            case let comparison?: filters.contains(field + comparison.suffix)
            }
        }.map(\.rawValue)
    }
}

extension ListRequest {
    /// The same without columns that are those of the collection anyway, as a form with all of its ticks sends them. The name
    /// is always one.
    fileprivate var withoutUsualColumns: ListRequest {
        let usual = CollectionSchema.named(query.collection).overviewFields
        guard let fields = view.fields, Set(fields + ["name"]) == Set(usual + ["name"]) else { return self }
        return with { $0.view.fields = nil }
    }
}
