/// What the value of a field is.
package indirect enum FieldType: Sendable {
    /// Words for people: a name, a sentence, a paragraph.
    case text
    /// A short text that is compared as a whole, case-insensitively: a reference, a code, a city.
    case token
    /// A lower-case slug.
    case slug
    /// One term of a closed list.
    case term(Vocabulary)
    /// The id of a record of one of these collections.
    case reference([CollectionName])
    /// A value of the one type or the other.
    case either(FieldType, FieldType)
    /// A date known to the day, the month or the year.
    case date
    /// A whole number, zero or more.
    case count
    /// A yes or no.
    case flag
    /// An absolute http or https URL.
    case url
    /// Longitude and latitude in degrees, WGS 84, as RFC 7946 has a position.
    case position
    /// Any JSON value: that of a field that the record speaks of.
    case any
    /// Any number of values of one type.
    case list(FieldType)
    /// A value with fields of its own. Where it stands in a list, `key` tells evidence paths how to name items.
    case object([Field], key: ItemKey?)
}

/// A field of a collection's records: the one place that says what it is called, what it holds, how it is asked for.
///
/// The seed loader, the query parser, error messages, the OpenAPI document, schemas and CSV columns all read this.
package struct Field: Sendable {
    /// Where the value comes from.
    package enum Origin: Sendable {
        /// The seed file.
        case seed
        /// The ids of the records of a collection whose field at `path` refers to this record.
        case inverse(CollectionName, path: String)
        /// The date of the newest source that shows what the record says of today, and whether that is long ago.
        case confirmation(Confirmation)
        /// Made by the program in another documented way.
        case computed
    }

    /// What is told of the newest source of a record.
    package enum Confirmation: Sendable {
        /// Its date.
        case date
        /// Whether that lies so far back that the record is to be looked at again.
        case isDue
    }

    /// The name in seed and answer, in snake_case.
    package let name: String
    /// What the value is.
    package let type: FieldType
    /// What it means, as a sentence for users.
    package let meaning: String
    /// Whether every record has it.
    package let isRequired: Bool
    /// Whether it states a fact, which then needs a source.
    package let isFact: Bool
    /// The name of the query parameter that filters by it; nil where the field's path is the name.
    package let parameter: String?
    /// Other names of that parameter.
    package let synonyms: [String]
    /// Where the value comes from.
    package let origin: Origin
    /// Whether a slash in a value separates names of one thing in several languages, each of which finds it:
    /// `Prishtinë/Priština`.
    package let hasNamesInLanguages: Bool
    /// The last format of seeds in which their files hold it; nil where that has not changed. Releases of that time stay
    /// readable.
    package let storedUntil: Int?
    /// What becomes of the value on a past day.
    package let past: PastValue
    /// What the date says of the item of a list that it stands in; nil for nothing.
    package let bound: SpanBound?
    /// Of a list in the items of another: what tables that have a row for each of its words call the word. nil for a list
    /// that stays in the row of its item.
    package let rowWord: String?
    /// The most letters that a text there may have, as `maxLength` of JSON Schema counts them.
    package let longest: Int
    /// What its texts are, where one value is written in several ways or not every text is one; nil for any text.
    package let form: ValueForm?
    /// Whether many records share its values, though these are no closed list: a code of a language.
    package let isShared: Bool
    /// What people call it: the name in words, `status_note` "Status note", unless the table says otherwise (`called`).
    package internal(set) var label: String
    /// Where pages tell of it (`told`).
    package internal(set) var place = FieldPlace.facts

    /// Describes a field. How long its texts may be follows from name and type unless given.
    package init(
        _ name: String,
        _ type: FieldType,
        _ meaning: String,
        required isRequired: Bool = false,
        fact isFact: Bool = true,
        parameter: String? = nil,
        synonyms: [String] = [],
        origin: Origin = .seed,
        namesInLanguages hasNamesInLanguages: Bool = false,
        storedUntil: Int? = nil,
        past: PastValue = .byContent,
        bound: SpanBound? = nil,
        rowWord: String? = nil,
        longest: Int? = nil,
        shared isShared: Bool = false,
        form: ValueForm? = nil
    ) {
        self.name = name
        label = name.inWords
        self.type = type
        self.meaning = meaning
        self.isRequired = isRequired
        self.isFact = isFact
        self.parameter = parameter
        self.synonyms = synonyms
        self.origin = origin
        self.hasNamesInLanguages = hasNamesInLanguages
        self.storedUntil = storedUntil
        self.isShared = isShared
        self.form = form
        self.past = past
        self.bound = bound
        self.rowWord = rowWord
        self.longest = longest ?? SeedBounds.letters(of: name, type)
    }

    /// Whether the seed file holds it.
    package var isInSeed: Bool {
        if case .seed = origin { true } else { false }
    }

    /// Whether the seed file of a format holds it.
    func isInSeed(of format: Int) -> Bool { isInSeed || storedUntil.map { format <= $0 } ?? false }
}
