/// Judges language tags (BCP 47, RFC 5646): their form, and that their subtags are registered.
enum LanguageTag {
    /// What is wrong with a tag, to follow its path; nil where nothing is.
    static func problem(in tag: String) -> String? {
        // most names are in a language of two letters
        if LanguageCodes.short.contains(tag) { return nil }
        let shown = "\"\(tag.abbreviated)\""
        let subtags = tag.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard subtags.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }) else {
            return "\(shown) is no language tag; write one of BCP 47, such as en, ru or sr-Latn"
        }
        // for private use only
        if subtags[0] == "x", subtags.count > 1 { return nil }
        if let problem = languageProblem(subtags[0].lowercased(), shown) { return problem }
        let canonical = canonicalForm(subtags)
        guard canonical == tag else { return "\(shown) is written in another case; write \(canonical)" }
        return furtherProblem(subtags.dropFirst(), shown)
    }

    /// What is wrong with the code of a script; nil where nothing is.
    static func problem(inScript code: String) -> String? {
        if LanguageCodes.scripts.contains(code) { return nil }
        let written = code.prefix(1).uppercased() + code.dropFirst().lowercased()
        let remedy = LanguageCodes.scripts.contains(written) ? "write \(written)" : "write one, such as Latn or Cyrl"
        return "\"\(code.abbreviated)\" is no code of ISO 15924; \(remedy)"
    }

    private static func languageProblem(_ language: String, _ shown: String) -> String? {
        if LanguageCodes.short.contains(language) || LanguageCodes.long.contains(language) { return nil }
        if let short = LanguageCodes.shortened[language] { return "\(shown) has a shorter code; write \(short)" }
        return "\(shown) begins with no language that is registered; write a code of ISO 639, such as en, ru or cnr"
    }

    /// The case that RFC 5646, 2.1.1, recommends: `sr-Latn-RS`.
    private static func canonicalForm(_ subtags: [String]) -> String {
        var isExtension = false
        return subtags.enumerated().map { place, subtag in
            defer { if subtag.utf8.count == 1 { isExtension = true } }
            let small = subtag.lowercased()
            guard place > 0, !isExtension else { return small }
            switch small.utf8.count {
            case 2: return small.uppercased()
            case 4 where !isDigit(small.utf8.first ?? 0): return small.prefix(1).uppercased() + small.dropFirst()
            default: return small
            }
        }
        .joined(separator: "-")
    }

    /// What is wrong behind the language: script, region, variants, extensions, in this order and each after its own form.
    private static func furtherProblem(_ subtags: ArraySlice<String>, _ shown: String) -> String? {
        var rest = subtags
        if let script = rest.first, script.utf8.count == 4, !isDigit(script.utf8.first ?? 0) {
            guard LanguageCodes.scripts.contains(script) else {
                return "\(shown) names no script of ISO 15924 with \(script)"
            }
            rest.removeFirst()
        }
        if let region = rest.first, region.utf8.count == 2 || region.utf8.count == 3 && region.utf8.allSatisfy(isDigit)
        {
            guard LanguageCodes.regions.contains(region) else {
                return "\(shown) names no region of ISO 3166-1 or UN M.49 with \(region)"
            }
            rest.removeFirst()
        }
        while let subtag = rest.first {
            // what follows a single letter is an extension's own
            if subtag.utf8.count == 1 {
                return rest.count > 1 ? nil : "\(shown) ends with the beginning of an extension; take -\(subtag) out"
            }
            let isVariant = subtag.utf8.count >= 5 || subtag.utf8.count == 4 && isDigit(subtag.utf8.first ?? 0)
            guard isVariant, LanguageCodes.variants.contains(subtag) else {
                return "\(shown) has \(subtag), which is registered for nothing that stands in this place; take it out"
            }
            rest.removeFirst()
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: isDigit(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
