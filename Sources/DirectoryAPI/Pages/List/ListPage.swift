internal import Directory

/// The page of a collection: what was asked for, the records, ways to narrow, order and take them.
struct ListPage: Page {
    let repository: Repository
    let request: ListRequest
    let answer: Answer
    /// The fields to show; nil for those that the table names for an overview.
    let fields: [String]?
    /// The addresses of this page and its neighbours, by relation.
    let links: [(relation: String, address: String)]

    var schema: CollectionSchema { repository[request.query.collection].schema }

    var title: String {
        let words = request.words
        return isWhole ? schema.name.label : words.prefix(1).uppercased() + words.dropFirst()
    }

    var summary: String { "\(schema.meaning) \(answer.total) \(answer.total == 1 ? "record" : "records")." }

    var canonical: String? {
        request.with { $0.view.format = nil }.address
    }

    var alternates: [Alternate] {
        Format.available(for: schema).filter { $0 != .html }.map { format in
            Alternate(format, request.with { $0.view.format = format }.address)
        }
    }

    var section: String? { "/\(schema.name)" }

    /// Whether the list is the collection itself, neither narrowed nor dated.
    var isWhole: Bool {
        let query = request.query
        return query.conditions.isEmpty && query.text == nil && query.asOf == nil && request.scope == nil
    }

    func write(to html: inout HTML) {
        html.element("h1", text: request.scope?.words.inWords ?? schema.name.label)
        html.element("p", .class("lead"), text: schema.meaning)
        html.element("p", .class("count")) { html in
            html.element("strong") { $0.number(answer.total) }
            html.text(" \(request.words)")
        }
        RecordTable(page: self).write(to: &html)
        Pagination(links: links, query: request.query, total: answer.total).write(to: &html)
        FormatLinks(alternates: alternates).write(to: &html)
    }
}
