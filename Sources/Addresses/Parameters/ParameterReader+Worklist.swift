internal import Directory
internal import Words

extension ParameterReader {
    /// What the parameters of the list of work ask for.
    ///
    /// - Throws: a problem with every fault.
    package static func worklist(_ pairs: [Target.Pair]) throws(Problem) -> WorklistRequest {
        let entry = RouteTable[.worklist]
        var reader = ParameterReader(entry.general)
        var request = WorklistRequest()
        for (name, values) in ParameterReader.grouped(pairs) {
            if name == WorklistRequest.kindParameter {
                request.kind = reader.kindOfWork(values)
                continue
            }
            guard let parameter = reader.general(name) else {
                reader.refuse(name, known: entry.general.map(\.rawValue) + [WorklistRequest.kindParameter])
                continue
            }
            guard let value = reader.value(parameter, values) else { continue }
            switch parameter {
            case .limit: request.limit = reader.number(.limit, value, within: Query.limits) ?? request.limit
            case .offset: request.offset = reader.number(.offset, value, within: Query.offsets) ?? request.offset
            case .bom: reader.read(parameter, value, into: &request.table)
            case .format: request.format = reader.format(value, among: entry.formats)
            // the route has no others (RouteTable)
            case .q, .asOf, .undated, .version, .sort, .fields, .include, .facets, .group, .type, .relation, .depth,
                .style,
                .field, .view,
                .bbox, .lang, .dates, .since, .compare:
                break
            }
        }
        try reader.finish()
        return request
    }

    private mutating func kindOfWork(_ values: [String]) -> Worklist.Kind? {
        let known = Worklist.Kind.allCases.map(\.rawValue)
        let word = values.first ?? ""
        if values.count == 1, let kind = Worklist.Kind(rawValue: word.lowercased()) { return kind }
        guard faults.admit() else { return nil }
        let nearest = EditDistance.nearest(to: word, among: known)
        faults.append(
            ParameterFault(
                WorklistRequest.kindParameter,
                value: word,
                values.count > 1
                    ? "Ask for one kind of work at a time."
                    : "There is no kind of work \"\(word.excerpt())\". "
                        + (nearest.map { "Did you mean \($0)?" } ?? "Use a word listed under allowed."),
                nearest: nearest,
                allowed: known
            )
        )
        return nil
    }
}
