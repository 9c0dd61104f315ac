internal import Directory
internal import Words

/// Remarks of whoever wrote a sheet that stand where a value belongs: "title not seen", "(to be checked)".
///
/// They tell an editor what to do, and are nothing that a reader of the data should see.
enum FactRemark {
    /// What such remarks are written with, folded.
    private static let phrases = [
        "see note", "see the note", "see above", "see below", "not seen", "not read", "not confirmed", "not checked",
        "not verified", "to be checked", "to be confirmed", "to be verified", "to check", "until read", "is read",
        "cut in the copy", "cut off in the copy", "title open", "symbol open", "day open", "number open",
        "title unknown",
        "from memory", "tbc", "tbd", "same as above", "as above", "lose their note", "mark as",
    ]
    /// The words that a note to an editor begins with, folded, where a title or a sentence of the data does not.
    private static let openings = [
        "add", "keep", "use", "replace", "attribute to", "remove", "delete", "correct to", "change to",
    ]
    /// What stands in brackets behind a value as a remark on it.
    private static let suffixes = [
        "(inferred)", "(descriptive)", "(proposed)", "(new)", "(official)", "(former)", "(?)", "?",
    ]

    /// Refuses a value that holds a remark. What is no fact, such as a note, may say what it likes.
    static func refuse(_ value: JSON, _ type: FieldType, at path: String) throws(EditRefusal) {
        switch (value, type) {
        case (.string(let text), _):
            guard let remark = remark(in: text) else { return }
            throw .senseless(
                "\"\(text)\" for \(path) holds a remark (\(remark)), not only a value; write the value alone, the remark into note"
            )
        case (.array(let items), .list(let element)): for item in items { try refuse(item, element, at: path) }
        case (.object(let members), .object(let fields, _)):
            for member in members {
                guard let field = fields.first(where: { $0.name == member.name }), field.isFact else { continue }
                try refuse(member.value, field.type, at: "\(path).\(member.name)")
            }
        default: return
        }
    }

    /// The remark in a text; nil where there is none.
    static func remark(in text: String) -> String? {
        let lower = text.lowercased()
        if let suffix = suffixes.first(where: { $0.count > 1 && lower.hasSuffix($0) }) { return suffix }
        let words = " " + Folding.words(text).joined(separator: " ") + " "
        if let phrase = phrases.first(where: { words.contains(" \($0) ") }) { return phrase }
        // an instruction begins small and ends without a full stop
        guard let first = text.first, first.isLowercase, text.last != "." else { return nil }
        return openings.first { words.hasPrefix(" \($0) ") }
    }
}
