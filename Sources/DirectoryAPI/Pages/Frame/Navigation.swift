internal import Directory

/// The addresses that every page leads to.
enum Navigation {
    /// An address with what people call it.
    struct Entry {
        let label: String
        let address: String
    }

    /// What stands under the header: the collections, then the rest.
    static let entries =
        CollectionName.allCases.map { Entry(label: $0.label, address: "/\($0)") } + [
            Entry(label: "Map", address: Route.map.path),
            Entry(label: "Docs", address: Route.documentation.path),
        ]

    /// What stands in the footer.
    static let footer = [
        Entry(label: "How to cite", address: Route.datasetCitation.path),
        Entry(label: "Sources", address: Route.collection(.sources).path),
        Entry(label: "Download everything", address: Route.download.path),
        Entry(label: "API description", address: Route.openAPI.path),
    ]
}
