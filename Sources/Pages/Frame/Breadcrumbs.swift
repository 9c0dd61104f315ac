package import Addresses
package import Directory
package import Markup

/// The way from the whole to a page.
package enum Breadcrumbs {
    /// Writes the addresses that lead to a page, the widest first.
    package static func write(_ steps: [(label: String, address: String)], to html: inout HTML) {
        html.element("nav", .class("crumbs"), Attribute("aria-label", "Where this belongs")) { html in
            html.element("ol") { html in
                for step in steps { html.element("li") { $0.link(step.address, step.label) } }
            }
        }
    }

    /// Writes the way to a part of a collection that belongs to a record.
    package static func write(to scope: ListRequest.Scope, _ repository: Repository, _ html: inout HTML) {
        let parts = scope.path.split(separator: "/").map(String.init)
        guard parts.count > 1, let name = CollectionName(rawValue: parts[0]),
            let record = repository[name].record(id: parts[1])
        else { return }
        write(to: record, &html)
    }

    /// Writes the way to a part of a record.
    ///
    /// - Parameter context: the day and the languages that the way keeps.
    package static func write(to record: Record, context: RecordView = RecordView(), _ html: inout HTML) {
        let paths = [(record.collection.label, record.collection.path), (record.name, record.path)]
        write(paths.map { ($0, context.address(of: $1)) }, to: &html)
    }
}
