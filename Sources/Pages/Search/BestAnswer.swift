internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The first of what was found, opened: what it is in a sentence, and the values that a list shows at a glance.
struct BestAnswer {
    let record: Record
    let repository: Repository
    let request: SearchRequest

    private var schema: CollectionSchema { repository[record.collection].schema }

    func write(to html: inout HTML) {
        let line = RecordLine(record, repository, isBrief: true)
        html.element("article", .class("best"), Attribute("aria-label", "Best answer")) { html in
            line.write(to: &html)
            html.element("h2") { $0.link(to: record, at: record.path(asOf: nil, languages: request.languages)) }
            if let prose = prose(line.value) { html.element("p", text: prose.withDatesInWords) }
            rows(line, &html)
        }
    }

    /// The first sentences that say what it is.
    private func prose(_ value: JSON) -> String? {
        schema.prose.lazy.compactMap { name -> String? in
            guard let field = schema.fields.first(where: { $0.name == name }), case .text = field.type else {
                return nil
            }
            return value[name]?.string
        }.first
    }

    /// The values of the overview, and what it rests on.
    private func rows(_ line: RecordLine, _ html: inout HTML) {
        let parameters = repository[record.collection].parameters
        let values = ValueWriter(repository: repository, languages: request.languages, shortensDates: false)
        let rows = schema.overview.compactMap { parameters[$0] }.filter { parameter in
            guard let leaf = parameter.leaves.first else { return false }
            if case .state = leaf.field.past { return false }
            if case .text = leaf.type { return false }
            return parameter.leaves.contains { !$0.values(in: line.value).isEmpty }
        }
        let documents = line.value["documents"]?.array ?? []
        guard !rows.isEmpty || !documents.isEmpty else { return }
        html.element("dl", .class("best-facts")) { html in
            for parameter in rows {
                html.element("dt", text: FieldWords.label(parameter))
                html.element("dd") { html in
                    for (place, leaf) in parameter.leaves.enumerated() {
                        let found = leaf.values(in: line.value)
                        guard !found.isEmpty else { continue }
                        if place > 0 { html.raw(" ") }
                        values.writeInline(.array(found), .list(leaf.type), to: &html)
                    }
                }
            }
            if !documents.isEmpty { self.documents(documents, &html) }
        }
    }

    /// How many texts it rests on, and of which year the newest is.
    private func documents(_ ids: [JSON], _ html: inout HTML) {
        let years = ids.compactMap { id in
            id.string.flatMap { repository[.documents].record(id: $0) }?.value["date"]?.string.flatMap { Day($0) }?.year
        }
        html.raw("<dt>Rests on</dt>")
        html.element("dd") { html in
            html.link(record.path, "\(ids.count) \(CollectionName.documents.noun(ids.count))")
            if let newest = years.max() { html.text(ids.count > 1 ? ", the newest of \(newest)" : " of \(newest)") }
        }
    }
}
