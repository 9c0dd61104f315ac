internal import Directory

extension ParameterParser {
    /// What the parameters of the search over all collections ask for.
    ///
    /// - Throws: a problem with every fault; that `q` is missing is one.
    static func search(_ pairs: [Target.Pair], _ repository: Repository) throws(Problem) -> SearchRequest {
        var parser = ParameterParser(.institutions, repository, GeneralParameter.ofSearch)
        var text: TextQuery?
        var request: SearchRequest?
        var (limit, offset, format) = (Query.defaultLimit, 0, Format?.none)
        var collections: [CollectionName] = []
        let names = GeneralParameter.ofSearch.map(\.rawValue) + [SearchRequest.collectionParameter]
        var isAsked = false
        for (name, values) in grouped(pairs) {
            if name == SearchRequest.collectionParameter {
                collections = parser.collections(values)
                continue
            }
            guard let parameter = parser.general(name) else {
                parser.refuse(name, known: names)
                continue
            }
            isAsked = isAsked || parameter == .q
            guard let value = parser.single(name, values) else { continue }
            switch parameter {
            case .q: text = parser.text(value)
            case .limit: limit = parser.number(.limit, value, within: Query.limits) ?? limit
            case .offset: offset = parser.number(.offset, value, within: Query.offsets) ?? offset
            case .format: format = parser.format(value, among: [.json])
            default: break
            }
        }
        if !isAsked {
            let detail = "q is missing. Say what to look for: /search?q=tirana."
            parser.faults.insert(ParameterFault(GeneralParameter.q.rawValue, detail), at: 0)
        }
        if let text, parser.faults.isEmpty {
            request = SearchRequest(text: text, collections: collections, limit: limit, offset: offset, format: format)
        }
        guard let request else { throw Problem(errors: parser.faults) }
        return request
    }

    /// The format that the parameters of a resource without others ask for.
    ///
    /// - Throws: a problem with every fault.
    static func format(_ pairs: [Target.Pair], _ repository: Repository) throws(Problem) -> Format? {
        var parser = ParameterParser(.institutions, repository, GeneralParameter.ofOthers)
        var format: Format?
        for (name, values) in grouped(pairs) {
            if parser.general(name) == nil {
                parser.refuse(name, known: GeneralParameter.ofOthers.map(\.rawValue))
            } else if let value = parser.single(name, values) {
                format = parser.format(value, among: [.json])
            }
        }
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
        return format
    }

    /// Refuses every parameter, for resources that have none.
    ///
    /// - Throws: a problem with every fault.
    static func none(_ pairs: [Target.Pair], _ repository: Repository) throws(Problem) {
        var parser = ParameterParser(.institutions, repository, [])
        for (name, _) in grouped(pairs) {
            parser.faults.append(ParameterFault(name, "There are no parameters here. Leave \"\(name)\" out."))
        }
        guard parser.faults.isEmpty else { throw Problem(errors: parser.faults) }
    }

    private mutating func collections(_ values: [String]) -> [CollectionName] {
        let known = CollectionName.allCases.map(\.rawValue)
        let words = values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        var found: [CollectionName] = []
        for word in words {
            if let name = CollectionName(rawValue: word.lowercased()) {
                if !found.contains(name) { found.append(name) }
                continue
            }
            let nearest = EditDistance.nearest(to: word, among: known)
            faults.append(
                ParameterFault(
                    SearchRequest.collectionParameter,
                    value: word,
                    "There is no collection \"\(word)\". "
                        + (nearest.map { "Did you mean \($0)?" } ?? "Use a name listed under allowed."),
                    nearest: nearest,
                    allowed: known
                )
            )
        }
        return CollectionName.allCases.filter(found.contains)
    }
}
