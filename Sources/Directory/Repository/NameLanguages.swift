/// The languages that somebody wants names in, the dearest first.
package struct NameLanguages: Sendable, Hashable {
    /// The language tags (BCP 47) in their canonical case, each once.
    package let tags: [String]
    /// For each tag before one of English, what a name's tag may begin with in lower case, the closest first: the tag, then
    /// the tag without its last subtag (RFC 4647, 3.4).
    let ranges: [[[UInt8]]]

    /// The six working languages of the OSCE.
    package static let working = ["en", "fr", "de", "it", "ru", "es"]

    /// An address for each of them.
    package static func eachWorking(_ address: (NameLanguages) -> String) -> [(language: String, address: String)] {
        working.map { ($0, address(NameLanguages([$0]))) }
    }

    /// How many there may be.
    package static let most = 8

    /// Takes tags that are right.
    package init(_ tags: [String]) {
        self.tags = tags
        let foreign = tags.prefix { !PrimaryLanguage.includes($0.lowercased()) }
        ranges = foreign.map { tag in
            var subtags = tag.lowercased().split(separator: "-")
            var ranges: [[UInt8]] = []
            while !subtags.isEmpty {
                // a single letter opens what follows it
                if subtags.last?.utf8.count != 1 { ranges.append(Array(subtags.joined(separator: "-").utf8)) }
                subtags.removeLast()
            }
            return ranges
        }
    }

    /// Whether English comes first, in which records are named anyway.
    package var isPrimary: Bool { ranges.isEmpty }

    /// A regular expression for tags that are taken: the languages with a code of two letters, in the scripts that are
    /// common for them. Other registered tags are taken, too.
    package static let pattern =
        "^(\(LanguageCodes.short.sorted().joined(separator: "|")))(-(Latn|Cyrl|Arab|Armn|Geor|Grek|Hebr))?$"

    /// A tag in its canonical case; otherwise what is wrong with it, and the tag that was meant where that is plain.
    package static func canonical(_ tag: String) -> Result<String, Fault> {
        let written = LanguageTag.canonical(tag)
        guard let problem = LanguageTag.problem(in: written) else { return .success(written) }
        return .failure(Fault(problem: problem, nearest: LanguageTag.shortened(written)))
    }

    /// Why a tag is none.
    package struct Fault: Error {
        /// What is wrong, to follow the tag's place.
        package let problem: String
        /// The tag that was meant.
        package let nearest: String?
    }

    /// The tags before one of English.
    package var foreignTags: ArraySlice<String> { tags.prefix(ranges.count) }

    /// As a parameter has them.
    package var text: String { tags.joined(separator: ",") }
}
