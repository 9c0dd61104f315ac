internal import Addresses
internal import Words

/// The name that the answer of a resource has as a file: what it holds, the version of the data, and the format.
/// `/operations.csv?dimension=human` is `operations-dimension-human-ca9d43bd0f48.csv`.
struct FileName: Equatable {
    /// The name: small letters, digits and hyphens, all of them ASCII, so that it needs no encoding (RFC 6266, appendix D).
    let text: String

    /// The bytes of the part before the version at most. What a long query adds beyond is left out.
    static let longestStem = 120

    /// - Parameters:
    ///   - path: the path without an ending.
    ///   - pairs: the query without what chooses the format.
    init(path: String, _ pairs: [Target.Pair], version: String, ending: String) {
        let stem = path == "/" ? Route.rootName : path
        var words = Folding.slug(stem)
        for pair in pairs {
            for word in [pair.name, pair.value] {
                // what is no letter in any script we know of leaves nothing
                let slug = Folding.slug(String(word.prefix(Self.longestStem))).filter(\.isASCII)
                if !slug.isEmpty { words += "-" + slug }
            }
            if words.utf8.count > Self.longestStem { break }
        }
        let cut = words.utf8.count <= Self.longestStem ? words : Self.cut(words)
        text = "\(cut)-\(version).\(ending)"
    }

    /// The words of a text that have room.
    private static func cut(_ text: String) -> String {
        let room = text.prefix(longestStem)
        return String(room.lastIndex(of: "-").map { room[..<$0] } ?? room)
    }

    /// The field that tells it. `inline`: a browser shows what it can show.
    var field: (name: String, value: String) { ("Content-Disposition", "inline; filename=\"\(text)\"") }
}
