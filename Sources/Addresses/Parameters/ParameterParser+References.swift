internal import Directory

extension ParameterParser {
    /// A condition on the records that a field leads to, such as `holder.region`; nil where it is at fault, or where the
    /// name does not begin with such a field.
    ///
    /// A collection that the field leads to and that has no such field, or no such value, has no match; where that is so
    /// for each, the condition is at fault.
    mutating func referencedCondition(_ name: String, _ values: [String]) -> (place: Int, condition: Condition)? {
        guard let path = ReferencedName(name, in: repository[schema.name].parameters) else { return nil }
        references += 1
        guard references <= RequestBound.references.most else {
            if reader.faults.admit() {
                reader.faults.append(
                    ParameterFault(name, "\(RequestBound.references.meaning) Ask in several requests.")
                )
            }
            return nil
        }
        let collections = path.reference.referenced
        var found: [(collection: CollectionName, condition: Condition)] = []
        for collection in collections {
            var parser = ParameterParser(collection, repository, [])
            parser.isBehindReference = true
            // most faults here are none of the request, so they are looked for without a message
            parser.reader.faults = .counting
            if let own = parser.condition(path.rest, values)?.1, parser.reader.faults.isEmpty {
                found.append((collection, own))
            }
        }
        if let condition = Condition(through: path.reference, found) { return (path.place, condition) }
        // a fault that is only counted needs no message
        guard reader.faults.admit() else { return nil }
        let base = path.rest.split(separator: "__", maxSplits: 1).first.map(String.init) ?? path.rest
        guard let asked = collections.first(where: { repository[$0].parameters[base] != nil }) else {
            let names = collections.flatMap { repository[$0].parameters.ownNames }
            reader.refuse(name, known: Set(names).sorted().map { "\(path.reference.name).\($0)" })
            return nil
        }
        var parser = ParameterParser(asked, repository, [])
        parser.isBehindReference = true
        _ = parser.condition(path.rest, values)
        for fault in parser.reader.faults.reported where reader.faults.admit() {
            reader.faults.append(fault.behind(path.reference.name, leadingTo: collections))
        }
        return nil
    }

    /// The fault of a name that is none of the collection's parameters and one of records that a field leads to; nil where
    /// there is no such field.
    func faultBehindReference(_ name: String) -> ParameterFault? {
        let base = name.split(separator: "__", maxSplits: 1).first.map(String.init) ?? name
        let fields = repository[schema.name].parameters.parameters.filter { parameter in
            // each record has sources, and what they are like is seldom meant
            !parameter.isSynonym && !parameter.name.contains(".") && parameter.name != "source"
                && parameter.referenced.contains { repository[$0].parameters[base] != nil }
        }.map(\.name)
        guard let first = fields.first else { return nil }
        return ParameterFault(
            name,
            "There is no parameter \"\(name.excerpt())\" here. Records that \(first) leads to have it: did you mean \(first).\(name.excerpt())?",
            nearest: "\(first).\(name)",
            allowed: fields.map { "\($0).\(base)" }
        )
    }
}

/// A name that leads through a reference to a field of what is referred to.
private struct ReferencedName {
    /// The parameter of the reference, and its place in the table.
    let reference: Parameter
    let place: Int
    /// What is asked of the record that is referred to, with its operator.
    let rest: String

    /// Nil where no beginning of the name up to a dot is a reference. The longest one counts.
    init?(_ name: String, in table: ParameterTable) {
        var end = name.endIndex
        while let dot = name[..<end].lastIndex(of: ".") {
            if let place = table.place(of: String(name[..<dot])), !table.parameters[place].referenced.isEmpty {
                (reference, self.place) = (table.parameters[place], place)
                rest = String(name[name.index(after: dot)...])
                return
            }
            end = dot
        }
        return nil
    }
}

extension ParameterFault {
    /// The same fault of a parameter that stands behind a reference.
    fileprivate func behind(_ reference: String, leadingTo collections: [CollectionName]) -> ParameterFault {
        // where the name is at fault, what is proposed are names
        let isName = value == nil
        func longer(_ name: String) -> String { "\(reference).\(name)" }
        var fault = ParameterFault(
            longer(parameter),
            value: value,
            "\(reference) leads to \(collections.map(\.rawValue).joined(separator: " and ")). \(detail)",
            nearest: isName ? nearest.map(longer) : nearest,
            allowed: isName ? AllowedValues(allowed.texts.map(longer)) : allowed
        )
        (fault.suggestions, fault.keepsValue, fault.allowedOmitted) = (suggestions, keepsValue, allowedOmitted)
        return fault
    }
}
