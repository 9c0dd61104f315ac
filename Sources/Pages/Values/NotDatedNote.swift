internal import Formats
internal import Markup

/// What a list, a map or a graph of a past day says of fields that are as they are today, since nothing dates them.
enum NotDatedNote {
    /// Writes the note; nothing where there are no such fields.
    static func write(_ fields: [String], to html: inout HTML) {
        guard !fields.isEmpty else { return }
        html.element("p", .class("not-dated")) { html in
            html.raw("<strong>Described as today</strong>, since nothing dates it: ")
            html.text(fields.map { FieldLabels.label($0).inSentence }.joined(separator: ", "))
            html.raw(".")
        }
    }
}
