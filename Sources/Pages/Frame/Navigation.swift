internal import Addresses
internal import Directory

/// The addresses that every page leads to.
package enum Navigation {
    /// An address with what people call it.
    package struct Entry {
        package let label: String
        package let address: String
        /// What is there, in a few words.
        package var note = ""

        /// Joins its parts.
        package init(label: String, address: String, note: String = "") {
            self.label = label
            self.address = address
            self.note = note
        }
    }

    /// What stands under the header: the ten places. Those of `related` are found from one of them.
    package static let entries: [Entry] =
        CollectionName.allCases.filter { places[$0] != nil && $0 != .timeline && $0 != .sources }.map(entry)
        + header(.map, "On any day") + [entry(.timeline), entry(.sources)]
        + header(.documentation, "Download, API, cite")

    /// The collections that are places of their own, with what is there in a few words.
    private static let places: [CollectionName: String] = [
        .institutions: "Bodies and offices", .operations: "Open and closed", .states: "Participants and partners",
        .activities: "What it works on", .mandates: "Who was given which task", .documents: "Decisions and treaties",
        .timeline: "What happened when", .sources: "With what rests on each",
    ]

    /// The addresses that belong to one of the places: from topics to principles, from the data to their changes.
    private static let related: [String: String] = [
        CollectionName.principles.path: CollectionName.activities.path,
        CollectionName.dimensions.path: CollectionName.activities.path,
        Route.graph.path: CollectionName.institutions.path,
        CollectionName.changes.path: Route.documentation.path, Route.dataset.path: Route.documentation.path,
    ]

    /// The place that a section of the site belongs to.
    static func entry(of section: String?) -> String? { section.map { related[$0] ?? $0 } }

    private static func entry(_ name: CollectionName) -> Entry {
        Entry(label: name.label, address: name.path, note: places[name] ?? "")
    }

    private static func header(_ id: RouteID, _ note: String) -> [Entry] {
        let entry = RouteTable[id]
        guard case .header(let label) = entry.navigation else { return [] }
        return [Entry(label: label, address: entry.template.text, note: note)]
    }

    /// What stands in the footer: how to cite, and how to take the data.
    package static let footer = RouteTable.entries.compactMap { entry -> Entry? in
        guard case .footer(let label) = entry.navigation else { return nil }
        return Entry(label: label, address: entry.template.text)
    }
}
