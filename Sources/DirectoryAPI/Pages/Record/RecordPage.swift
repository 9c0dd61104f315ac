internal import Directory

/// The page of a record: all that is known of it, each fact with what it rests on.
struct RecordPage: Page {
    let repository: Repository
    let record: Record
    let view: RecordView

    private var schema: CollectionSchema { repository[record.collection].schema }

    var title: String { record.name }

    var summary: String {
        let value = record.value
        let prose = ["summary", "role", "what"].lazy.compactMap { value[$0]?.string }.first
        return prose ?? "\(record.name): \(schema.type) in the \(repository.dataset.title)."
    }

    var canonical: String? { address(as: nil) }

    var alternates: [Alternate] {
        Format.available(for: schema).filter { $0 != .html }.map { Alternate($0, address(as: $0)) }
    }

    var section: String? { "/\(record.collection)" }

    private func address(as format: Format?) -> String {
        var view = view
        view.format = format
        return view.address(of: record.path)
    }

    func write(to html: inout HTML) {
        let value = record.value
        html.element("h1", text: record.name)
        let values = ValueWriter(repository: repository)
        html.element("dl", .class("facts")) { html in
            for field in schema.fields where view.fields?.contains(field.name) ?? true {
                guard let part = value[field.name], !["id", "type", "url", "name"].contains(field.name) else {
                    continue
                }
                html.element("div") { html in
                    html.element("dt", Attribute("title", field.meaning), text: field.label)
                    html.element("dd") { values.write(part, field.type, to: &$0) }
                }
            }
        }
        FormatLinks(alternates: alternates).write(to: &html)
    }
}
