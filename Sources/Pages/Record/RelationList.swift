internal import Addresses
package import Directory
package import Markup

/// What a record says of others and others of it, as a nested list: the relation, then the records.
package struct RelationList {
    package let record: Record
    /// The record and what is tied to it; nil where it did not exist on the day.
    package let ties: Subgraph?
    package let repository: Repository
    package let asOf: Day?
    /// The languages that the request names, which links keep; nil where it names none.
    package let languages: NameLanguages?

    /// Records tied to this one in the same way.
    private struct Group {
        let label: String
        let isIncoming: Bool
        var records: [Record]
    }

    /// What a list shows of a record.
    private static let overviews = CollectionSchema.table { JSONProjection($0.overview) }

    /// Writes the list, with a drawing that says the same in short above.
    package func write(tree: (inout HTML) -> Void, to html: inout HTML) {
        let groups = groups
        guard !groups.isEmpty else { return }
        html.raw("<h2 id=\"relations\">Relations</h2>")
        tree(&html)
        section(groups.filter { !$0.isIncoming }, "It refers to", &html)
        section(groups.filter(\.isIncoming), "What refers to it", &html)
        html.element("p", .class("more")) { html in
            let path = Route.part(.related, record.collection, id: record.id).path
            var request = GraphRequest(asOf: asOf)
            request.languages = languages
            html.link(request.address(of: path), "Everything within reach")
        }
    }

    private func section(_ groups: [Group], _ heading: String, _ html: inout HTML) {
        guard !groups.isEmpty else { return }
        html.element("h3", text: heading)
        html.element("ul", .class("relations")) { html in
            for group in groups {
                html.element("li") { html in
                    html.element("span", .class("relation"), text: group.label)
                    html.element("ul") { html in
                        for record in group.records { html.element("li") { related(record, &$0) } }
                    }
                }
            }
        }
    }

    /// A record with the terms and dates among the few things that a list shows of it.
    private func related(_ record: Record, _ html: inout HTML) {
        let schema = CollectionSchema.named(record.collection)
        html.link(to: record, at: record.path(asOf: asOf, languages: languages))
        let value = record.value(Self.overviews[record.collection] ?? JSONProjection(schema.overview))
        let values = ValueWriter(repository: repository, asOf: asOf)
        for name in schema.overview {
            guard let field = schema.fields.first(where: { $0.name == name }), let part = value[name] else { continue }
            switch field.type {
            case .term, .date:
                html.raw(" <span class=\"beside\">")
                values.scalar(part, field.type, to: &html)
                html.raw("</span>")
            default: continue
            }
        }
    }

    /// The ties of the record, those from it before those to it.
    private var groups: [Group] {
        guard let ties else { return [] }
        let path = record.path
        var groups: [Group] = []
        func add(_ other: Record, _ label: String, isIncoming: Bool) {
            if let place = groups.firstIndex(where: { $0.label == label && $0.isIncoming == isIncoming }) {
                groups[place].records.append(other)
            } else {
                groups.append(Group(label: label, isIncoming: isIncoming, records: [other]))
            }
        }
        for edge in ties.edges where edge.from.path == path && edge.to.path != path {
            add(edge.to, edge.relation.inWords, isIncoming: false)
        }
        for edge in ties.edges where edge.to.path == path && edge.from.path != path {
            add(edge.from, label(of: edge), isIncoming: true)
        }
        return groups
    }

    /// What ties others to this record: "Mandates (holder)".
    private func label(of edge: (from: Record, to: Record, relation: String)) -> String {
        "\(edge.from.collection.label) (\(edge.relation.inWords.lowercased()))"
    }
}
