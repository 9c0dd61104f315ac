package import Directory

extension ListRequest {
    /// The formats that have room for groups.
    package static let groupedFormats: [Format] = [.json, .ndjson, .csv, .svg, .html]

    /// The formats of a collection's list; counted by fields it can be drawn.
    package static func formats(of schema: CollectionSchema, grouped: Bool) -> [Format] {
        let formats = Format.available(for: schema)
        return grouped && !formats.contains(.svg) ? formats + [.svg] : formats
    }

    /// Checks that the format of the answer has room for the groups that were asked for.
    ///
    /// - Throws: a problem that says what to ask for instead.
    package func checkGroups() throws(Problem) {
        guard !query.groups.isEmpty else { return }
        guard Self.groupedFormats.contains(format) else {
            let names = Self.groupedFormats.map(\.rawValue)
            throw Problem(errors: [
                ParameterFault(
                    GeneralParameter.group.rawValue,
                    "\(format.label) has no room for groups. Ask for \(names.joined(separator: ", ")), or leave group out.",
                    nearest: nil,
                    allowed: names
                )
            ])
        }
        guard format.isTable, limit != nil || query.offset > 0 else { return }
        let name = limit != nil ? GeneralParameter.limit : .offset
        throw Problem(errors: [
            ParameterFault(
                name.rawValue,
                "A table of groups has all of them. Leave \(name.rawValue) out, or leave group out to have records."
            )
        ])
    }

    /// How many bytes the addresses of all groups may take.
    private static let longestAddresses = 1 << 20

    /// Whether the groups with their addresses, each of which repeats the question, are more than one answer holds.
    package func holds(_ groups: [Group]) -> Bool {
        guard let first = groups.first, let address = narrowed(to: first)?.address else { return true }
        return groups.count * address.utf8.count <= Self.longestAddresses
    }

    /// The problem of groups that are too many for one answer.
    package var tooManyGroups: Problem {
        Problem(errors: [
            ParameterFault(
                GeneralParameter.group.rawValue,
                value: query.groups.map(\.name).joined(separator: ","),
                "This tells more groups apart than one answer holds (\(TooManyGroups.most)). Group by one field, by decades, shorten the question, or narrow the list."
            )
        ])
    }

    /// The list of the records of a group; nil where no list has just these: a record with several values may match the
    /// list by one of them and stand in the group by another.
    package func narrowed(to group: Group) -> ListRequest? {
        var narrowed = self
        narrowed.limit = nil
        (narrowed.query.limit, narrowed.query.offset) = (format.usualLimit, 0)
        (narrowed.query.groups, narrowed.query.facets) = ([], [])
        // there are drawings of counts alone
        if !Format.available(for: CollectionSchema.named(query.collection)).contains(format) {
            narrowed.view.format = nil
        }
        for (term, value) in zip(query.groups, group.values) where !narrowed.query.narrow(term, to: value) {
            return nil
        }
        return narrowed
    }
}

extension Query {
    /// Adds that records have a value of a term.
    ///
    /// - Returns: whether a condition can say so beside the others.
    fileprivate mutating func narrow(_ term: GroupTerm, to value: Group.Value) -> Bool {
        let parameter = term.parameter
        func condition(_ operands: [Column.Operand]) -> Condition { Condition(parameter, .equal, operands) }
        let wanted: Condition
        switch value {
        case .none: wanted = Condition(parameter, .exists, [.text("false")])
        case .text(let text, _): wanted = condition([.text(text)])
        case .number(let number): wanted = condition([.number(number)])
        case .year(let start):
            wanted = condition((term.period ?? .year).years(from: start).compactMap { Day(year: $0).map { .date($0) } })
        }
        guard
            let place = conditions.firstIndex(where: { $0.parameter.name == parameter.name && $0.comparison == .equal })
        else {
            // a condition of the same kind says the same
            if !conditions.contains(where: { $0.parameter.name == parameter.name && $0.comparison == wanted.comparison }
            ) {
                conditions.append(wanted)
            }
            return true
        }
        // two conditions of equality would be alternatives
        let operands = conditions[place].operands
        let common = operands.filter { operand in
            if case .year(let start) = value, case .date(let day) = operand {
                return (term.period ?? .year).years(from: start).contains(day.year)
            }
            return wanted.operands.contains(operand)
        }
        if case .year = value, term.isMultiple { return false }
        guard !common.isEmpty else { return false }
        conditions[place] = condition(common)
        return true
    }
}
