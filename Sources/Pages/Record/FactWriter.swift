package import Directory
internal import Formats
package import Markup

/// Writes a fact as a row: its name, its value, and the numbers of its sources in a column of their own. Parts of a value
/// that evidence names have their numbers beside them.
package struct FactWriter {
    package let repository: Repository
    package let evidence: EvidenceNotes
    /// The day whose names count; nil for today's.
    package var asOf: Day?
    /// The languages that the request names, which links keep; nil where it names none.
    package var languages: NameLanguages?

    private var values: ValueWriter { ValueWriter(repository: repository, asOf: asOf, languages: languages) }

    /// Writes a field as a group of a description list.
    ///
    /// - Parameter others: the fields that are told in the same row, each with its value.
    package func write(
        _ field: Field,
        _ value: JSON,
        with others: [(field: Field, value: JSON)] = [],
        to html: inout HTML
    ) {
        html.element("div", .class("fact"), .id("f-\(field.name)")) { html in
            html.element("dt", Attribute("title", field.meaning), text: field.label)
            html.element("dd") { html in
                content(field, value, to: &html)
                for other in others { beside(other.field, other.value, to: &html) }
            }
            html.element("dd", .class("src")) { html in
                evidence.write(field.name, with: others.map(\.field.name), label: field.label, to: &html)
                if !field.isFact, field.isInSeed {
                    html.raw("<span class=\"ours\" title=\"A remark or judgement of this data set\">our reading</span>")
                }
            }
        }
    }

    /// What is told in the row of another field: ", by decision PC.DEC/245".
    private func beside(_ field: Field, _ value: JSON, to html: inout HTML) {
        html.element("span", .id("f-\(field.name)"), Attribute("title", field.meaning)) { html in
            html.text(", \(field.label.inSentence) ")
            values.writeInline(value, field.type, to: &html)
        }
    }

    private func content(_ field: Field, _ value: JSON, to html: inout HTML) {
        switch (field.type, value) {
        case (.object(let fields, _), .object): object(field, fields, value, to: &html)
        case (.list(.object(let fields, let key)), .array(let items)):
            if let day = asOf, UnknownChange.isPossible(on: day, among: items, fields) {
                html.element("p", .class("small"), text: UnknownChange.words)
            }
            html.element("ul", .class("items")) { html in
                for (item, label) in zip(items, key?.labels(of: items) ?? items.map { _ in nil }) {
                    html.element("li") { html in
                        self.item(fields, first: key?.first, item, to: &html)
                        if let label {
                            let words = words(of: label, fields, key?.first)
                            evidence.write("\(field.name).\(label)", label: "\(field.label), \(words)", to: &html)
                        }
                    }
                }
            }
        case (.list(let element), .array(let items)):
            html.element("ul", .class("values")) { html in
                for item in items {
                    html.element("li") { html in
                        values.write(item, element, to: &html)
                        let words = ValueWords(repository: values.repository).words(item, element)
                        evidence.write("\(field.name).\(item.text)", label: "\(field.label), \(words)", to: &html)
                    }
                }
            }
        default: values.write(value, field.type, to: &html)
        }
    }

    /// What tells an item from others, in words: the name of a record that an id stands for, the label of a term.
    private func words(of label: String, _ fields: [Field], _ key: String?) -> String {
        guard let type = fields.first(where: { $0.name == key })?.type else { return label }
        return ValueWords(repository: values.repository).words(.string(label), type)
    }

    private func object(_ field: Field, _ fields: [Field], _ value: JSON, to html: inout HTML) {
        let phrases = ItemPhrase.phrases(of: value, fields)
        for (place, phrase) in phrases.enumerated() {
            html.element("div", .class("said")) { html in
                values.writeLabel(phrase, among: phrases, to: &html)
                values.writeWhole(phrase, to: &html)
                // the first phrase speaks for what programs alone are told of
                let hidden = place == 0 ? fields.filter { $0.place == .programs && value[$0.name] != nil } : []
                evidence.write(
                    "\(field.name).\(phrase.field.name)",
                    with: (phrase.fields.dropFirst() + hidden).map { "\(field.name).\($0.name)" },
                    label: "\(field.label), \(phrase.field.label)",
                    to: &html
                )
            }
        }
    }

    /// An item of a list of objects on a line: the parts with their names, the one that tells items apart first and
    /// without.
    private func item(_ fields: [Field], first key: String?, _ item: JSON, to html: inout HTML) {
        for phrase in ItemPhrase.phrases(of: item, fields, first: key) {
            html.element("span", .class("part")) { html in
                if let label = phrase.label {
                    html.element("span", .class("part-name"), text: label)
                    html.raw(" ")
                }
                values.write(phrase, to: &html)
            }
            html.raw(" ")
        }
    }
}
