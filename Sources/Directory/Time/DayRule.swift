/// What a past day does to a field of a table.
struct DayRule: Sendable {
    /// What becomes of the value.
    enum Effect: Sendable {
        /// It stays: prose, terms and numbers have no date of their own.
        case none
        /// It is the name that was in use.
        case name
        /// What is closed by now was active.
        case status
        /// It speaks of today alone.
        case leftOut
        /// It speaks of what is there on the day.
        case evidence
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
            /// Terms of office, of which those count that the day lies in.
            case terms
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

    /// The name of the field.
    let name: [UInt8]
    let type: FieldType
    let isRequired: Bool
    let effect: Effect
    /// Whether it tells how something ended, which nobody knew before the last day.
    let isOfEnd: Bool
    /// Whether what it refers to may have ended by then.
    let includesEnded: Bool

    /// The rule of a field.
    init(_ field: Field) {
        name = Array(field.name.utf8)
        type = field.type
        isRequired = field.isRequired
        isOfEnd = ["closing_decision", "closing_reason"].contains(field.name)
        includesEnded = ["predecessors", "successors"].contains(field.name)
        effect =
            switch field.name {
            case "name": .name
            case "status": .status
            case "status_as_of", "status_note": .leftOut
            // the decision itself says until when
            case "valid_until", "curies", "identifiers": .none
            case "extended_by": .value(.list(.reference([.mandates])))
            case "evidence": .evidence
            default: Self.effect(of: field.type)
            }
    }

    private static func effect(of type: FieldType) -> Effect {
        switch type {
        case .date: .value(.date)
        case .reference(let collections): .value(.reference(collections))
        case .object: .value(.object(Dates([], key: nil)))
        case .list(.object(let fields, _)) where fields.contains { $0.name == "seen" }: .value(.list(.terms))
        case .list(.object(let fields, let key)): .value(.list(.object(Dates(fields, key: key))))
        case .list(.date): .value(.list(.date))
        case .list(.reference(let collections)): .value(.list(.reference(collections)))
        case .list: .value(.list(.fixed))
        default: .none
        }
    }

    /// The rules of each table's fields, in their order.
    static let all = CollectionSchema.table { $0.fields.map(DayRule.init) }
}

extension DayRule.Dates {
    /// - Parameter key: what tells the items of a list apart. A figure whose date is not known speaks of no past day.
    init(_ fields: [Field], key: ItemKey?) {
        let key = key?.first
        names = [key, "from", "as_of"].compactMap { $0.map { Array($0.utf8) } }
        needed = key.flatMap { ["as_of", "year"].contains($0) ? Array($0.utf8) : nil }
        references = fields.compactMap { field in
            guard case .reference(let collections) = field.type else { return nil }
            return (Array(field.name.utf8), collections)
        }
    }
}
