internal import Addresses
package import Directory
internal import Formats
package import Markup

/// Writes the values of records for people: terms by their labels, ids as links to what they name, dates in words.
package struct ValueWriter {
    package let repository: Repository
    /// The day whose names count; nil for today's.
    package var asOf: Day?
    /// The languages that the request names, which links keep; nil where it names none.
    package var languages: NameLanguages?
    /// Whether dates are written short, as in a column of a table.
    var shortensDates = false

    /// Writes a value of this type. A list of several is written as a list.
    package func write(_ value: JSON, _ type: FieldType, to html: inout HTML) {
        switch (type, value) {
        case (.list(let element), .array(let values)):
            if values.count == 1 { return write(values[0], element, to: &html) }
            html.element("ul", .class(Self.isShort(element) ? "values" : "items")) { html in
                for value in values { html.element("li") { write(value, element, to: &$0) } }
            }
        case (.object(let fields, _), .object): object(value, fields, to: &html)
        case (.any, _): html.element("code", text: value.text)
        default: scalar(value, type, to: &html)
        }
    }

    /// Writes a value where only words can stand: the values of a list after each other.
    func writeInline(_ value: JSON, _ type: FieldType, to html: inout HTML) {
        guard case .list(let element) = type, let values = value.array else { return scalar(value, type, to: &html) }
        for (place, value) in values.enumerated() {
            if place > 0 { html.raw(", ") }
            scalar(value, element, to: &html)
        }
    }

    /// Writes the parts of an object as phrases, each with its name where it needs one.
    private func object(_ value: JSON, _ fields: [Field], to html: inout HTML) {
        let phrases = ItemPhrase.phrases(of: value, fields)
        for phrase in phrases {
            html.element("div") { html in
                writeLabel(phrase, among: phrases, to: &html)
                writeWhole(phrase, to: &html)
            }
        }
    }

    /// Writes what a phrase is called where it is not understood without.
    func writeLabel(_ phrase: ItemPhrase, among phrases: [ItemPhrase], to html: inout HTML) {
        guard phrase.isTold(among: phrases) else { return }
        html.element(
            "span",
            .class("part-name"),
            Attribute("title", phrase.field.meaning),
            text: phrase.label ?? phrase.field.label
        )
        html.raw(" ")
    }

    /// Writes what a phrase says; the values of a list that is all of it are a list.
    func writeWhole(_ phrase: ItemPhrase, to html: inout HTML) {
        guard phrase.pieces.count == 1, case .value(let value, let type) = phrase.pieces[0] else {
            return write(phrase, to: &html)
        }
        write(value, type, to: &html)
    }

    /// Writes what a phrase says, on a line.
    func write(_ phrase: ItemPhrase, to html: inout HTML) {
        for piece in phrase.pieces {
            switch piece {
            case .text(let text): html.text(text)
            case .value(let value, let type): writeInline(value, type, to: &html)
            }
        }
    }

    /// Writes a value that has no parts.
    package func scalar(_ value: JSON, _ type: FieldType, to html: inout HTML) {
        switch type {
        case .term(let vocabulary):
            html.element("span", Attribute("data-term", value.text), text: vocabulary.label(of: value.text))
        case .reference(let collections): reference(value.text, collections, to: &html)
        case .either:
            if record(value.text, type.referenced) != nil {
                reference(value.text, type.referenced, to: &html)
            } else {
                html.text(type.vocabularies.first { $0.contains(value.text) }?.label(of: value.text) ?? value.text)
            }
        case .date: DateWords.write(value.text, isShort: shortensDates, to: &html)
        case .count: html.text(value.text.groupedDigits)
        case .flag: html.raw(value == true ? "yes" : "no")
        case .url:
            guard let address = value.text.webAddress else { return html.raw("not on the web") }
            html.link(address, Self.host(of: address), Attribute(literal: "rel", "external"))
        case .position: position(value, to: &html)
        case .text, .token, .slug: words(value.text, to: &html)
        case .any, .list, .object: html.element("code", text: value.text)
        }
    }

    /// A text; the address of a record is a link with the record's name.
    private func words(_ text: String, to html: inout HTML) {
        guard text.utf8.first == UInt8(ascii: "/") else { return html.text(text.withDatesInWords) }
        // of the data set as a whole there are changes too
        if text == Route.dataset.path { return html.link(text, repository.dataset.title) }
        guard let found = repository.record(at: text), let record = record(found.id, [found.collection]) else {
            return html.text(text)
        }
        html.element("a", .href(record.address)) { $0.name(record.name, in: record.language) }
    }

    private func reference(_ id: String, _ collections: [CollectionName], to html: inout HTML) {
        guard let record = record(id, collections) else { return html.text(id) }
        html.element("a", .href(record.address)) { $0.name(record.name, in: record.language) }
    }

    /// The name and address of a record as it was on the day; as it is today where it was not there then.
    private func record(_ id: String, _ collections: [CollectionName]) -> (
        name: String, language: String?, address: String
    )? {
        collections.lazy.compactMap { collection in
            if let record = repository.identity(collection, id: id, asOf: asOf) {
                return (record.name, record.nameLanguage, record.path(asOf: asOf, languages: languages))
            }
            return repository[collection].record(id: id).map {
                ($0.name, $0.nameLanguage, $0.path(asOf: nil, languages: languages))
            }
        }.first
    }

    private func position(_ value: JSON, to html: inout HTML) {
        guard let numbers = value.array, numbers.count == 2, case .number(let longitude) = numbers[0],
            case .number(let latitude) = numbers[1]
        else { return }
        func degrees(_ literal: String, _ positive: String, _ negative: String) -> String {
            literal.hasPrefix("-") ? "\(literal.dropFirst())° \(negative)" : "\(literal)° \(positive)"
        }
        html.text("\(degrees(latitude, "N", "S")), \(degrees(longitude, "E", "W"))")
    }

    /// Whether values of the type are a few words, so that several of them go on a line.
    private static func isShort(_ type: FieldType) -> Bool {
        switch type {
        case .text, .object, .any, .list: false
        default: true
        }
    }

    /// The host of an address, which tells a reader where a link leads.
    static func host(of address: String) -> String {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
        let host = rest.first.map(String.init) ?? address
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
