package import Directory
internal import Words

/// Reads the parameters of a request and collects every fault.
package struct ParameterParser {
    package let schema: CollectionSchema
    package let repository: Repository
    package var reader: ParameterReader
    /// The formats that the answer may have.
    package private(set) var formats: [Format]
    /// The views that can be asked for.
    var looks: [RecordLook]
    /// Whether conditions are read on the records that a reference leads to; these lead no further.
    var isBehindReference = false
    /// How many conditions on such records were read.
    var references = 0

    private var store: CollectionStore { repository[schema.name] }

    package init(_ collection: CollectionName, _ repository: Repository, _ general: [GeneralParameter]) {
        schema = repository[collection].schema
        self.repository = repository
        reader = ParameterReader(general)
        formats = Format.available(for: schema)
        looks = RecordLook.looks(of: schema)
    }

    /// What the parameters of a collection's address ask for.
    ///
    /// - Parameter accepted: the format that `Accept` leads to, which decides how many records may be asked for where no
    ///   parameter names a format.
    /// - Throws: a problem with every fault.
    package static func list(
        _ collection: CollectionName,
        _ pairs: [Target.Pair],
        _ repository: Repository,
        accepted: Format = .json
    ) throws(Problem) -> ListRequest {
        var general = GeneralParameter.ofList(repository[collection].schema)
        let isLook = pairs.contains { $0.name == GeneralParameter.view.rawValue }
        if isLook { general = general.filter(RecordLook.generalOfList.contains) }
        var parser = ParameterParser(collection, repository, general)
        parser.looks = RecordLook.ofLists
        if isLook {
            parser.formats = RecordLook.formats(pairs)
            let refused = pairs.filter { pair in
                GeneralParameter(rawValue: pair.name).map { !general.contains($0) } ?? false
            }
            for pair in refused { parser.refuseBesideView(pair.name) }
            try parser.reader.finish()
        }
        var request = parser.list(pairs, accepted: accepted)
        try parser.reader.finish()
        request.query.since = try parser.reader.formerVersion(in: repository)
        return request
    }

    /// What the parameters of a record's address ask for.
    ///
    /// - Throws: a problem with every fault.
    package static func record(
        _ collection: CollectionName,
        _ pairs: [Target.Pair],
        _ repository: Repository
    ) throws(Problem) -> RecordView {
        let schema = repository[collection].schema
        var general = GeneralParameter.ofRecord(schema)
        let isLook = general.contains(.view) && pairs.contains { $0.name == GeneralParameter.view.rawValue }
        // what has no meaning for another view is refused, as what does not exist
        if isLook { general = general.filter(RecordLook.general.contains) }
        let isComparison =
            !isLook && general.contains(.compare)
            && pairs.contains { $0.name == GeneralParameter.compare.rawValue }
        if isComparison { general = general.filter(RecordView.besideComparison.contains) }
        var parser = ParameterParser(collection, repository, general)
        if isLook { parser.formats = RecordLook.formats(pairs) }
        if isComparison { parser.formats = RecordView.comparisonFormats }
        var view = RecordView()
        for (name, values) in ParameterReader.grouped(pairs) {
            guard let parameter = parser.reader.general(name) else {
                parser.reader.refuse(name, known: general.map(\.rawValue))
                continue
            }
            guard let value = parser.reader.value(parameter, values) else { continue }
            parser.read(parameter, value, into: &view)
        }
        view.undated = parser.reader.undated(view.undated, on: view.asOf, pairs)
        try parser.reader.finish()
        view.compared = try parser.reader.formerVersion(in: repository)
        view.languages = parser.reader.languages
        return view
    }

    /// Refuses a parameter that has no meaning in another view.
    private mutating func refuseBesideView(_ name: String) {
        guard reader.faults.admit() else { return }
        let detail = "\(name) has no meaning beside view. Leave one of the two out."
        reader.faults.append(ParameterFault(name, detail, allowed: RecordLook.generalOfList.map(\.rawValue)))
    }

    // MARK: Lists

    private mutating func list(_ pairs: [Target.Pair], accepted: Format) -> ListRequest {
        var request = ListRequest(query: Query(schema.name), accepted: accepted)
        if pairs.contains(where: { $0.name == GeneralParameter.group.rawValue }) {
            formats = ListRequest.formats(of: schema, grouped: true)
        }
        let isLook = pairs.contains { $0.name == GeneralParameter.view.rawValue }
        let limits = isLook ? RecordLook.cardRows.most : limits(pairs, accepted)
        var conditions: [(place: Int, condition: Condition)] = []
        for (name, values) in ParameterReader.grouped(pairs) {
            if let parameter = reader.general(name) {
                guard let value = reader.value(parameter, values) else { continue }
                if parameter == .limit {
                    request.limit = reader.number(.limit, value, within: limits)
                } else {
                    read(parameter, value, into: &request)
                }
            } else if let condition = condition(name, values) {
                conditions.append(condition)
            }
        }
        // stable, so that two operators of one parameter keep the order they came in
        request.query.conditions = conditions.sorted { $0.place < $1.place }.map(\.condition)
        request.query.asOf = request.view.asOf
        request.view.undated = reader.undated(request.view.undated, on: request.view.asOf, pairs)
        request.view.languages = reader.languages
        request.query.undated = request.view.undated
        request.unknown = reader.unknown
        if request.query.order.isEmpty, request.query.text == nil {
            request.query.order = Self.usualOrders[schema.name] ?? []
        }
        return request
    }

    /// How many records may be asked for, by the format of the answer. One that does not exist has no bound of its own.
    private func limits(_ pairs: [Target.Pair], _ accepted: Format) -> ClosedRange<Int> {
        guard let pair = pairs.first(where: { $0.name == GeneralParameter.format.rawValue }) else {
            return accepted.limits
        }
        return Format(rawValue: pair.value.lowercased())?.limits ?? Query.tableLimits
    }

    /// What the lists of each collection are ordered by where nobody asks for another order.
    private static let usualOrders = CollectionSchema.table { schema in
        let table = ParameterTable(schema)
        return (schema.order ?? "").separatedByCommas.compactMap { word in
            table[word.hasPrefix("-") ? String(word.dropFirst()) : word]
                .map { SortTerm($0, descending: word.hasPrefix("-")) }
        }
    }

    private mutating func read(_ parameter: GeneralParameter, _ value: String, into request: inout ListRequest) {
        switch parameter {
        case .q: request.query.text = reader.text(value)
        case .sort: request.query.order = order(value)
        case .offset: request.query.offset = reader.number(.offset, value, within: Query.offsets) ?? 0
        case .facets: request.query.facets = facets(value)
        case .since: reader.formerVersion(.since, value)
        case .group: request.query.groups = groups(value)
        case .limit, .asOf, .undated, .version, .fields, .include, .format, .type, .relation, .depth, .style, .field,
            .view,
            .bbox,
            .lang, .dates, .bom, .compare:
            read(parameter, value, into: &request.view)
        }
    }

    /// What a parameter asks of the records, with its place in the table; nil where it is at fault.
    package mutating func condition(_ name: String, _ values: [String]) -> (Int, Condition)? {
        var base = name
        var comparison = Operator.equal
        if let place = Self.underscores(in: name) {
            base = String(name[..<place])
            let suffix = String(name[place...].dropFirst(2))
            guard let parameter = store.parameters[base] else { return otherCondition(name, values) }
            guard let found = Operator(rawValue: suffix), found != .equal, parameter.operators.contains(found) else {
                if Operator(rawValue: suffix) == nil, ForeignName(name.excerpt(), exists: exists) != nil {
                    return refuseCondition(name)
                }
                guard reader.faults.admit() else { return nil }
                let allowed = parameter.operators.filter { $0 != .equal }.map { base + $0.suffix }
                reader.faults.append(
                    ParameterFault(
                        name,
                        "\(base) has no operator \(suffix.excerpt()). Use one of \(allowed.joined(separator: ", ")).",
                        nearest: EditDistance.nearest(to: name, among: allowed),
                        allowed: allowed
                    )
                )
                return nil
            }
            comparison = found
        }
        guard let place = store.parameters.place(of: base) else { return otherCondition(name, values) }
        let parameter = store.parameters.parameters[place]
        guard parameter.operators.contains(comparison) else {
            guard reader.faults.admit() else { return nil }
            let allowed = parameter.operators.map { base + $0.suffix }
            reader.faults.append(
                ParameterFault(
                    name,
                    "\(base) holds parts and cannot be compared. Use \(allowed.joined(separator: ", ")).",
                    nearest: allowed.first,
                    allowed: allowed
                )
            )
            return nil
        }
        if comparison.takesOneValue, values.count > 1 {
            guard reader.faults.admit() else { return nil }
            reader.faults.append(
                ParameterFault(name, value: values[1], "\(name) is given \(values.count) times. Give it once.")
            )
            return nil
        }
        var operandReader = OperandReader(
            name: name,
            parameter: parameter,
            store: store,
            repository: repository,
            reader: reader
        )
        let operands = operandReader.operands(comparison, values)
        reader = operandReader.reader
        let condition = Condition(parameter, comparison, operands, typed: operandReader.typed)
        return operands.isEmpty ? nil : (place, condition)
    }

    /// Where the first two underscores after each other stand, which an operator follows.
    private static func underscores(in name: String) -> String.Index? {
        var last: String.Index?
        for place in name.utf8.indices {
            guard name.utf8[place] == UInt8(ascii: "_") else {
                last = nil
                continue
            }
            if let last { return last }
            last = place
        }
        return nil
    }

    /// A condition whose parameter is none of the collection's own.
    private mutating func otherCondition(_ name: String, _ values: [String]) -> (Int, Condition)? {
        let count = reader.faults.count
        if !isBehindReference, let condition = referencedCondition(name, values) { return condition }
        return reader.faults.count > count ? nil : refuseCondition(name)
    }

    private mutating func refuseCondition(_ name: String) -> (Int, Condition)? {
        if !isBehindReference, ForeignName(name.excerpt(), exists: exists) == nil,
            let fault = faultBehindReference(name)
        {
            reader.faults.append(fault)
            return nil
        }
        reader.refuse(name, among: Self.knownNames[schema.name] ?? KnownNames([]), exists: exists)
        return nil
    }

    /// Whether there is a parameter of a name, its operator included.
    private func exists(_ name: String) -> Bool {
        if reader.general(name) != nil || store.parameters[name] != nil { return true }
        guard let place = Self.underscores(in: name), let parameter = store.parameters[String(name[..<place])],
            let comparison = Operator(rawValue: String(name[place...].dropFirst(2)))
        else { return false }
        return comparison != .equal && parameter.operators.contains(comparison)
    }

    /// The names of the parameters of each collection's lists.
    private static let knownNames = CollectionSchema.table { schema in
        let (table, general) = (ParameterTable(schema), GeneralParameter.ofList(schema).map(\.rawValue))
        return KnownNames(table.names + general, listed: table.ownNames + general)
    }
}
