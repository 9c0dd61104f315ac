internal import Directory
internal import Markup

extension HTML {
    /// Writes the name of a record, in its language where that is not the page's.
    mutating func name(of record: Record) { name(record.name, in: record.nameLanguage) }

    /// Writes a name in a language; nil for the page's.
    mutating func name(_ name: String, in language: String?) {
        guard let language else { return text(name) }
        element("span", .lang(language), text: name)
    }

    /// Writes a link to a record, with its name.
    mutating func link(to record: Record, at address: String? = nil) {
        element("a", .href(address ?? record.path)) { $0.name(of: record) }
    }
}
