package import Directory

/// Another view of a record than its page: `view=dossier`.
package enum RecordLook: String, Sendable, CaseIterable {
    /// All that is known of it on a few sheets, with numbered sources.
    case dossier

    /// The collections whose records have it.
    private var collections: [CollectionName] {
        switch self {
        case .dossier: [.states, .operations, .institutions, .activities]
        }
    }

    /// The formats that it is had in.
    package static let formats: [Format] = [.html, .markdown]

    /// What can be asked beside it.
    package static let general: [GeneralParameter] = [.view, .asOf, .undated, .version, .lang, .format]

    /// The formats that records of a collection have in another view alone.
    package static func added(to schema: CollectionSchema) -> [Format] {
        looks(of: schema).isEmpty ? [] : formats.filter { !Format.available(for: schema).contains($0) }
    }

    /// The views that records of a collection have.
    package static func looks(of schema: CollectionSchema) -> [RecordLook] {
        allCases.filter { $0.collections.contains(schema.name) }
    }
}
