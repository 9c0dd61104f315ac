internal import Directory
internal import Words

extension NameMatcher {
    /// A word that was given.
    struct Asked {
        let text: String
        /// The letters that it was written in.
        let typed: String
        let meanings: [Meaning]
        let weight: Float
        /// Whether it says little.
        let isLight: Bool
        /// Whether another word was given that stands for it.
        var isSynonym = false
    }

    /// A word that was given, or those that it stands for.
    mutating func asked(_ word: String, _ asking: Asking) -> [Asked] {
        let typed = asking.letters[word] ?? word
        let isLight = NameWords.isSmall(word) || NameWords.isOrganization(word)
        if let number = index.numbers[word] {
            return [
                Asked(
                    text: word,
                    typed: typed,
                    meanings: [Meaning(word: number, likeness: 1)],
                    weight: index.weights[Int(number)],
                    isLight: isLight
                )
            ]
        }
        // a word that stands for others, which names have: BiH, Kiev
        let key = Array(word.utf8)
        for entry in synonyms.entries(at: [key]) where entry.typed.count == 1 {
            let written = entry.written.map { String(decoding: $0, as: UTF8.self) }
            let numbers = written.compactMap { index.numbers[$0] }
            guard numbers.count == written.count else { continue }
            return zip(written, numbers).map { text, number in
                Asked(
                    text: text,
                    typed: text,
                    meanings: [Meaning(word: number, likeness: 0.97)],
                    weight: index.weights[Int(number)],
                    isLight: index.isSmall[Int(number)],
                    isSynonym: true
                )
            }
        }
        let meanings = isLight ? [] : meanings(of: word, asking.fuller(word))
        // one that nobody has is as rare as can be
        let weight = meanings.map { index.weights[Int($0.word)] }.max() ?? NameWeight.rarity(1, of: index.names.count)
        return [Asked(text: word, typed: typed, meanings: meanings, weight: isLight ? 0.2 : weight, isLight: isLight)]
    }

    /// The words of names that a word may be a slip of: within one edit, within two from eight letters on, or of the same
    /// sound. Words of up to three letters and those with digits are never guessed.
    private mutating func meanings(of word: String, _ letters: String?) -> [Meaning] {
        let typed = letters ?? word
        if let known = meanings[typed] { return known }
        var found = meanings(near: Array(word.utf8))
        if let letters {
            // one of the letters left out may stand in the place of another
            for key in WordKey.fullerKeys(Array(letters.utf8), key: Array(word.utf8)) {
                found.merge(meanings(near: key)) { max($0, $1) }
            }
        }
        let meanings = found.map { Meaning(word: $0.key, likeness: $0.value) }.sorted {
            ($1.likeness, $0.word) < ($0.likeness, $1.word)
        }
        if self.meanings.count < 4_096 { self.meanings[typed] = meanings }
        return meanings
    }

    /// The words of names near to one, with how alike they are.
    private mutating func meanings(near bytes: [UInt8]) -> [Int32: Float] {
        var found: [Int32: Float] = [:]
        if bytes.count > WordKey.longestCode, bytes.count <= 64, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) {
            var work = NearestWords.Work()
            let near = index.nearest.places(near: bytes, atMost: bytes.count >= 8 ? 2 : 1, within: &work) {
                place,
                use in
                var other = index.vocabulary[Int(index.spelled[place])]
                other.withUTF8 { use($0) }
            }
            for place in near.places.prefix(16) {
                let other = index.spelled[place]
                let isAlikeAtFirst = index.vocabulary[Int(other)].utf8.first == bytes[0]
                let length = max(bytes.count, index.vocabulary[Int(other)].utf8.count)
                guard isAlikeAtFirst || near.distance == 1 && length >= 6 else { continue }
                let likeness: Float = near.distance == 1 ? (length >= 6 ? 0.95 : 0.85) : 0.9
                found[other] = isAlikeAtFirst ? likeness : likeness - 0.08
            }
            if bytes.count >= 6, let sound = SoundKey.key(bytes) {
                for other in (index.sounds[sound] ?? []).prefix(16) { found[other] = max(found[other] ?? 0, 0.94) }
            }
        }
        return found
    }
}
