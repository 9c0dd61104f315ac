internal import Directory

/// A parameter that is not a field of records. This table is what the parser, messages and documentation read.
enum GeneralParameter: String, Sendable, CaseIterable {
    case q, asOf = "as_of", sort, limit, offset, fields, include, facets, format

    /// What it does, as a sentence for users.
    var meaning: String {
        switch self {
        case .q:
            "Finds words in names, former names, acronyms and prose, without regard to case and diacritics. All have to be there; words in double quotes have to follow each other; the last word finds longer ones that begin with it."
        case .asOf: "The world on that day: only what existed then, as it was then."
        case .sort:
            "Orders the records by these fields, the first first; a leading - puts the greatest first. Records without a value come last, ids decide what is left open."
        case .limit: "How many records to give at most."
        case .offset: "How many records to leave out before them."
        case .fields: "The fields to give, instead of all."
        case .include: "Related records to give in full, once each, under `included`."
        case .facets: "Parameters whose values to count among all records that match."
        case .format: "The format of the answer; overrides Accept."
        }
    }

    /// The parameters of a collection's list.
    static func ofList(_ schema: CollectionSchema) -> [GeneralParameter] {
        allCases.filter { $0.applies(to: schema) }
    }

    /// The parameters of a record.
    static func ofRecord(_ schema: CollectionSchema) -> [GeneralParameter] {
        [.asOf, .fields, .include, .format].filter { $0.applies(to: schema) }
    }

    /// Whether the parameter has a meaning for a collection.
    private func applies(to schema: CollectionSchema) -> Bool {
        switch self {
        case .asOf: schema.lifespan != nil
        case .include: !Inclusion.names(of: schema).isEmpty
        default: true
        }
    }

    /// The parameters of the search over all collections, beside `collection`.
    static let ofSearch: [GeneralParameter] = [.q, .limit, .offset, .format]

    /// The parameters of every other resource.
    static let ofOthers: [GeneralParameter] = [.format]
}

/// Related records that an answer can include.
enum Inclusion {
    /// What asks for the sources of an answer's facts.
    static let sources = "sources"

    /// The names of what a collection's records can include: its fields that refer to records.
    static func names(of schema: CollectionSchema) -> [String] {
        let fields = schema.fields.filter { field in
            schema.isEvidenced ? field.name != "evidence" && !field.referenceLeaves.isEmpty : false
        }
        return fields.map(\.name) + (schema.isEvidenced ? [sources] : [])
    }
}

extension Field {
    /// The places in the field that refer to records.
    var referenceLeaves: [Leaf] {
        Leaf.leaves(ofField: self).filter { leaf in
            guard case .value(let type) = leaf.content else { return false }
            return !type.referenced.isEmpty
        }
    }
}

extension FieldType {
    /// The collections that a value refers to.
    var referenced: [CollectionName] {
        switch self {
        case .reference(let collections): collections
        case .either(let left, let right): left.referenced + right.referenced
        case .list(let element): element.referenced
        default: []
        }
    }
}
