internal import Directory

/// The records of a list, a row for each; on a narrow screen the rows become cards.
struct RecordTable {
    let page: ListPage

    /// A column: a place in the records.
    private struct Column {
        let leaf: Leaf
        let label: String
        let type: FieldType
    }

    func write(to html: inout HTML) {
        let columns = columns
        let values = ValueWriter(repository: page.repository)
        html.element("table", .class("records")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    html.raw("<th scope=\"col\">Name</th>")
                    for column in columns { html.element("th", Attribute(literal: "scope", "col"), text: column.label) }
                }
            }
            html.element("tbody") { html in
                for record in page.answer.records {
                    let value = record.value
                    html.element("tr") { html in
                        html.element("th", Attribute(literal: "scope", "row")) { $0.link(record.path, record.name) }
                        for column in columns {
                            html.element("td", Attribute("data-label", column.label)) { html in
                                let found = column.leaf.values(in: value)
                                if !found.isEmpty {
                                    values.write(.array(found), .list(column.type), to: &html)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var columns: [Column] {
        let leaves = page.schema.fields.flatMap { Leaf.leaves(ofField: $0) }
        return leaves.compactMap { leaf in
            guard case .value(let type) = leaf.content, page.schema.overview.contains(leaf.path) else { return nil }
            return Column(leaf: leaf, label: leaf.field.label, type: type)
        }
    }
}
