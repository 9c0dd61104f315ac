/// What a past day does to a field of a table, as `Field.past` says it, ready to be applied to the bytes of records. A class,
/// since every member of every record meets one and a copy of all it holds would cost more than what it says.
final class DayRule: Sendable {
    /// What becomes of the value.
    enum Effect: Sendable {
        /// It stays: it does not change, or nothing tells how it did.
        case none
        /// It is the name that was in use, by the names at a place among the rules.
        case name(names: Int)
        /// It is this term, as JSON, and rests on the dates of the lifespan.
        case state([UInt8])
        /// It goes until the last day.
        case ofEnd
        /// It speaks of today alone.
        case leftOut
        /// It speaks of what is there on the day.
        case evidence
        /// It says whether the dates tell that the record's subject existed.
        case certainty
        /// Its history tells.
        case history(History)
        /// Its own dates and references tell.
        case value(Shape)
    }

    /// What in a value tells whether it was there.
    enum Shape: Sendable {
        case date
        case reference([CollectionName])
        case object(Dates)
        /// A list, of which some values stay.
        case list(Element)

        /// The values of a list.
        enum Element: Sendable {
            case fixed, date
            case reference([CollectionName])
            case object(Dates)
            /// Spans, of which those count that the day lies in.
            case terms(Terms)
        }
    }

    /// What in an object tells whether it was there.
    struct Dates: Sendable {
        /// The names of its members that are dates from which on it was.
        let names: [[UInt8]]
        /// A member without which it speaks of no past day.
        let needed: [UInt8]?
        /// The members that refer to records.
        let references: [(name: [UInt8], collections: [CollectionName])]
    }

    /// The members of a span that are its first and last day, and a day on which a source shows it.
    struct Terms: Sendable {
        let first: [UInt8]
        let last: [UInt8]
        let shown: [UInt8]

        /// - Parameter fields: those of the object.
        init(_ fields: [Field]) {
            func name(of bound: SpanBound) -> [UInt8] {
                fields.first { $0.bound == bound }.map { Array($0.name.utf8) } ?? []
            }
            (first, last, shown) = (name(of: .first), name(of: .last), name(of: .shown))
        }
    }

    /// Where the values of a field with a history stand.
    struct History: Sendable {
        /// The place of the field with the history among the rules, and its name and type.
        let place: Int
        let field: Field
        /// The member of an item that is the value.
        let member: [UInt8]
        /// Whether that is the first member of an item, which tells items apart; otherwise it goes with that one.
        let isValue: Bool
        /// Of a value that is an object, the member that the item's is.
        let part: [UInt8]?
        /// The members that have one name in the object and in an item.
        let shared: [[UInt8]]
        /// The dates of an item.
        let first: [UInt8]
        let last: [UInt8]
    }

    /// The name of the field.
    let name: [UInt8]
    let type: FieldType
    let isRequired: Bool
    let effect: Effect
    /// Whether what it refers to may have ended by then.
    let includesEnded: Bool

    private static func rules(of schema: CollectionSchema) -> [DayRule] {
        schema.fields.map { DayRule($0, of: schema) }
    }

    private init(_ field: Field, of schema: CollectionSchema) {
        name = Array(field.name.utf8)
        type = field.type
        isRequired = field.isRequired
        includesEnded = if case .byContentEnded = field.past { true } else { false }
        effect =
            switch field.past {
            case .byContent, .byContentEnded: Self.effect(of: field.type)
            case .undated: Self.effect(ofReferences: field.type)
            case .history(let history): Self.history(history, of: field, schema).map(Effect.history) ?? .none
            case .name(let names): schema.fieldNamed(names).map { .name(names: $0) } ?? .none
            case .state: schema.lifespan?.state.map { .state(JSON.string($0.existing).bytes) } ?? .none
            case .ofEnd: .ofEnd
            case .ofToday: .leftOut
            case .ahead: .none
            case .evidence: .evidence
            case .certainty: .certainty
            }
    }

    private static func effect(of type: FieldType) -> Effect {
        switch type {
        case .date: .value(.date)
        case .object: .value(.object(Dates([])))
        case .list(.object(let fields, _)) where fields.contains { $0.bound == .shown }:
            .value(.list(.terms(Terms(fields))))
        case .list(.object(let fields, _)): .value(.list(.object(Dates(fields))))
        case .list(.date): .value(.list(.date))
        case .list(.reference(let collections)): .value(.list(.reference(collections)))
        case .list: .value(.list(.fixed))
        default: effect(ofReferences: type)
        }
    }

    /// What a day does to references alone.
    private static func effect(ofReferences type: FieldType) -> Effect {
        switch type {
        case .reference(let collections): .value(.reference(collections))
        case .list(.reference(let collections)): .value(.list(.reference(collections)))
        default: .none
        }
    }

    private static func history(_ history: ValueHistory, of field: Field, _ schema: CollectionSchema) -> History? {
        guard let place = schema.fieldNamed(history.field),
            case .list(.object(let members, _)) = schema.fields[place].type
        else { return nil }
        func name(of bound: SpanBound) -> [UInt8] {
            members.first { $0.bound == bound }.map { Array($0.name.utf8) } ?? []
        }
        var shared: [[UInt8]] = []
        if case .object(let parts, _) = field.type {
            shared = parts.map(\.name).filter { name in name != history.part && members.contains { $0.name == name } }
                .map { Array($0.utf8) }
        }
        return History(
            place: place,
            field: schema.fields[place],
            member: Array(history.member.utf8),
            isValue: members.first?.name == history.member,
            part: history.part.map { Array($0.utf8) },
            shared: shared,
            first: name(of: .first),
            last: name(of: .last)
        )
    }

    /// The rules of each table's fields, in their order.
    static let all = CollectionSchema.table(rules)
}

extension CollectionSchema {
    /// The place of the field of this name.
    fileprivate func fieldNamed(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

extension DayRule.Dates {
    /// - Parameter fields: those of the object.
    init(_ fields: [Field]) {
        names = fields.filter { $0.bound == .first || $0.bound == .day }.map { Array($0.name.utf8) }
        needed = fields.first { $0.bound == .day }.map { Array($0.name.utf8) }
        references = fields.compactMap { field in
            guard case .reference(let collections) = field.type else { return nil }
            return (Array(field.name.utf8), collections)
        }
    }
}
