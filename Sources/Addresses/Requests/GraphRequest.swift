package import Directory

/// What the parameters of a graph ask for.
package struct GraphRequest: Sendable {
    /// The collections whose records to show; all but sources where none is named.
    package var collections: [CollectionName] = []
    /// The relations to follow; all but evidence where none is named.
    package var relations: [String] = []
    /// How many links away from the record in the middle a record may be.
    package var depth = 1
    /// The day whose world is asked about.
    package var asOf: Day?
    package var format: Format?
    /// The languages that names are wanted in; nil where none is named.
    package var languages: NameLanguages?

    /// Joins its parts.
    package init(
        collections: [CollectionName] = [],
        relations: [String] = [],
        depth: Int = 1,
        asOf: Day? = nil,
        format: Format? = nil
    ) {
        self.collections = collections
        self.relations = relations
        self.depth = depth
        self.asOf = asOf
        self.format = format
    }

    /// How far away from the record in the middle one may ask.
    package static let depths = 1...RequestBound.depth.most

    /// The words for the collections: the types of their records.
    package static let types = CollectionName.seeded.map { (word: CollectionSchema.named($0).type, collection: $0) }

    /// The collections to show.
    package var shownCollections: Set<CollectionName> {
        collections.isEmpty ? Set(CollectionName.seeded).subtracting([.sources]) : Set(collections)
    }

    /// The relations to follow. Who asks for sources wants to see what rests on them.
    package var shownRelations: Set<String> {
        guard relations.isEmpty else { return Set(relations) }
        return collections.contains(.sources)
            ? Set(Graph.relations) : Set(Graph.relations).subtracting([Graph.evidence])
    }

    /// The address that asks the same.
    package func address(of path: String) -> String {
        var pairs: [(String, String)] = []
        func add(_ parameter: GeneralParameter, _ value: String?) {
            if let value, !value.isEmpty { pairs.append((parameter.rawValue, value)) }
        }
        add(.depth, depth == 1 ? nil : "\(depth)")
        add(.type, collections.map { CollectionSchema.named($0).type }.joined(separator: ","))
        add(.relation, relations.joined(separator: ","))
        add(.asOf, asOf?.description)
        add(.lang, languages?.text)
        add(.format, format?.rawValue)
        return path + Target.query(pairs)
    }
}
