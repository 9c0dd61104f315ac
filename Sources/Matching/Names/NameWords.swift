internal import Words

/// The words of a name as names are compared: without case, marks and apostrophes, in Latin letters, British and American
/// spelling alike, common abbreviations written out.
package enum NameWords {
    /// The words that are read of a name at most; what is longer is no name.
    package static let most = 40
    /// The bytes that are read of a name at most.
    package static let longest = 1_000

    /// The words of a text, in order. O(bytes).
    package static func words(_ text: String) -> [String] {
        var letters: [String: String] = [:]
        return words(text, letters: &letters)
    }

    /// The words of a text, in order. O(bytes).
    ///
    /// - Parameter typed: gets the letters of words that are compared without some of them.
    static func words(_ text: String, letters typed: inout [String: String]) -> [String] {
        var words: [String] = []
        let text = Acronym.undotted(prepared(text))
        SearchFolding.fold(text).withUnsafeBufferPointer { bytes in
            FoldedWord.words(of: bytes) { word in
                guard words.count < most else { return }
                let letters = String(decoding: bytes[word.range], as: UTF8.self)
                // co-operation is cooperation
                if word.isJoined, words.last == "co" {
                    words[words.count - 1] = key("co" + letters)
                    return
                }
                for part in parts(letters) where words.count < most {
                    let key = key(part)
                    if key.utf8.count < part.utf8.count { typed[key] = part }
                    words.append(key)
                }
            }
        }
        return words
    }

    /// The first letters of the words of a name, without those of small words and of the organization, as people make
    /// acronyms of names that have none.
    static func initials(_ text: String) -> String {
        String(
            words(text).filter { !isSmall($0) && !isOrganization($0) }.compactMap(\.first)
        )
    }

    /// The text without years in parentheses at its end, as lists have them behind names.
    static func withoutYears(_ text: String) -> String? {
        guard text.last == ")", let start = text.lastIndex(of: "("), start > text.startIndex else { return nil }
        let inside = text[text.index(after: start)...].dropLast()
        let isYears = inside.contains { $0.isNumber } && inside.allSatisfy { $0.isNumber || " -–—./,".contains($0) }
        return isYears ? String(text[..<start]) : nil
    }

    /// Whether a word says little of what is named.
    static func isSmall(_ word: String) -> Bool { StopWords.contains(word.utf8) }

    /// Whether a word is the organization's own name, which stands in many names and is left out of as many.
    static func isOrganization(_ word: String) -> Bool { word == organization || word == conference }

    private static let organization = "osce"
    private static let conference = "csce"

    /// What the organization and the conference before it are called in other languages, in Latin letters.
    private static let organizations = Dictionary(
        uniqueKeysWithValues: [
            "osze", "obse", "obwe", "oebs", "ovse", "agit", "ebesz", "etyj", "ebso", "oase", "ossce",
        ]
        .map { ($0, organization) } + ["ksze", "sbse", "kbwe", "kebs", "cssce"].map { ($0, conference) }
    )

    /// What is written in short in lists.
    private static let abbreviations = [
        "dept": "department", "dep": "department", "org": "organisation", "govt": "government", "gov": "government",
        "intl": "international", "rep": "representative", "coord": "coordinator", "prog": "programme",
        "comm": "commission", "min": "ministry", "natl": "national", "assoc": "association", "parl": "parliamentary",
        "sec": "security", "hum": "human", "env": "environmental", "econ": "economic", "pres": "presence",
        "proj": "project", "monit": "monitoring", "adm": "administrative", "st": "saint",
    ]

    private static func key(_ word: String) -> String {
        if let whole = organizations[word] { return whole }
        return String(decoding: WordKey.key((abbreviations[word] ?? word).utf8), as: UTF8.self)
    }

    /// Counterterrorism is two words, as in counter-terrorism.
    private static func parts(_ word: String) -> [String] {
        for beginning in ["counter", "anti"] where word.hasPrefix(beginning) {
            let rest = word.dropFirst(beginning.count)
            if rest.utf8.count >= 6 { return [beginning, String(rest)] }
        }
        return [word]
    }

    /// The text with `&` as a word, and without apostrophes but behind a single letter, as in French articles.
    private static func prepared(_ text: String) -> String {
        var prepared = ""
        var letters = 0
        for scalar in text.unicodeScalars.prefix(longest) {
            switch scalar {
            case "&": prepared += " and "
            case "'", "’", "‘", "ʻ", "ʼ", "ʹ", "′", "`", "´":
                if letters == 1 { prepared.append(" ") }
            default: prepared.unicodeScalars.append(scalar)
            }
            letters = scalar.properties.isAlphabetic ? letters + 1 : 0
        }
        return prepared
    }
}
