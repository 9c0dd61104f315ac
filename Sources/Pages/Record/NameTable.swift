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
            for name in names { html.element("li") { self.name(name, &$0) } }
        }
        evidence.write("names", label: "Names", to: &html)
    }

    private func name(_ name: JSON, _ html: inout HTML) {
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
        evidence.write("names.\(value)", label: "the name \(value)", to: &html)
    }

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
