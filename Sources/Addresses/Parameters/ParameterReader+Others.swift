package import Directory
internal import Words

extension ParameterReader {
    /// What the parameters of the search over all collections ask for.
    ///
    /// - Throws: a problem with every fault; that `q` is missing is one.
    ///
    /// - Parameter route: the search, or a route that suggests what to look for.
    package static func search(_ pairs: [Target.Pair], _ route: RouteID = .search) throws(Problem) -> SearchRequest {
        let entry = RouteTable[route]
        var reader = ParameterReader(entry.general)
        var text: TextQuery?
        var request: SearchRequest?
        var (limit, offset, format) = (Query.defaultLimit, 0, Format?.none)
        var collections: [CollectionName] = []
        let names = entry.general.map(\.rawValue) + [SearchRequest.collectionParameter]
        var isAsked = false
        for (name, values) in ParameterReader.grouped(pairs) {
            if name == SearchRequest.collectionParameter {
                collections = reader.collections(values)
                continue
            }
            guard let parameter = reader.general(name) else {
                reader.refuse(name, known: names)
                continue
            }
            isAsked = isAsked || parameter == .q
            guard let value = reader.value(parameter, values) else { continue }
            switch parameter {
            case .q: text = reader.text(value)
            case .limit: limit = reader.number(.limit, value, within: Query.limits) ?? limit
            case .offset: offset = reader.number(.offset, value, within: Query.offsets) ?? offset
            case .format: format = reader.format(value, among: entry.formats)
            // the route has no others (RouteTable)
            case .asOf, .undated, .version, .sort, .fields, .include, .facets, .group, .type, .relation, .depth, .style,
                .field,
                .view, .bbox,
                .lang, .dates, .bom, .since, .compare:
                break
            }
        }
        if !isAsked {
            let detail = "q is missing. Say what to look for: \(entry.template.path([]))?q=tirana."
            reader.faults.insert(ParameterFault(GeneralParameter.q.rawValue, detail), at: 0)
        }
        if let text, reader.faults.isEmpty {
            request = SearchRequest(text: text, collections: collections, limit: limit, offset: offset, format: format)
            request?.languages = reader.languages
        }
        guard let request else { throw Problem(errors: reader.faults) }
        return request
    }

    /// The format that the parameters of a resource without others ask for.
    ///
    /// - Throws: a problem with every fault.
    package static func format(_ pairs: [Target.Pair], _ route: RouteID) throws(Problem) -> Format? {
        let entry = RouteTable[route]
        var format: Format?
        _ = try read(pairs, entry.general) { reader, _, value in format = reader.format(value, among: entry.formats) }
        return format
    }

    /// What the parameters of the evidence of a record ask for.
    ///
    /// - Parameter released: the day of the data.
    /// - Throws: a problem with every fault.
    package static func evidence(_ pairs: [Target.Pair], released: Day) throws(Problem) -> RecordView {
        let entry = RouteTable[.evidence]
        var view = RecordView()
        _ = try read(pairs, entry.general, finishing: { $0.settle(&view, pairs) }) { reader, parameter, value in
            switch parameter {
            case .format: view.format = reader.format(value, among: entry.formats)
            case .asOf: view.asOf = reader.day(value, released: released)
            case .undated: view.undated = reader.undated(value)
            default: reader.read(parameter, value, into: &view.table)
            }
        }
        return view
    }

    /// The style that the parameters of a citation ask for, the fact, and the day that the record is cited of.
    ///
    /// - Parameter released: the day of the data.
    /// - Throws: a problem with every fault.
    package static func citation(
        _ pairs: [Target.Pair],
        _ route: RouteID,
        released: Day
    ) throws(Problem) -> (style: CitationStyle?, field: String?, context: RecordView) {
        var (style, field, view) = (CitationStyle?.none, String?.none, RecordView())
        let general = RouteTable[route].general
        _ = try read(pairs, general, finishing: { $0.settle(&view, pairs) }) { reader, parameter, value in
            switch parameter {
            case .field: if reader.isShort(parameter.rawValue, value) { field = value }
            case .asOf: view.asOf = reader.day(value, released: released)
            case .undated: view.undated = reader.undated(value)
            default:
                let names = CitationStyle.allCases.map(\.rawValue)
                style = reader.choice(.style, value, among: names).flatMap(CitationStyle.init(rawValue:))
            }
        }
        return (style, field, view)
    }

    /// Judges what is asked of a past day once all parameters are read.
    private mutating func settle(_ view: inout RecordView, _ pairs: [Target.Pair]) {
        view.undated = undated(view.undated, on: view.asOf, pairs)
    }

    /// What the parameters of a graph ask for.
    ///
    /// - Parameters:
    ///   - route: that of all records, or of those around one.
    ///   - released: the day of the data.
    /// - Throws: a problem with every fault.
    package static func graph(_ pairs: [Target.Pair], _ route: RouteID, released: Day) throws(Problem) -> GraphRequest {
        let entry = RouteTable[route]
        var request = GraphRequest()
        request.languages = try read(pairs, entry.general) { reader, parameter, value in
            switch parameter {
            case .type:
                let known = GraphRequest.types.map(\.word)
                let words = reader.words(.type, value, known: known, noun: "type of record")
                request.collections = GraphRequest.types.filter { words.contains($0.word) }.map(\.collection)
            case .relation:
                let words = reader.words(.relation, value, known: Graph.relations, noun: "relation")
                request.relations = Graph.relations.filter(words.contains)
            case .depth: request.depth = reader.number(.depth, value, within: GraphRequest.depths) ?? request.depth
            case .asOf: request.asOf = reader.day(value, released: released)
            case .format: request.format = reader.format(value, among: entry.formats)
            // neither route has any other (RouteTable)
            case .q, .undated, .version, .sort, .limit, .offset, .fields, .include, .facets, .group, .style, .field,
                .view, .bbox,
                .lang, .dates, .bom, .since, .compare:
                break
            }
        }
        return request
    }

    /// Reads single values of general parameters.
    ///
    /// - Returns: the languages that names are wanted in; nil where none is named.
    /// - Throws: a problem with every fault.
    static func read(
        _ pairs: [Target.Pair],
        _ parameters: [GeneralParameter],
        finishing: (inout ParameterReader) -> Void = { _ in },
        _ take: (inout ParameterReader, GeneralParameter, String) -> Void
    ) throws(Problem) -> NameLanguages? {
        var reader = ParameterReader(parameters)
        for (name, values) in grouped(pairs) {
            if let parameter = reader.general(name) {
                if let value = reader.value(parameter, values) { take(&reader, parameter, value) }
            } else {
                reader.refuse(name, known: parameters.map(\.rawValue))
            }
        }
        finishing(&reader)
        try reader.finish()
        return reader.languages
    }

    /// Refuses every parameter, for resources that have none.
    ///
    /// - Throws: a problem with every fault.
    package static func none(_ pairs: [Target.Pair]) throws(Problem) {
        var reader = ParameterReader([])
        for (name, _) in ParameterReader.grouped(pairs) where reader.faults.admit() {
            let detail = "There are no parameters here. Leave \"\(name.excerpt())\" out."
            reader.faults.append(ParameterFault(name, detail))
        }
        try reader.finish()
    }

    private mutating func collections(_ values: [String]) -> [CollectionName] {
        let known = CollectionName.seeded.map(\.rawValue)
        var found: [CollectionName] = []
        for word in listed(SearchRequest.collectionParameter, values) {
            if let name = CollectionName(rawValue: word.lowercased()), !name.isDerived {
                if !found.contains(name) { found.append(name) }
                continue
            }
            guard faults.admit() else { continue }
            let nearest = EditDistance.nearest(to: word, among: known)
            faults.append(
                ParameterFault(
                    SearchRequest.collectionParameter,
                    value: word,
                    "There is no collection \"\(word.excerpt())\". "
                        + (nearest.map { "Did you mean \($0)?" } ?? "Use a name listed under allowed."),
                    nearest: nearest,
                    allowed: known
                )
            )
        }
        return CollectionName.seeded.filter(found.contains)
    }
}
