internal import Directory

/// Reads the parameters of a request and collects every fault.
struct ParameterParser {
    private let store: CollectionStore
    private let repository: Repository
    private let general: [GeneralParameter]
    private(set) var faults: [ParameterFault] = []

    private init(_ store: CollectionStore, _ repository: Repository, _ general: [GeneralParameter]) {
        self.store = store
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
        var parser = ParameterParser(repository[collection], repository, GeneralParameter.ofCollections)
        let request = parser.list(pairs)
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
        return request
    }

    /// The format that the parameters of any other resource ask for.
    ///
    /// - Throws: a problem with every fault.
    static func format(
        _ pairs: [Target.Pair],
        _ repository: Repository
    ) throws(Problem) -> Format? {
        var parser = ParameterParser(repository[.institutions], repository, GeneralParameter.ofRecords)
        var format: Format?
        for (name, values) in grouped(pairs) {
            if parser.isGeneral(name) {
                format = parser.single(name, values).flatMap { parser.format($0) }
            } else {
                parser.faults.append(
                    unknown(name, near: [GeneralParameter.format.rawValue], allowed: [GeneralParameter.format.rawValue])
                )
            }
        }
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
        return format
    }

    // MARK: Lists

    private mutating func list(_ pairs: [Target.Pair]) -> ListRequest {
        var request = ListRequest(query: Query(store.schema.name))
        var conditions: [(place: Int, condition: Condition)] = []
        for (name, values) in Self.grouped(pairs) {
            if isGeneral(name) {
                guard let value = single(name, values) else { continue }
                switch GeneralParameter(rawValue: name) {
                case .sort: request.query.order = order(value)
                case .limit: request.query.limit = number(name, value, within: Query.limits) ?? Query.defaultLimit
                case .offset: request.query.offset = number(name, value, within: 0...Int(Int32.max)) ?? 0
                case .format: request.format = format(value)
                case nil: break
                }
            } else if let condition = condition(name, values) {
                conditions.append(condition)
            }
        }
        // stable, so that two operators of one parameter keep the order they came in
        request.query.conditions = conditions.sorted { $0.place < $1.place }.map(\.condition)
        return request
    }

    private mutating func condition(_ name: String, _ values: [String]) -> (Int, Condition)? {
        var base = name
        var comparison = Operator.equal
        if let range = name.firstRange(of: "__") {
            base = String(name[..<range.lowerBound])
            let suffix = String(name[range.upperBound...])
            guard let parameter = store.parameters[base] else { return refuse(name) }
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
        guard let place = store.parameters.parameters.firstIndex(where: { $0.name == base }) else {
            return refuse(name)
        }
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

    private mutating func refuse(_ name: String) -> (Int, Condition)? {
        let allowed = store.parameters.parameters.filter { !$0.isSynonym }.map(\.name) + general.map(\.rawValue)
        let near = store.parameters.parameters.map(\.name) + general.map(\.rawValue)
        faults.append(Self.unknown(name, near: near, allowed: allowed))
        return nil
    }

    private static func unknown(_ name: String, near: [String], allowed: [String]) -> ParameterFault {
        // an operator on a mistyped name stays on the suggestion
        let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        let suffix = Operator.allCases.first { $0 != .equal && name.hasSuffix($0.suffix) }?.suffix ?? ""
        let base = suffix.isEmpty || parts.count < 3 ? name : String(name.dropLast(suffix.count))
        let nearest = EditDistance.nearest(to: base, among: near).map { $0 + (base == name ? "" : suffix) }
        return ParameterFault(
            name,
            "There is no parameter \"\(name)\" here. "
                + (nearest.map { "Did you mean \($0)?" } ?? "The parameters that exist are listed under allowed."),
            nearest: nearest,
            allowed: allowed
        )
    }

    private mutating func order(_ value: String) -> [SortTerm] {
        var terms: [SortTerm] = []
        for word in value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            let name = word.hasPrefix("-") || word.hasPrefix("+") ? String(word.dropFirst()) : word
            let sortable = store.parameters.parameters.filter(\.isSortable)
            guard let parameter = sortable.first(where: { $0.name == name }) else {
                let names = sortable.filter { !$0.isSynonym }.map(\.name)
                let nearest = EditDistance.nearest(to: name, among: names)
                faults.append(
                    ParameterFault(
                        GeneralParameter.sort.rawValue,
                        value: word,
                        "Lists cannot be ordered by \"\(name)\". "
                            + (nearest.map { "Did you mean \($0)?" } ?? "Use a field listed under allowed."),
                        nearest: nearest.map { (word.hasPrefix("-") ? "-" : "") + $0 },
                        allowed: names
                    )
                )
                continue
            }
            guard !terms.contains(where: { $0.parameter.name == name }) else {
                faults.append(
                    ParameterFault(GeneralParameter.sort.rawValue, value: word, "\(name) is named twice. Name it once.")
                )
                continue
            }
            terms.append(SortTerm(parameter, descending: word.hasPrefix("-")))
        }
        return terms
    }

    private mutating func number(_ name: String, _ value: String, within bounds: ClosedRange<Int>) -> Int? {
        if let number = Int(value), bounds.contains(number), value.utf8.first != UInt8(ascii: "+") { return number }
        let bound =
            bounds.upperBound == Int(Int32.max)
            ? "of \(bounds.lowerBound) or more" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
        let nearest = Int(value).map { min(max($0, bounds.lowerBound), bounds.upperBound) }
        faults.append(
            ParameterFault(
                name,
                value: value,
                "\(name) takes a whole number \(bound).",
                nearest: nearest.map(String.init)
            )
        )
        return nil
    }

    // MARK: Any resource

    private func isGeneral(_ name: String) -> Bool { general.contains { $0.rawValue == name } }

    private mutating func single(_ name: String, _ values: [String]) -> String? {
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

    private mutating func format(_ value: String) -> Format? {
        if let format = Format(rawValue: value.lowercased()) { return format }
        let names = Format.allCases.map(\.rawValue)
        faults.append(
            ParameterFault(
                GeneralParameter.format.rawValue,
                value: value,
                "There is no format \"\(value)\". Use \(names.joined(separator: ", ")).",
                nearest: EditDistance.nearest(to: value, among: names),
                allowed: names
            )
        )
        return nil
    }

    /// The values of each name, names in the order they first came.
    private static func grouped(_ pairs: [Target.Pair]) -> [(name: String, values: [String])] {
        var order: [String] = []
        var values: [String: [String]] = [:]
        for pair in pairs {
            if values[pair.name] == nil { order.append(pair.name) }
            values[pair.name, default: []].append(pair.value)
        }
        return order.map { ($0, values[$0] ?? []) }
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
