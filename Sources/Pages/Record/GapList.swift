internal import Directory
internal import Formats
internal import Markup

/// What is not known of a record, and what was looked for.
struct GapList {
    let record: Record
    let gaps: [JSON]
    let repository: Repository

    func write(to html: inout HTML) {
        html.element("ul", .class("gaps")) { html in
            for gap in gaps {
                let field = gap["field"]?.string ?? ""
                html.element("li", .class("gap")) { html in
                    html.element("strong", text: "\(label(of: field)).")
                    html.text(" \((gap["reason"]?.string ?? "").withDatesInWords) ")
                    ReportLink(repository: repository, record: record, field: field, value: gap["reason"]?.string)
                        .write("Do you know?", to: &html)
                }
            }
        }
    }

    /// What people call a path, as far as the table has its parts.
    private func label(of path: String) -> String {
        var fields = repository[record.collection].schema.fields
        var labels: [String] = []
        for part in path.split(separator: ".") {
            guard let field = fields.first(where: { $0.name == part }) else {
                labels.append(labels.isEmpty ? String(part).inWords : String(part))
                fields = []
                continue
            }
            labels.append(field.label)
            fields = field.type.parts
        }
        return labels.joined(separator: ", ")
    }
}

extension FieldType {
    /// The fields of an object, or of the objects of a list; none otherwise.
    fileprivate var parts: [Field] {
        switch self {
        case .object(let fields, _), .list(.object(let fields, _)): fields
        default: []
        }
    }
}
