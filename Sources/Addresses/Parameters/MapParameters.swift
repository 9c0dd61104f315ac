package import Directory
internal import Drawings

/// Reads the parameters of the map: those of `/operations` and `/institutions` that say which records to show, and a few
/// of its own.
package struct MapParameters {
    private let repository: Repository
    private var reader = ParameterReader(RouteTable[.map].general)
    private var request = MapRequest()

    private init(_ repository: Repository) {
        self.repository = repository
        for collection in MapRequest.collections { request.own[collection] = [] }
    }

    /// What the parameters ask for.
    ///
    /// - Throws: a problem with every fault.
    package static func read(_ pairs: [Target.Pair], _ repository: Repository) throws(Problem) -> MapRequest {
        var parameters = MapParameters(repository)
        for (name, values) in ParameterReader.grouped(pairs) {
            if let parameter = parameters.reader.general(name) {
                guard let value = parameters.reader.value(parameter, values) else { continue }
                parameters.read(parameter, value)
            } else {
                parameters.condition(name, values)
            }
        }
        parameters.request.undated = parameters.reader.undated(
            parameters.request.undated,
            on: parameters.request.asOf,
            pairs
        )
        try parameters.reader.finish()
        parameters.request.languages = parameters.reader.languages
        return parameters.request
    }

    private mutating func read(_ parameter: GeneralParameter, _ value: String) {
        switch parameter {
        case .q: request.text = reader.text(value)
        case .asOf: request.asOf = reader.day(value, released: repository.dataset.released)
        case .undated: request.undated = reader.undated(value)
        case .type:
            let words = reader.words(
                .type,
                value,
                known: MapRequest.types.map(\.word),
                noun: "type of record with a place"
            )
            request.chosen = MapRequest.types.filter { words.contains($0.word) }.map(\.collection)
        case .bbox:
            do throws(GeographicBox.Fault) {
                request.box = try GeographicBox(value)
            } catch {
                reader.faults.append(
                    ParameterFault(parameter.rawValue, value: value, error.detail, nearest: error.nearest)
                )
            }
        case .format: request.format = reader.format(value, among: RouteTable[.map].formats)
        // the route has no others (RouteTable)
        case .version, .sort, .limit, .offset, .fields, .include, .facets, .group, .relation, .depth, .style, .field,
            .view,
            .lang, .dates, .bom, .since, .compare:
            break
        }
    }

    /// A condition on the records. A collection without the field, or without the value in its list of terms, has no
    /// match; where that is so for each, the condition is at fault.
    private mutating func condition(_ name: String, _ values: [String]) {
        var found: [CollectionName: Condition] = [:]
        for collection in MapRequest.collections {
            var parser = ParameterParser(collection, repository, RouteTable[.map].general)
            // a map leads no further than to what it shows
            parser.isBehindReference = true
            // most faults here are none of the request, so they are looked for without a message
            parser.reader.faults = .counting
            // what one collection takes only in part would be taken in part
            if let own = parser.condition(name, values)?.1, parser.reader.faults.isEmpty { found[collection] = own }
        }
        guard let first = MapRequest.collections.first(where: { found[$0] != nil }), let condition = found[first] else {
            // the faults of the collection that knows the field, if one does
            let base = Self.base(of: name)
            let known = MapRequest.collections.first { repository[$0].parameters[base] != nil }
            var parser = ParameterParser(known ?? MapRequest.collections[0], repository, RouteTable[.map].general)
            parser.isBehindReference = true
            parser.reader.faults = reader.faults
            _ = parser.condition(name, values)
            reader.faults = parser.reader.faults
            return
        }
        request.conditions.append(condition)
        for collection in MapRequest.collections {
            if let own = found[collection] {
                request.own[collection]?.append(own)
            } else {
                request.own[collection] = nil
            }
        }
    }

    /// The name of a parameter without its operator.
    private static func base(of name: String) -> String {
        Operator.allCases.first { $0 != .equal && name.hasSuffix($0.suffix) }.map {
            String(name.dropLast($0.suffix.count))
        } ?? name
    }
}
