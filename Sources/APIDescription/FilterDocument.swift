internal import Addresses
package import Directory

/// What a collection can be asked for, for programs: each filter with its operators and what it takes, and the parameters
/// that lists have beside.
///
/// The OpenAPI document has one object for all filters with an operator; this is where they stand one by one.
package struct FilterDocument {
    package let repository: Repository
    package let collection: CollectionName

    /// Joins its parts.
    package init(repository: Repository, collection: CollectionName) {
        self.repository = repository
        self.collection = collection
    }

    /// The document.
    package var json: JSON {
        let (store, parameters) = (repository[collection], OpenAPIParameters(repository: repository))
        let own = store.parameters.parameters
        return [
            "collection": .string(collection.rawValue), "url": .string(collection.path),
            "description": .string(
                "Filters are pairs of the query: `name` with one of its operators behind it, and a value. A comma between values of a `list` means or; pairs of several filters all have to hold. A filter that leads to other records (`leads_to`) takes their filters behind a dot, one step deep: `holder.region`."
            ),
            "operators": .array(
                Operator.allCases.map { ["suffix": .string($0.suffix), "meaning": .string($0.meaning)] }
            ),
            "bounds": [
                "pairs": .integer(RequestBound.pairs.most), "values": .integer(RequestBound.values.most),
                "letters": .integer(RequestBound.valueLetters.most),
            ],
            "parameters": .array(GeneralParameter.ofList(store.schema).map { parameters.general($0, store.schema) }),
            "filters": .array(own.map { parameters.filter($0, store.schema, among: own) }),
        ]
    }
}

extension OpenAPIParameters {
    /// A filter: its name, its operators, what it takes, and a value that the data hold.
    fileprivate func filter(_ parameter: Parameter, _ schema: CollectionSchema, among own: [Parameter]) -> JSON {
        var members: [JSON.Member] = [
            .init("name", .string(parameter.name)), .init("meaning", .string(parameter.meaning)),
        ]
        if parameter.isSynonym,
            let main = own.first(where: { !$0.isSynonym && $0.leaves.map(\.path) == parameter.leaves.map(\.path) })
        {
            members.append(.init("synonym_of", .string(main.name)))
        }
        members += [
            .init("operators", .array(parameter.operators.map { .string($0.suffix) })),
            .init("list", .bool(!isText(parameter))), .init("schema", value(parameter)),
        ]
        if !parameter.referenced.isEmpty {
            let addresses = parameter.referenced.map { Route.filters($0).path }
            members.append(.init("leads_to", .array(addresses.map(JSON.string))))
        }
        if parameter.operators.contains(.equal), let example = example(parameter, schema) {
            members.append(.init("example", example))
        }
        return .object(members)
    }
}

extension Operator {
    /// What it asks, as the end of "the value …".
    fileprivate var meaning: String {
        switch self {
        case .equal: "is one of these; a date lies within the month or year"
        case .not: "is none of these, or there is none"
        case .greater: "is greater, or after"
        case .greaterOrEqual: "is greater or equal, or on or after"
        case .less: "is less, or before"
        case .lessOrEqual: "is less or equal, or on or before"
        case .contains: "holds this text, case and diacritics aside"
        case .exists: "is there (true) or not (false)"
        }
    }
}
