internal import Addresses
internal import Directory

/// The addresses that every page leads to.
package enum Navigation {
    /// An address with what people call it.
    package struct Entry {
        package let label: String
        package let address: String

        /// Joins its parts.
        package init(label: String, address: String) {
            self.label = label
            self.address = address
        }
    }

    /// What stands under the header: the collections, then the rest.
    package static let entries =
        CollectionName.allCases.map { Entry(label: $0.label, address: $0.path) }
        + RouteTable.entries.compactMap { entry in
            guard case .header(let label) = entry.navigation else { return nil }
            return Entry(label: label, address: entry.template.text)
        }

    /// What stands in the footer: how to cite, what all rests on, then the rest.
    package static let footer = {
        var entries = RouteTable.entries.compactMap { entry -> Entry? in
            guard case .footer(let label) = entry.navigation else { return nil }
            return Entry(label: label, address: entry.template.text)
        }
        entries.insert(Entry(label: "Sources", address: CollectionName.sources.path), at: 1)
        return entries
    }()
}
