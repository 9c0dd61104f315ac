package import Directory
package import Markup

/// Writes a fact: its name, its value, and for each part that evidence names a mark that opens it.
package struct FactWriter {
    package let repository: Repository
    package let evidence: EvidenceNotes
    /// The day whose names count; nil for today's.
    package var asOf: Day?
    /// The languages that the request names, which links keep; nil where it names none.
    package var languages: NameLanguages?

    private var values: ValueWriter { ValueWriter(repository: repository, asOf: asOf, languages: languages) }

    /// Writes a field as a group of a description list.
    package func write(_ field: Field, _ value: JSON, to html: inout HTML) {
        html.element("div", .class("fact"), .id("f-\(field.name)")) { html in
            html.element("dt", Attribute("title", field.meaning), text: field.label)
            html.element("dd") { html in
                content(field, value, to: &html)
                evidence.write(field.name, label: field.label, to: &html)
                if !field.isFact, field.isInSeed {
                    html.raw("<span class=\"ours\" title=\"A remark or judgement of this data set\">judgement</span>")
                }
            }
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
        html.element("dl", .class("parts")) { html in
            for part in fields {
                guard let inner = value[part.name] else { continue }
                html.element("div") { html in
                    html.element("dt", Attribute("title", part.meaning), text: part.label)
                    html.element("dd") { html in
                        values.write(inner, part.type, to: &html)
                        evidence.write("\(field.name).\(part.name)", label: "\(field.label), \(part.label)", to: &html)
                    }
                }
            }
        }
    }

    /// An item of a list of objects on a line: the parts with their names, the one that tells items apart first and
    /// without.
    private func item(_ fields: [Field], first key: String?, _ item: JSON, to html: inout HTML) {
        let ordered = fields.filter { $0.name == key } + fields.filter { $0.name != key }
        for part in ordered {
            guard let inner = item[part.name] else { continue }
            html.element("span", .class("part")) { html in
                if part.name != key, !Self.speaksForItself(part.type) {
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
        case .text, .reference, .list: true
        default: false
        }
    }
}
