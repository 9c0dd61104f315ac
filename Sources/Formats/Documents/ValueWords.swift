internal import Addresses
package import Directory

/// Says values of records in plain words, for sentences: terms by their labels, references by names, dates in words.
package struct ValueWords {
    package let repository: Repository
    /// The day whose names count; nil for today's.
    package var asOf: Day?

    /// Joins its parts.
    package init(repository: Repository, asOf: Day? = nil) {
        self.repository = repository
        self.asOf = asOf
    }

    /// A value in words. O(its parts).
    package func words(_ value: JSON, _ type: FieldType) -> String {
        switch (type, value) {
        case (.list(.object(let fields, let key)), .array(let items)):
            items.map { item($0, fields, first: key?.first) }.joined(separator: "; ")
        case (.list(let element), .array(let items)): items.map { words($0, element) }.joined(separator: ", ")
        case (.object(let fields, let key), .object): item(value, fields, first: key?.first)
        default: scalar(value, type)
        }
    }

    /// The parts of an item, the one that tells items apart first and without its name.
    private func item(_ value: JSON, _ fields: [Field], first key: String?) -> String {
        ItemPhrase.phrases(of: value, fields, first: key).map { phrase in
            let words = phrase.pieces.map { piece in
                switch piece {
                case .text(let text): text
                case .value(let value, let type): self.words(value, type)
                }
            }.joined()
            return phrase.label.map { "\($0.inSentence) \(words)" } ?? words
        }.joined(separator: ", ")
    }

    private func scalar(_ value: JSON, _ type: FieldType) -> String {
        let text = value.plainText
        switch type {
        case .term(let vocabulary): return vocabulary.label(of: text)
        case .reference(let collections): return name(text, collections) ?? text
        case .either:
            return name(text, type.referenced)
                ?? type.vocabularies.first { $0.contains(text) }?.label(of: text) ?? text
        case .date: return Day(text)?.words() ?? text
        case .count: return text.groupedDigits
        case .text: return text.withDatesInWords
        case .url: return text.webAddress ?? "not on the web"
        case .flag: return value == true ? "yes" : "no"
        default: return text
        }
    }

    private func name(_ id: String, _ collections: [CollectionName]) -> String? {
        collections.lazy.compactMap { collection in
            let store = repository[collection]
            // one of another day, or of another release, may have gone or got another id since
            return
                (repository.identity(collection, id: id, asOf: asOf) ?? store.record(id: id)
                ?? store.record(formerID: id))?.name ?? repository.dataset.removed[collection, id]?.name
        }.first
    }
}

extension JSON {
    /// A value without parts as text; JSON where it has parts.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .number(let literal): literal
        default: String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension String {
    /// A label within a sentence: with a small letter at its beginning, but for what is written in capitals.
    package var inSentence: String {
        let start = prefix(2)
        return start.count == 2 && start.last?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }

    /// The text without a full stop at its end, for a sentence that goes on.
    package var withoutStop: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }
}
