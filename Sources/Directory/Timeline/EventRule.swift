/// Which dates of a collection's records are events of the timeline. This table is all there is to say about it.
struct EventRule {
    /// Where in a record the dates stand.
    enum Place {
        /// A field of its own.
        case field(DatedRecord.Member)
        /// The days from which names after the first were in use.
        case names
        /// The dated notes of a record.
        case notes
        /// The first days of the values after the first that a history has, by its place among the collection's.
        case history(Int)
        /// The date of a mandate, whose kind decides on the kind of event.
        case mandate
    }

    let place: Place
    /// The id of the kind of event, where the place alone decides on it.
    let kind: String

    private init(_ place: Place, _ kind: String = "") {
        self.place = place
        self.kind = kind
    }

    /// The rules of a collection.
    static func rules(of collection: CollectionName) -> [EventRule] { table[collection] ?? [] }

    private static let table = CollectionSchema.table { schema in
        made(for: schema.name)
            + histories(of: schema.name).enumerated().map { EventRule(.history($0.offset), $0.element.kind) }
    }

    /// A history of values whose changes are events.
    struct History {
        /// The kind of event.
        let kind: String
        /// The field whose values these are.
        let owner: String
        /// The place of the field in the table, and its name.
        let field: Int
        let name: [UInt8]
        /// The member of an item that is the value, what it holds, and the dates.
        let member: [UInt8]
        let type: FieldType
        let first: [UInt8]
        let last: [UInt8]
    }

    /// The histories of a collection whose changes are events, in the order of the fields that have them.
    static func histories(of collection: CollectionName) -> [History] { historyTable[collection] ?? [] }

    private static let historyTable = CollectionSchema.table { schema in
        schema.fields.compactMap { field -> History? in
            guard case .history(let history) = field.past, let kind = history.event,
                let place = schema.fieldNames.firstIndex(of: history.field),
                case .list(.object(let members, _)) = schema.fields[place].type,
                let value = members.first(where: { $0.name == history.member })
            else { return nil }
            func name(of bound: SpanBound) -> [UInt8] {
                members.first { $0.bound == bound }.map { Array($0.name.utf8) } ?? []
            }
            return History(
                kind: kind,
                owner: field.name,
                field: place,
                name: Array(history.field.utf8),
                member: Array(history.member.utf8),
                type: value.type,
                first: name(of: .first),
                last: name(of: .last)
            )
        }
    }

    private static func made(for collection: CollectionName) -> [EventRule] {
        switch collection {
        case .institutions: [.init(.field(.established), "founded"), .init(.names, "renamed"), .init(.notes, "noted")]
        case .operations:
            [
                .init(.field(.established), "founded"), .init(.field(.started), "started"),
                .init(.names, "renamed"), .init(.notes, "noted"),
                .init(.field(.mandateEnded), "mandate-ended"), .init(.field(.closed), "closed"),
            ]
        case .mandates: [.init(.mandate), .init(.field(.validUntil), "term-ends")]
        case .documents: [.init(.field(.date), "adopted")]
        case .states:
            [
                .init(.field(.admitted), "admitted"), .init(.field(.partnerSince), "partnered"),
                .init(.names, "renamed"),
            ]
        case .activities, .principles, .dimensions, .sources, .timeline, .changes: []
        }
    }

    /// The kind of event that a mandate of this kind is; nil for what is no event of its holder.
    static func kind(ofMandate kind: String) -> String? {
        switch kind {
        case "founding": "mandated"
        case "reform", "renewal", "extension": "re-mandated"
        case "tasking", "guidance", "preparation": "tasked"
        case "agreement": "agreed"
        case "closing": "end-decided"
        default: nil
        }
    }
}
