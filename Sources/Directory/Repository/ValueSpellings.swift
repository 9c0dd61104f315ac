internal import Memoization
internal import Words

/// The different texts of a parameter by what people write for them: in another script or spelling, without the marks
/// between words, as a symbol in another form. For texts that no record has as they were typed.
final class ValueSpellings: Sendable {
    /// The texts, folded as columns have them.
    private let texts: [String]
    /// The places of texts by their words, written as one.
    private let byWords: [[UInt8]: [Int]]
    /// The places of symbols by their most precise form.
    private let bySymbol: [String: [Int]]
    private let nearest: NearestWords

    /// How many different texts are looked at: where there are more, they are names of single records, and reading all
    /// of them would cost more than a misspelling is worth.
    static let mostTexts = 20_000

    /// No texts.
    static let none = ValueSpellings([], parts: false, symbols: false)

    /// - Parameters:
    ///   - texts: each once.
    ///   - parts: whether a slash separates names of one thing.
    ///   - symbols: whether they are symbols of decisions.
    init(_ texts: [String], parts: Bool, symbols: Bool) {
        self.texts = texts
        var byWords: [[UInt8]: [Int]] = [:]
        var bySymbol: [String: [Int]] = [:]
        for (place, text) in texts.enumerated() {
            for part in parts ? [text] + text.split(separator: "/").map(String.init) : [text] {
                let words = Self.joined(SearchKeys.keys(part))
                if !words.isEmpty, byWords[words]?.last != place { byWords[words, default: []].append(place) }
            }
            guard symbols else { continue }
            for form in Self.symbols(in: text) { bySymbol[form, default: []].append(place) }
        }
        (self.byWords, self.bySymbol) = (byWords, bySymbol)
        nearest = NearestWords(texts)
    }

    private static func joined(_ keys: [[UInt8]]) -> [UInt8] { keys.flatMap(\.self) }

    /// The symbols that a text consists of, each in its most precise form; none where there are words beside them.
    private static func symbols(in text: String) -> [String] {
        let folded = SearchFolding.fold(text)
        return folded.withUnsafeBufferPointer { bytes in
            DocumentSymbol.symbols(in: bytes).compactMap(\.forms.first)
        }
    }

    /// The texts that stand for one that was typed.
    ///
    /// - Parameter synonyms: the words that stand for each other.
    func texts(for typed: String, _ synonyms: Synonyms) -> [String] {
        let keys = SearchKeys.keys(Acronym.undotted(typed))
        guard !keys.isEmpty else { return [] }
        if let places = byWords[Self.joined(keys)] { return places.map { texts[$0] } }
        if !bySymbol.isEmpty {
            let found = Self.symbols(in: typed)
            if found.count == 1, let places = bySymbol[found[0]] { return places.map { texts[$0] } }
        }
        let written = synonyms.entries(at: keys[...]).filter { $0.typed.count == keys.count }.map(\.written)
        return written.flatMap { byWords[Self.joined($0)] ?? [] }.map { texts[$0] }
    }

    /// The text that was probably meant by one that stands for none. No code is guessed.
    func nearest(to typed: String) -> String? {
        guard !NameResolver.isCode(typed) else { return nil }
        let folded = Folding.fold(typed)
        guard let found = nearest.place(nearest: folded, text: { texts[$0] }) else { return nil }
        // another number is another thing
        let text = texts[found.place]
        return Self.digits(text) == Self.digits(folded) ? text : nil
    }

    private static func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }
}

extension CollectionStore {
    /// The different texts of a parameter by what people write for them; none where there are too many of them.
    func spellings(of parameter: Parameter) -> ValueSpellings {
        valueSpellings.value(parameter.name) {
            let columns = parameter.numbers.map(column)
            guard columns.reduce(0, { $0 + $1.count }) <= ValueSpellings.mostTexts else { return .none }
            var texts = Set<String>()
            for column in columns { for code in 0..<column.count { texts.insert(column.text(code)) } }
            texts.remove("")
            let fields = parameter.leaves.map(\.field)
            return ValueSpellings(
                texts.sorted(),
                parts: fields.contains(where: \.hasNamesInLanguages),
                symbols: fields.contains { $0.form == .symbol }
            )
        }
    }

    /// Whether some text of a parameter holds this one; of parameters with very many texts nobody looks. O(bytes).
    func holds(_ typed: String, in parameter: Parameter) -> Bool {
        let columns = parameter.numbers.map(column)
        guard columns.reduce(0, { $0 + $1.count }) <= ValueSpellings.mostTexts else { return false }
        let part = Folding.fold(typed)
        return columns.contains { !$0.codes(containing: part).isEmpty }
    }

    /// How records write a text of a parameter, as it is compared.
    func spelling(of text: String, in parameter: Parameter) -> String {
        for number in parameter.numbers {
            let column = column(number)
            if let code = column.range(.equal, .text(text))?.range.first { return column.spellings[code] ?? text }
        }
        return text
    }
}
