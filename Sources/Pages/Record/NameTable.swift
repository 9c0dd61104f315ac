package import Directory
package import Markup

/// Every name of a record, with its language, the time it was in use and what says so.
package struct NameTable {
    package let names: [JSON]
    package let evidence: EvidenceNotes
    package let repository: Repository

    package func write(to html: inout HTML) {
        html.raw("<h2 id=\"names\">Names</h2>")
        html.element("ul", .class("names"), .id("f-names")) { html in
            for (name, label) in zip(names, Self.key?.labels(of: names) ?? names.map { _ in nil }) {
                html.element("li") { self.name(name, label, &$0) }
            }
        }
        evidence.write("names", label: "Names", to: &html)
    }

    /// - Parameter label: what evidence calls the name.
    private func name(_ name: JSON, _ label: String?, _ html: inout HTML) {
        let value = name["value"]?.string ?? ""
        let language = name["language"]?.string ?? "en"
        html.element("span", .class("name"), language == "en" ? nil : .lang(language), text: value)
        html.raw(" ")
        html.element("span", .class("name-about")) { html in
            html.text(NameTable.kinds?.label(of: name["kind"]?.string ?? "") ?? "")
            if language != "en" { html.text(", \(Self.languages[language] ?? language)") }
            if let from = name["from"]?.string {
                html.raw(", from ")
                DateWords.write(from, to: &html)
            }
            if let to = name["to"]?.string {
                html.raw(" to ")
                DateWords.write(to, to: &html)
            }
            if let decision = name["decision"]?.string { html.text(", by \(decision)") }
            if let note = name["note"]?.string { html.text(". \(note)") }
        }
        if let label { evidence.write("names.\(label)", label: "the name \(label)", to: &html) }
    }

    /// What evidence tells names apart by, as the tables have it.
    private static let key: ItemKey? = CollectionSchema.all.lazy.flatMap(\.fields).compactMap { field in
        if field.name == "names", case .list(.object(_, let key)) = field.type { key } else { nil }
    }.first

    /// The closed list of kinds of names, as the tables have it.
    private static let kinds: Vocabulary? = CollectionSchema.all.lazy.flatMap(\.fields)
        .filter { $0.name == "names" }.flatMap { Leaf.leaves(ofField: $0) }
        .filter { $0.field.name == "kind" }.compactMap { $0.type.vocabularies.first }.first

    /// What people call languages, by BCP 47 tag.
    private static let languages = [
        "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "ru": "Russian", "uk": "Ukrainian",
        "sq": "Albanian", "sr": "Serbian", "mk": "Macedonian", "bs": "Bosnian", "hr": "Croatian", "ro": "Romanian",
        "tr": "Turkish", "pl": "Polish", "nl": "Dutch", "el": "Greek", "hy": "Armenian", "az": "Azerbaijani",
        "ka": "Georgian", "kk": "Kazakh", "ky": "Kyrgyz", "tg": "Tajik", "tk": "Turkmen", "uz": "Uzbek",
        "la": "Latin", "mn": "Mongolian",
    ]
}
