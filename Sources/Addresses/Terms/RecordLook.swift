package import Directory

/// Another view of a record or a list than its page: `view=dossier`, `view=card`.
package enum RecordLook: String, Sendable, CaseIterable {
    /// All that is known of it on a few sheets, with numbered sources.
    case dossier
    /// A few lines, which pages of others may show in a frame.
    case card

    /// The collections whose records have it.
    private var collections: [CollectionName] {
        switch self {
        case .dossier: [.states, .operations, .institutions, .activities]
        case .card: CollectionName.allCases
        }
    }

    /// The formats that it is had in.
    package var formats: [Format] {
        switch self {
        case .dossier: [.html, .markdown]
        case .card: [.html]
        }
    }

    /// What can be asked of a record beside it.
    package static let general: [GeneralParameter] = [.view, .asOf, .undated, .version, .lang, .format]
    /// What can be asked of a list beside it and its filters.
    package static let generalOfList: [GeneralParameter] = [
        .q, .view, .asOf, .undated, .version, .sort, .limit, .offset, .lang, .format,
    ]
    /// The views that lists have.
    package static let ofLists: [RecordLook] = [.card]
    /// How many records the card of a list names, usually and at most.
    package static let cardRows = (usual: 6, most: 1...50)

    /// The formats that records of a collection have in another view alone.
    package static func added(to schema: CollectionSchema) -> [Format] {
        let formats = looks(of: schema).flatMap(\.formats).filter { !Format.available(for: schema).contains($0) }
        return formats.isEmpty ? [] : [formats[0]]
    }

    /// The views that records of a collection have.
    package static func looks(of schema: CollectionSchema) -> [RecordLook] {
        allCases.filter { $0.collections.contains(schema.name) }
    }

    /// The formats of the view that pairs name; those of any where they name none that there is.
    package static func formats(_ pairs: [Target.Pair]) -> [Format] {
        let named = pairs.first { $0.name == GeneralParameter.view.rawValue }.flatMap { RecordLook(rawValue: $0.value) }
        return named?.formats ?? [.html, .markdown]
    }
}
