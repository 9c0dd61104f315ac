internal import Words

/// The words of a name as names are compared: without case, marks and apostrophes, in Latin letters, British and American
/// spelling alike, common abbreviations written out.
package enum NameWords {
    /// The words that are read of a name at most; what is longer is no name.
    package static let most = 40
    /// The bytes that are read of a name at most.
    package static let longest = 1_000

    /// A word with the letters that it was written in, folded.
    struct Written {
        var key: String
        var letters: String
    }

    /// The words of a text, in order. O(bytes).
    package static func words(_ text: String) -> [String] { written(text).map(\.key) }

    /// The words of a text with their letters, in order. O(bytes).
    static func written(_ text: String) -> [Written] {
        var words: [Written] = []
        let text = Acronym.undotted(prepared(text))
        SearchFolding.fold(text).withUnsafeBufferPointer { bytes in
            FoldedWord.words(of: bytes) { word in
                guard words.count < most else { return }
                let letters = String(decoding: bytes[word.range], as: UTF8.self)
                // co-operation is cooperation
                if word.isJoined, words.last?.key == "co" {
                    words[words.count - 1] = Written(key: key("co" + letters), letters: "co" + letters)
                    return
                }
                for part in parts(letters) where words.count < most {
                    words.append(Written(key: key(part), letters: part))
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

    /// The text without years in parentheses at its end, as lists have them behind names, with these years; none where the
    /// numbers are no years.
    static func withoutYears(_ text: String) -> (text: String, years: [Int])? {
        guard text.last == ")", let start = text.lastIndex(of: "("), start > text.startIndex else { return nil }
        let inside = text[text.index(after: start)...].dropLast()
        guard inside.contains(where: \.isNumber), inside.allSatisfy({ $0.isNumber || " -–—./,".contains($0) }) else {
            return nil
        }
        let numbers = inside.split { !$0.isNumber }
        let years = numbers.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
        return (String(text[..<start]), years.count == numbers.count ? years : [])
    }

    /// What stands in parentheses at the end of a text, and what stands before them; nil where one of the two is empty.
    static func inParentheses(_ text: String) -> (before: String, inside: String)? {
        guard text.utf8.count <= longest, text.last == ")", let start = text.lastIndex(of: "("), start > text.startIndex
        else { return nil }
        let inside = text[text.index(after: start)...].dropLast()
        return inside.isEmpty ? nil : (String(text[..<start]), String(inside))
    }

    /// The correction, addendum or revision that a symbol names, such as `corr.2`; nil for none.
    static func revision(of symbol: String) -> String? {
        let pieces = symbol.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for (place, piece) in pieces.enumerated().reversed() {
            for kind in ["corr", "add", "rev"] where piece.hasPrefix(kind) {
                let number = piece.dropFirst(kind.utf8.count)
                if number.isEmpty, place + 1 < pieces.count { return kind + "." + pieces[place + 1] }
                if !number.isEmpty, number.allSatisfy(\.isNumber) { return kind + "." + number }
            }
        }
        return nil
    }

    /// Whether a text names somebody at the organization, such as a delegation, and not a part of it: "… to the OSCE".
    static func isAtOrganization(_ words: [String]) -> Bool {
        guard let last = words.last, isOrganization(last) else { return false }
        let before = words.dropLast().last { !articles.contains($0) }
        return before.map { ["to", "at", "with", "bei"].contains($0) } ?? false
    }

    private static let articles: Set<String> = ["the", "der"]

    /// Whether a word says little of what is named.
    static func isSmall(_ word: String) -> Bool { SmallWords.contains(word) }

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

    /// The text with `&` as a word, without apostrophes but behind a single letter, as in French articles, and with acronyms
    /// told apart from small words.
    private static func prepared(_ text: String) -> String {
        var prepared = ""
        var letters = 0
        var word = Substring.UnicodeScalarView()
        let read = text.unicodeScalars.prefix(longest)
        let isMixed = read.contains(where: \.properties.isLowercase)
        func end() -> String { isMixed && SmallWords.isAcronym(word) ? SmallWords.acronym("") : "" }
        for scalar in read {
            let isLetter = scalar.properties.isAlphabetic
            if !isLetter {
                // not in "d'…" and "co-…", whose letters belong to what follows
                if scalar == " " || scalar == "," || scalar == ")" { prepared += end() }
                word = Substring.UnicodeScalarView()
            }
            switch scalar {
            case "&": prepared += " and "
            case "'", "’", "‘", "ʻ", "ʼ", "ʹ", "′", "`", "´":
                if letters == 1 { prepared.append(" ") }
            default: prepared.unicodeScalars.append(scalar)
            }
            letters = isLetter ? letters + 1 : 0
            if isLetter, word.count < 3 { word.append(scalar) }
        }
        return prepared + end()
    }
}
