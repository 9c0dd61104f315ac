internal import Directory

/// Reads the parameters of a request and collects every fault.
struct ParameterParser {
    let schema: CollectionSchema
    let repository: Repository
    let general: [GeneralParameter]
    var faults: [ParameterFault] = []

    private var store: CollectionStore { repository[schema.name] }

    init(_ collection: CollectionName, _ repository: Repository, _ general: [GeneralParameter]) {
        schema = repository[collection].schema
        self.repository = repository
        self.general = general
    }

    /// What the parameters of a collection's address ask for.
    ///
    /// - Throws: a problem with every fault.
    static func list(
        _ collection: CollectionName,
        _ pairs: [Target.Pair],
        _ repository: Repository
    ) throws(Problem) -> ListRequest {
        let general = GeneralParameter.ofList(repository[collection].schema)
        var parser = ParameterParser(collection, repository, general)
        let request = parser.list(pairs)
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
        return request
    }

    /// What the parameters of a record's address ask for.
    ///
    /// - Throws: a problem with every fault.
    static func record(
        _ collection: CollectionName,
        _ pairs: [Target.Pair],
        _ repository: Repository
    ) throws(Problem) -> RecordView {
        let general = GeneralParameter.ofRecord(repository[collection].schema)
        var parser = ParameterParser(collection, repository, general)
        var view = RecordView()
        for (name, values) in grouped(pairs) {
            guard let parameter = parser.general(name) else {
                parser.refuse(name, known: general.map(\.rawValue))
                continue
            }
            guard let value = parser.single(name, values) else { continue }
            parser.read(parameter, value, into: &view)
        }
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
        return view
    }

    // MARK: Lists

    private mutating func list(_ pairs: [Target.Pair]) -> ListRequest {
        var request = ListRequest(query: Query(schema.name))
        var conditions: [(place: Int, condition: Condition)] = []
        for (name, values) in Self.grouped(pairs) {
            if let parameter = general(name) {
                if let value = single(name, values) { read(parameter, value, into: &request) }
            } else if let condition = condition(name, values) {
                conditions.append(condition)
            }
        }
        // stable, so that two operators of one parameter keep the order they came in
        request.query.conditions = conditions.sorted { $0.place < $1.place }.map(\.condition)
        request.query.asOf = request.view.asOf
        return request
    }

    private mutating func read(_ parameter: GeneralParameter, _ value: String, into request: inout ListRequest) {
        switch parameter {
        case .q: request.query.text = text(value)
        case .sort: request.query.order = order(value)
        case .limit: request.query.limit = number(.limit, value, within: Query.limits) ?? Query.defaultLimit
        case .offset: request.query.offset = number(.offset, value, within: Query.offsets) ?? 0
        case .facets: request.query.facets = facets(value)
        case .asOf, .fields, .include, .format: read(parameter, value, into: &request.view)
        }
    }

    private mutating func condition(_ name: String, _ values: [String]) -> (Int, Condition)? {
        var base = name
        var comparison = Operator.equal
        if let range = name.firstRange(of: "__") {
            base = String(name[..<range.lowerBound])
            let suffix = String(name[range.upperBound...])
            guard let parameter = store.parameters[base] else { return refuseCondition(name) }
            guard let found = Operator(rawValue: suffix), found != .equal, parameter.operators.contains(found) else {
                let allowed = parameter.operators.filter { $0 != .equal }.map { base + $0.suffix }
                faults.append(
                    ParameterFault(
                        name,
                        "\(base) has no operator \(suffix). Use one of \(allowed.joined(separator: ", ")).",
                        nearest: EditDistance.nearest(to: name, among: allowed),
                        allowed: allowed
                    )
                )
                return nil
            }
            comparison = found
        }
        guard let place = store.parameters.place(of: base) else { return refuseCondition(name) }
        let parameter = store.parameters.parameters[place]
        guard parameter.operators.contains(comparison) else {
            let allowed = parameter.operators.map { base + $0.suffix }
            faults.append(
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
            faults.append(
                ParameterFault(name, value: values[1], "\(name) is given \(values.count) times. Give it once.")
            )
            return nil
        }
        var reader = OperandReader(name: name, parameter: parameter, store: store, repository: repository)
        let operands = reader.operands(comparison, values)
        faults += reader.faults
        return operands.isEmpty ? nil : (place, Condition(parameter, comparison, operands))
    }

    private mutating func refuseCondition(_ name: String) -> (Int, Condition)? {
        let parameters = store.parameters.parameters
        refuse(
            name,
            known: parameters.map(\.name) + general.map(\.rawValue),
            listed: parameters.filter { !$0.isSynonym }.map(\.name) + general.map(\.rawValue)
        )
        return nil
    }

    // MARK: Any resource

    /// The general parameter of this name, where the resource has it.
    func general(_ name: String) -> GeneralParameter? { general.first { $0.rawValue == name } }

    /// The one value of a parameter that takes one.
    mutating func single(_ name: String, _ values: [String]) -> String? {
        guard values.count == 1 else {
            faults.append(
                ParameterFault(name, value: values[1], "\(name) is given \(values.count) times. Give it once.")
            )
            return nil
        }
        guard !values[0].isEmpty else {
            faults.append(ParameterFault(name, value: "", "\(name) has no value. Give it one or leave it out."))
            return nil
        }
        return values[0]
    }

    /// Reports a name that the resource does not know.
    ///
    /// - Parameter listed: what to list as allowed; all known names unless given.
    mutating func refuse(_ name: String, known: [String], listed: [String]? = nil) {
        // an operator on a mistyped name stays on the suggestion
        let suffix = Operator.allCases.first { $0 != .equal && name.hasSuffix($0.suffix) }?.suffix ?? ""
        let base = String(name.dropLast(suffix.count))
        let nearest = EditDistance.nearest(to: base, among: known).map { $0 + suffix }
        faults.append(
            ParameterFault(
                name,
                "There is no parameter \"\(name)\" here. "
                    + (nearest.map { "Did you mean \($0)?" } ?? "The parameters that exist are listed under allowed."),
                nearest: nearest,
                allowed: listed ?? known
            )
        )
    }

    /// The values of each name, names in the order they first came.
    static func grouped(_ pairs: [Target.Pair]) -> [(name: String, values: [String])] {
        var order: [String] = []
        var values: [String: [String]] = [:]
        for pair in pairs {
            if values[pair.name] == nil { order.append(pair.name) }
            values[pair.name, default: []].append(pair.value)
        }
        return order.map { ($0, values[$0] ?? []) }
    }
}
