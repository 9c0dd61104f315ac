internal import Words

extension ValueForm {
    /// What is to be compared for a text that somebody typed; otherwise why it can be none, with what was probably meant.
    /// Any text can be a symbol.
    package func value(of typed: String) -> Result<String, Fault> {
        switch self {
        case .symbol: return .success(typed)
        case .language:
            let tag = LanguageTag.canonical(typed)
            guard let problem = LanguageTag.problem(in: tag) else { return .success(tag) }
            return .failure(Fault(problem, nearest: LanguageTag.shortened(tag)))
        case .script:
            let code = typed.prefix(1).uppercased() + typed.dropFirst().lowercased()
            return LanguageTag.problem(inScript: code).map { .failure(Fault($0)) } ?? .success(code)
        case .currency:
            let code = typed.uppercased()
            return CurrencyCodes.problem(in: code).map { .failure(Fault($0)) } ?? .success(code)
        case .identifier: return Self.identifier(typed)
        }
    }

    /// A regular expression for texts that are taken, for those who make up questions; nil where any text is. Other texts of
    /// the form are taken, too: other languages, scripts and currencies that are registered.
    package var pattern: String? {
        switch self {
        case .symbol: nil
        case .language: "^(de|en|es|fr|it|ru)$"
        case .script: "^(Latn|Cyrl|Arab|Armn|Geor|Grek|Hebr)$"
        case .currency: "^(CHF|EUR|GBP|USD)$"
        case .identifier: "^(\(IdentifierScheme.all.map(\.id).joined(separator: "|"))):[A-Za-z0-9]{1,60}$"
        }
    }

    private static func identifier(_ typed: String) -> Result<String, Fault> {
        let schemes = IdentifierScheme.all.map(\.id)
        let known = "The schemes are \(schemes.joined(separator: ", "))"
        guard let colon = typed.firstIndex(of: ":") else {
            return .failure(
                Fault("an identifier is a scheme and a value, such as wikidata:Q81299. \(known)", allowed: schemes)
            )
        }
        let word = String(typed[..<colon])
        let value = typed[typed.index(after: colon)...]
        guard let scheme = IdentifierScheme.meant(by: word) else {
            let near = EditDistance.nearest(to: word.lowercased(), among: schemes)
            return .failure(
                Fault(
                    "\"\(word.abbreviated)\" is no scheme of identifiers. \(known)",
                    nearest: near.map { "\($0):\(value)" },
                    allowed: schemes
                )
            )
        }
        return .success("\(scheme.id):\(value)")
    }

    /// Why a text is no value.
    package struct Fault: Error {
        /// What is wrong, without a full stop.
        package let problem: String
        /// What was probably meant.
        package let nearest: String?
        /// What the text may begin with or be, where that can be listed.
        package let allowed: [String]

        init(_ problem: String, nearest: String? = nil, allowed: [String] = []) {
            (self.problem, self.nearest, self.allowed) = (problem, nearest, allowed)
        }
    }
}
