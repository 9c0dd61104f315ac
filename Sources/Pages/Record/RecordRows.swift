internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The facts of a record as rows, those in sentences as prose before them.
struct RecordRows {
    let page: RecordPage
    /// Whether what is dated is written, or, on a past day, what is as it is today.
    let isDated: Bool

    private var value: JSON { page.value }
    private var schema: CollectionSchema { page.schema }

    /// The fields of their own places on the page.
    private static let placed: Set<String> = [
        "id", "type", "url", "name", "name_language", "names", "evidence", "gaps", "note",
    ]

    /// The fields that tell in whole sentences what the record is about.
    private var sentences: [Field] {
        schema.fields.filter { field in
            guard case .text = field.type else { return false }
            return schema.prose.contains(field.name) && !Self.placed.contains(field.name) && page.isShown(field.name)
                && page.notDated.contains(field.name) != isDated && value[field.name] != nil
        }
    }

    /// What the record is about before all else.
    private var leading: Field? { isDated ? sentences.first { $0.place == .facts } : nil }

    /// The sentences behind the first.
    var proseFields: [Field] {
        let leading = leading?.name
        return sentences.filter { $0.name != leading }
    }

    /// What the section of these sentences and of the rows about work is called.
    var workTitle: String { proseFields.first { $0.place == .work }?.label ?? "What it works on" }

    /// Writes the first sentences.
    func lead(_ html: inout HTML) {
        guard let field = leading else { return }
        html.element("div", .class("prose lead"), .id("f-\(field.name)")) { sentence(field, &$0) }
    }

    /// Writes the other sentences; a heading stands above those that the title of their section does not name.
    func prose(_ html: inout HTML) {
        for field in proseFields {
            if !isDated || field.label != workTitle { html.element("h3", text: field.label) }
            html.element("div", .class("prose"), .id("f-\(field.name)")) { sentence(field, &$0) }
        }
    }

    private func sentence(_ field: Field, _ html: inout HTML) {
        html.text((value[field.name]?.string ?? "").withDatesInWords)
        html.raw(" ")
        page.evidence.write(field.name, label: field.label, to: &html)
    }

    /// The fields that have rows, in the order of the table.
    ///
    /// - Parameter isMeant: whether a place on pages is asked for.
    func fields(at isMeant: (FieldPlace) -> Bool) -> [Field] {
        let sentences = Set(sentences.map(\.name))
        return schema.fields.filter { field in
            // what others say of this record stands among the relations
            if case .inverse = field.origin { return false }
            guard !Self.placed.contains(field.name), !sentences.contains(field.name), value[field.name] != nil,
                page.isShown(field.name), page.notDated.contains(field.name) != isDated
            else { return false }
            switch field.place {
            case .programs, .head: return false
            case .beside(let name): return !hasRow(name) && !isAtHead(name) && isMeant(.facts)
            case .facts, .work: return isMeant(field.place)
            }
        }
    }

    /// Whether a field has a row, in which others are told.
    private func hasRow(_ name: String) -> Bool {
        value[name] != nil && page.isShown(name) && page.notDated.contains(name) != isDated && !isAtHead(name)
    }

    private func isAtHead(_ name: String) -> Bool {
        value[name] != nil && schema.fields.contains { $0.name == name && $0.place == .head }
    }

    /// Writes rows.
    func write(_ fields: [Field], to html: inout HTML) {
        guard !fields.isEmpty else { return }
        let facts = FactWriter(
            repository: page.repository,
            evidence: page.evidence,
            asOf: page.view.asOf,
            languages: page.view.languages
        )
        let sentences = Set(sentences.map(\.name))
        html.element("dl", .class("facts")) { html in
            for field in fields {
                let others = schema.fields.compactMap { other -> (field: Field, value: JSON)? in
                    guard other.place == .beside(field.name), let value = value[other.name],
                        !sentences.contains(other.name), page.isShown(other.name),
                        page.notDated.contains(other.name) != isDated
                    else { return nil }
                    return (other, value)
                }
                facts.write(field, value[field.name] ?? .null, with: others, to: &html)
            }
        }
    }
}
