package import Directory
internal import Formats
package import Markup

/// Every name of a record, with its language, the time it was in use and what says so.
package struct NameTable {
    package let names: [JSON]
    /// The name in use.
    package let current: String?
    package let evidence: EvidenceNotes
    package let repository: Repository

    /// A name with what evidence calls it, and whether it is the one in use.
    private typealias Row = (name: JSON, label: String?, isInUse: Bool)

    package func write(to html: inout HTML) {
        let labels = Self.key?.labels(of: names) ?? names.map { _ in nil }
        let inUse = names.firstIndex { $0["value"]?.string == current }
        let rows = zip(names, labels).enumerated().map { place, pair -> Row in (pair.0, pair.1, place == inUse) }
        html.element("div", .id("f-names")) { html in
            for language in groups {
                let own = rows.filter { Self.group($0.name) == language }
                if language == PrimaryLanguage.code {
                    list(own, &html)
                } else {
                    html.element("details") { html in
                        html.element("summary") { html in
                            html.text(LanguageNames.english[language] ?? language)
                            html.raw(" ")
                            html.element("span", .class("number")) { $0.number(own.count) }
                        }
                        list(own, &html)
                    }
                }
            }
        }
        rest("All names", "names", &html)
        if inUse == nil { rest("The name in use, \(current ?? "")", "name", &html) }
    }

    /// What rests on sources beside the single names.
    private func rest(_ words: String, _ path: String, _ html: inout HTML) {
        guard evidence.has(path) else { return }
        html.element("p", .class("small soft")) { html in
            html.text(words)
            evidence.write(path, label: words, to: &html)
        }
    }

    private func list(_ rows: [Row], _ html: inout HTML) {
        html.element("ul", .class("names")) { html in
            for row in rows { html.element("li") { self.name(row.name, row.label, isInUse: row.isInUse, &$0) } }
        }
    }

    /// The languages of the names, without script and region: English first, then in the order in which they come.
    private var groups: [String] {
        var groups = [PrimaryLanguage.code]
        for name in names {
            let group = Self.group(name)
            if !groups.contains(group) { groups.append(group) }
        }
        return groups.filter { group in names.contains { Self.group($0) == group } }
    }

    private static func group(_ name: JSON) -> String {
        String(name["language"]?.string?.prefix { $0 != "-" } ?? "en")
    }

    /// - Parameter label: what evidence calls the name.
    private func name(_ name: JSON, _ label: String?, isInUse: Bool, _ html: inout HTML) {
        let value = name["value"]?.string ?? ""
        let language = name["language"]?.string ?? "en"
        html.element(
            "span",
            .class("name"),
            language == "en" ? nil : .lang(Self.tag(language, name["script"]?.string)),
            text: value
        )
        html.raw(" ")
        html.element("span", .class("name-about")) { html in
            html.text(NameTable.kinds?.label(of: name["kind"]?.string ?? "") ?? "")
            if language.utf8.contains(UInt8(ascii: "-")) { html.text(", \(language)") }
            if let script = name["script"]?.string { html.text(", in \(script)") }
            if let from = name["from"]?.string {
                html.raw(", from ")
                DateWords.write(from, to: &html)
            }
            if let to = name["to"]?.string {
                html.raw(" to ")
                DateWords.write(to, to: &html)
            }
            if let decision = name["decision"]?.string { html.text(", by \(decision)") }
            if let note = name["note"]?.string { html.text(". \(note.withDatesInWords)") }
        }
        // what the name in use rests on stands with it
        if let label {
            evidence.write(
                "names.\(label)",
                with: isInUse ? ["name"] : [],
                label: "the name \(label)",
                to: &html
            )
        } else if isInUse {
            evidence.write("name", label: "the name in use", to: &html)
        }
    }

    /// The tag of a name in a script that is not the usual one of its language.
    private static func tag(_ language: String, _ script: String?) -> String {
        guard let script, !language.contains(script) else { return language }
        let subtags = language.split(separator: "-", maxSplits: 1)
        return ([String(subtags[0]), script] + subtags.dropFirst().map(String.init)).joined(separator: "-")
    }

    /// What evidence tells names apart by, as the tables have it.
    private static let key: ItemKey? = CollectionSchema.all.lazy.flatMap(\.fields).compactMap { field in
        if field.name == "names", case .list(.object(_, let key)) = field.type { key } else { nil }
    }.first

    /// The closed list of kinds of names, as the tables have it.
    private static let kinds: Vocabulary? = CollectionSchema.all.lazy.flatMap(\.fields)
        .filter { $0.name == "names" }.flatMap { Leaf.leaves(ofField: $0) }
        .filter { $0.field.name == "kind" }.compactMap { $0.type.vocabularies.first }.first
}
