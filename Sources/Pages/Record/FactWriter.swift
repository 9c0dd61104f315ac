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
            html.element("ul", .class("items")) { html in
                for (item, label) in zip(items, key?.labels(of: items) ?? items.map { _ in nil }) {
                    html.element("li") { html in
                        self.item(fields, first: key?.first, item, to: &html)
                        if let label {
                            evidence.write("\(field.name).\(label)", label: "\(field.label), \(label)", to: &html)
                        }
                    }
                }
            }
        case (.list(let element), .array(let items)):
            html.element("ul", .class("values")) { html in
                for item in items {
                    html.element("li") { html in
                        values.write(item, element, to: &html)
                        evidence.write("\(field.name).\(item.text)", label: "\(field.label), \(item.text)", to: &html)
                    }
                }
            }
        default: values.write(value, field.type, to: &html)
        }
    }

    private func object(_ field: Field, _ fields: [Field], _ value: JSON, to html: inout HTML) {
        let shown = fields.filter { $0.place != .programs && value[$0.name] != nil }
        html.element("dl", .class("parts")) { html in
            for part in shown {
                guard let inner = value[part.name] else { continue }
                html.element("div") { html in
                    // what is alone there is what the row is called
                    html.element(
                        "dt",
                        shown.count == 1 ? .class("visually-hidden") : nil,
                        Attribute("title", part.meaning),
                        text: part.label
                    )
                    html.element("dd") { html in
                        values.write(inner, part.type, to: &html)
                        evidence.write(
                            "\(field.name).\(part.name)",
                            with: hidden(of: field, fields, value, part),
                            label: "\(field.label), \(part.label)",
                            to: &html
                        )
                    }
                }
            }
        }
    }

    /// The paths of the parts that programs alone are told of, which the first part speaks for.
    private func hidden(of field: Field, _ fields: [Field], _ value: JSON, _ part: Field) -> [String] {
        guard part.name == fields.first(where: { $0.place != .programs && value[$0.name] != nil })?.name else {
            return []
        }
        return fields.filter { $0.place == .programs && value[$0.name] != nil }.map { "\(field.name).\($0.name)" }
    }

    /// An item of a list of objects on a line: the parts with their names, the one that tells items apart first and
    /// without.
    private func item(_ fields: [Field], first key: String?, _ item: JSON, to html: inout HTML) {
        let ordered = fields.filter { $0.name == key } + fields.filter { $0.name != key }
        for part in ordered where part.place != .programs {
            guard let inner = item[part.name] else { continue }
            html.element("span", .class("part")) { html in
                if part.name != key, part.name != "value", !Self.speaksForItself(part.type) {
                    html.element("span", .class("part-name"), text: part.label)
                    html.raw(" ")
                }
                values.writeInline(inner, part.type, to: &html)
            }
            html.raw(" ")
        }
    }

    /// Whether values of the type are understood without the name of their field.
    private static func speaksForItself(_ type: FieldType) -> Bool {
        switch type {
        case .text, .reference, .list, .term: true
        default: false
        }
    }
}
