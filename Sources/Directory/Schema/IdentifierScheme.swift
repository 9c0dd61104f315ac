/// Identifiers that others give: their form, and the address that stands for the thing where its publisher has one.
package struct IdentifierScheme: Sendable {
    /// The id, as it stands in records and addresses.
    package let id: String
    /// What it is, as a sentence.
    package let meaning: String
    /// What people call it.
    package let label: String
    /// Other words for the id.
    let synonyms: [String]
    /// The form of a value, in words.
    package let form: String
    /// The address of a thing before its value; nil where the publisher has none.
    package let address: String?
    /// What addresses of this scheme begin with where the rest is not the value; nil where `address` says it all.
    package let root: String?
    private let isOfForm: @Sendable (Substring.UTF8View) -> Bool

    private init(
        _ id: String,
        _ label: String,
        _ meaning: String,
        synonyms: [String] = [],
        form: String,
        address: String? = nil,
        root: String? = nil,
        _ isOfForm: @escaping @Sendable (Substring.UTF8View) -> Bool
    ) {
        (self.id, self.label, self.meaning, self.synonyms) = (id, label, meaning, synonyms)
        (self.form, self.address, self.root, self.isOfForm) = (form, address, root, isOfForm)
    }

    /// Every scheme.
    package static let all: [IdentifierScheme] = [
        .init(
            "wikidata",
            "Wikidata",
            "The item of Wikidata.",
            form: "Q and a number, such as Q81299",
            address: "http://www.wikidata.org/entity/"
        ) { $0.first == UInt8(ascii: "Q") && isNumber($0.dropFirst(), 1...12) },
        .init(
            "geonames",
            "GeoNames",
            "The number of the place in GeoNames.",
            form: "a number, such as 2761369",
            address: "https://sws.geonames.org/"
        ) { isNumber($0, 1...12) },
        .init(
            "m49",
            "UN M49",
            "The standard code for statistical use of the United Nations.",
            synonyms: ["un-m49", "unsd"],
            form: "three digits, such as 040"
        ) { $0.count == 3 && isDigits($0) },
        .init(
            "iso-3166-1-alpha-3",
            "ISO 3166-1 alpha-3",
            "The three-letter code of ISO 3166-1.",
            synonyms: ["iso3", "alpha-3"],
            form: "three capital letters, such as AUT"
        ) { $0.count == 3 && $0.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } },
        .init(
            "iso-3166-1-numeric",
            "ISO 3166-1 numeric",
            "The numeric code of ISO 3166-1.",
            synonyms: ["iso-numeric", "numeric"],
            form: "three digits, such as 040"
        ) { $0.count == 3 && isDigits($0) },
        .init(
            "eu-authority",
            "EU authority table",
            "The code in an authority table of the Publications Office of the European Union.",
            synonyms: ["eu"],
            form: "capital letters, digits and underscores, such as AUT or 1A0",
            root: "http://publications.europa.eu/resource/authority/"
        ) { (1...40).contains($0.count) && $0.allSatisfy { isCapitalOrDigit($0) || $0 == UInt8(ascii: "_") } },
        .init(
            "gleditsch-ward",
            "Gleditsch–Ward",
            "The number of the State in the list of Gleditsch and Ward.",
            synonyms: ["gw"],
            form: "a number of up to three digits, such as 305"
        ) { isNumber($0, 1...3) },
        .init(
            "oecd-dac-channel",
            "OECD DAC channel",
            "The code of the channel of delivery in the reporting of the OECD's Development Assistance Committee.",
            synonyms: ["dac", "dac-channel"],
            form: "five digits, such as 47131"
        ) { $0.count == 5 && isDigits($0) },
        .init(
            "ror",
            "ROR",
            "The organization in the Research Organization Registry.",
            form: "0 and eight letters and digits, such as 00qxmfv78",
            address: "https://ror.org/"
        ) { $0.count == 9 && $0.first == UInt8(ascii: "0") && $0.allSatisfy(isSmallOrDigit) },
        .init(
            "viaf",
            "VIAF",
            "The cluster in the Virtual International Authority File.",
            form: "a number",
            address: "http://viaf.org/viaf/"
        ) { isNumber($0, 1...22) },
        .init(
            "isni",
            "ISNI",
            "The International Standard Name Identifier (ISO 27729).",
            form: "sixteen digits without spaces, the last may be X",
            address: "https://isni.org/isni/"
        ) { $0.count == 16 && isDigits($0.dropLast()) && isDigitOrX($0.last) },
        .init(
            "gnd",
            "GND",
            "The authority record of the Gemeinsame Normdatei.",
            form: "digits and hyphens, the last may be X",
            address: "https://d-nb.info/gnd/"
        ) {
            (2...20).contains($0.count) && $0.dropLast().allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
                && isDigitOrX($0.last)
        },
    ]

    /// The scheme of an id.
    package static func named(_ id: String) -> IdentifierScheme? { all.first { $0.id == id } }

    /// The scheme that a word means: an id or a synonym in any case.
    package static func meant(by word: String) -> IdentifierScheme? {
        let word = word.lowercased()
        return all.first { $0.id == word || $0.synonyms.contains(word) }
    }

    /// Whether a value has the form of the scheme.
    package func takes(_ value: String) -> Bool { isOfForm(value[...].utf8) }

    // MARK: Forms

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isDigits(_ text: some Collection<UInt8>) -> Bool { text.allSatisfy(isDigit) }

    /// Whether this is a number that does not begin with 0, of so many digits.
    private static func isNumber(_ text: some Collection<UInt8>, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.count) && text.first != UInt8(ascii: "0") && isDigits(text)
    }

    private static func isDigitOrX(_ byte: UInt8?) -> Bool {
        byte.map { isDigit($0) || $0 == UInt8(ascii: "X") } ?? false
    }

    private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isSmallOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
