package import Addresses
package import Directory
internal import Formats
internal import Markup

/// A card about a record, which stands in frames of other pages: what it is, since when, in a few lines.
package struct RecordCard {
    /// The record; nil where the id is nobody's, which the card says.
    private let record: Record?
    private let id: String
    private let repository: Repository
    private let publicAddress: PublicAddress?
    /// The day and the languages that it is shown in.
    private let context: RecordView

    /// Joins its parts.
    package init(
        record: Record?,
        id: String,
        repository: Repository,
        publicAddress: PublicAddress?,
        context: RecordView = RecordView()
    ) {
        self.record = record
        self.id = id
        self.repository = repository
        self.publicAddress = publicAddress
        self.context = context
    }

    /// The fields of a record that the card shows.
    package static func shown(_ record: Record) -> [String] {
        let schema = CollectionSchema.named(record.collection)
        let heads = ["name", "seat", "summary", "role"] + schema.overview
        return schema.fieldNames.filter(heads.contains)
    }

    /// The document.
    package var document: [UInt8] {
        let path = record.map { context.address(of: $0.path) }
        let address = path.map { publicAddress?.absolute($0) ?? $0 }
        return CardDocument.write(title: record?.name ?? "Nothing here", canonical: address) { html in
            guard let record, let address else { return nothing(&html) }
            write(record, address, &html)
        }
    }

    private func nothing(_ html: inout HTML) {
        html.element("p", text: "No record has the id \u{201C}\(id.excerpt())\u{201D}. It may have been mistyped.")
    }

    private func write(_ record: Record, _ address: String, _ html: inout HTML) {
        let value = record.value
        let schema = CollectionSchema.named(record.collection)
        html.element("p", .class("kind"), text: record.collection.noun(1).beginningSentence)
        html.element("h1") { $0.link(to: record, at: address) }
        VersionBanner.writeLine(repository, to: &html)
        if let day = context.asOf {
            html.element("p", .class("small care"), text: "As it was \(day.day == nil ? "in" : "on") \(day.words())")
        }
        html.element("dl") { html in
            func line(_ term: String, _ text: String?) {
                guard let text, !text.isEmpty else { return }
                html.element("dt", text: term)
                html.element("dd", text: text.withDatesInWords)
            }
            status(value, schema, &html)
            line("From", value["established"]?.string ?? value["admitted"]?.string ?? value["date"]?.string)
            line("Until", value["closed"]?.string ?? value["mandate_ended"]?.string)
            line("Seat", value["seat"]?["city"]?.string ?? value["capital"]?.string)
            line("Reference", value["reference"]?.string)
        }
        if let summary = value["summary"]?.string ?? value["role"]?.string {
            html.element("p", text: summary.excerpt(180))
        }
        html.element("p") { $0.link(address, "All that is known, with sources") }
        html.element("p", .class("small unofficial"), text: repository.dataset.unofficial)
    }

    private func status(_ value: JSON, _ schema: CollectionSchema, _ html: inout HTML) {
        guard let field = schema.fields.first(where: { $0.name == "status" }), let term = value["status"] else {
            return
        }
        html.raw("<dt>Status</dt>")
        html.element("dd") { html in
            html.text(ValueWords(repository: repository).words(term, field.type))
            guard term.string != schema.lifespan?.state?.ended else { return }
            LastSeen(value, schema)?.write(to: &html)
        }
    }
}
