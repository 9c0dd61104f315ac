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

    private static let table = CollectionSchema.table { made(for: $0.name) }

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
