extension String {
    private static let initialisms = ["url": "URL", "iso": "ISO"]

    /// A name of snake case or a slug as the beginning of a sentence.
    package var inWords: String {
        let words = utf8.split {
            [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " ")].contains($0)
        }
        return words.enumerated().map { place, word in
            let word = String(Substring(word))
            return Self.initialisms[word] ?? (place == 0 ? word.prefix(1).uppercased() + word.dropFirst() : word)
        }.joined(separator: " ")
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    package var beginningSentence: String { prefix(1).uppercased() + dropFirst() }
}
