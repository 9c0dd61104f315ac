internal import Addresses
package import Directory
internal import Formats
package import Markup

/// What others say of a record, as a nested list: the relation, then the records. What the record says of others stands
/// among its facts.
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
        var records: [Record]
    }

    /// What a list shows of a record.
    private static let overviews = CollectionSchema.table { JSONProjection($0.overview) }

    /// Whether nothing refers to the record.
    package var isEmpty: Bool { groups.isEmpty }

    /// Writes the list.
    package func write(to html: inout HTML) {
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
        for edge in ties.edges where edge.to.path == path && edge.from.path != path {
            // these have a table of their own
            if Self.isDecision(edge) { continue }
            let label = label(of: edge)
            if let place = groups.firstIndex(where: { $0.label == label }) {
                if !groups[place].records.contains(where: { $0.path == edge.from.path }) {
                    groups[place].records.append(edge.from)
                }
            } else {
                groups.append(Group(label: label, records: [edge.from]))
            }
        }
        return groups
    }

    private static func isDecision(_ edge: (from: Record, to: Record, relation: String)) -> Bool {
        edge.from.collection == .mandates && ["holder", "document"].contains(edge.relation)
    }

    /// What ties others to this record: "Leads: topics".
    private func label(of edge: (from: Record, to: Record, relation: String)) -> String {
        let words = RelationWords.of(edge.relation).backward
        return edge.from.collection == record.collection ? words : "\(words), \(edge.from.collection.label.inSentence)"
    }
}
