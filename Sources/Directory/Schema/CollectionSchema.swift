/// A collection's table: what its records are called and which fields they have.
package final class CollectionSchema: Sendable {
    /// The name, as in paths and file names.
    package let name: CollectionName
    /// The `type` of its records, a singular noun.
    package let type: String
    /// What it holds, as a sentence for users.
    package let meaning: String
    /// What its records are, which decides on the fields that they share with others.
    package let content: Content
    /// The dates that say from when to when a record's subject existed; nil where time has no meaning.
    package let lifespan: Lifespan?
    /// Fields that full text reads beside the names, the weightiest first.
    package let prose: [String]
    /// What lists are ordered by where nobody asks for another order, as `sort` takes it; nil for ids.
    package let order: String?
    /// The parameters whose values a list shows at a glance beside the name, in this order.
    package let overview: [String]
    /// The fields whose value stands for a record as its id does, such as another code.
    package let codes: [StaticString]
    /// Codes that no field holds and people use all the same, as slugs, by the id of the record.
    package let otherCodes: [String: [String]]

    /// What the records of a collection are.
    package enum Content: Sendable {
        /// Statements about the world. Names, evidence, confidence and gaps belong to them.
        case facts
        /// What facts rest on, where evidence ends.
        case sources
        /// Views of other records, made by the program.
        case derived
    }

    /// Whether every fact of its records has evidence of its own.
    package var isEvidenced: Bool { content == .facts }

    /// The paths of the dates that bound the time a record's subject existed.
    package struct Lifespan: Sendable {
        /// Where the first day may stand; the first of these that a record has counts.
        package let from: [String]
        /// Where the last day may stand; the first of these that a record has counts. Empty where nothing ends.
        package let to: [String]

        /// The field that says whether the subject still exists; nil where records have none.
        package let state: State?

        /// Names the paths.
        package init(from: [String], to: [String] = [], state: State? = nil) {
            self.from = from
            self.to = to
            self.state = state
        }

        /// A field that says whether a subject still exists.
        package struct State: Sendable {
            /// The name of the field.
            package let field: String
            /// The field with the day by which that was seen.
            package let seen: String
            /// The term of what exists, on a past day that of all that existed.
            package let existing: String
            /// The term of what has ended.
            package let ended: String
            /// The term of what may have.
            package let unknown: String
        }
    }

    /// Describes a collection.
    package init(
        _ name: CollectionName,
        _ meaning: String,
        content: Content = .facts,
        lifespan: Lifespan? = nil,
        prose: [String] = [],
        order: String? = nil,
        overview: [String],
        codes: [StaticString] = [],
        otherCodes: [String: [String]] = [:],
        fields: [Field]
    ) {
        self.name = name
        self.type = Self.type(of: name)
        self.meaning = meaning
        self.content = content
        self.lifespan = lifespan
        self.prose = prose
        self.order = order
        self.overview = overview
        self.codes = codes
        self.otherCodes = otherCodes
        self.fields =
            CommonFields.opening(of: content) + fields + CommonFields.closing(of: content)
            + (lifespan == nil ? [] : [CommonFields.dated])
        fieldNames = self.fields.map(\.name)
    }

    /// Every field of a record in the order of the answer.
    package let fields: [Field]
    /// Their names.
    package let fieldNames: [String]

    /// Where the leaves stand in a record.
    var shape: RecordShape { Self.shapes[name] ?? RecordShape(self) }

    private static let shapes = table { RecordShape($0) }

    /// The fields that the overview reads, the name left out.
    package var overviewFields: [String] {
        let parameters = Self.tables[name]
        var fields: [String] = []
        for leaf in overview.compactMap({ parameters?[$0] }).flatMap(\.leaves) {
            if let field = leaf.steps.first, !fields.contains(field) { fields.append(field) }
        }
        return fields
    }

    private static let tables = table { ParameterTable($0) }

    /// The table of a collection.
    package static func named(_ name: CollectionName) -> CollectionSchema {
        switch name {
        case .institutions: .institutions
        case .operations: .operations
        case .mandates: .mandates
        case .documents: .documents
        case .activities: .activities
        case .principles: .principles
        case .dimensions: .dimensions
        case .states: .states
        case .sources: .sources
        case .timeline: .timeline
        case .changes: .changes
        }
    }

    /// The `type` of a collection's records.
    ///
    /// Apart from the tables, because these name each other's types while they are being made.
    static func type(of name: CollectionName) -> String {
        switch name {
        case .activities: "activity"
        case .timeline: "event"
        default: String(name.rawValue.dropLast())
        }
    }

    /// All tables, in the order they are listed.
    package static let all = CollectionName.allCases.map(named)

    /// What follows from each table, worked out once.
    package static func table<Value>(_ value: (CollectionSchema) -> Value) -> [CollectionName: Value] {
        Dictionary(uniqueKeysWithValues: all.map { ($0.name, value($0)) })
    }
}
