internal import Glibc
internal import Words

/// Finds letters in a text that look like others or like nothing, so that no search and no comparison finds the text: letters
/// in parts (NFD), characters without width, words of two alphabets.
enum LetterCheck {
    /// What is wrong with a text, to follow its path; nil where nothing is.
    static func problem(in text: String) -> String? {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return hidden(in: text) ?? decomposed(in: text) ?? mixed(in: text)
    }

    /// Whether nothing can be wrong in what a record holds, by the bytes of its line of JSON.
    static func isPlain(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let start = line.baseAddress else { return true }
        // an escape may stand for a character that is none of ASCII
        return line.isASCII && memchr(start, Int32(UInt8(ascii: "\\")), line.count) == nil
    }

    // MARK: Characters without width

    private static func hidden(in text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x00AD, 0x034F, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF:
                return unseen(scalar)
            case 0x200C, 0x200D:
                // they shape the letters around them in some scripts, and pictures
                let around = [place - 1, place + 1].compactMap { scalars.indices.contains($0) ? scalars[$0] : nil }
                guard around.count == 2, around.allSatisfy({ Alphabet($0) == nil && !isSpace($0) && $0.value > 0x7F })
                else { return unseen(scalar) }
            default: continue
            }
        }
        return nil
    }

    private static func unseen(_ scalar: Unicode.Scalar) -> String {
        "has \(TextCheck.name(scalar)), which nobody sees; take it out"
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    // MARK: Letters in parts

    /// A letter that is written as a base and a mark although there is one character for both.
    private static func decomposed(in text: String) -> String? {
        for character in text {
            let scalars = character.unicodeScalars
            guard let base = scalars.first else { continue }
            let written = String(character)
            if let whole = wholes[written], whole != base || scalars.count > 1 { return composed(written, whole) }
            guard scalars.count > 2 else { continue }
            // of several marks one may belong to the letter
            for mark in scalars.dropFirst() {
                var pair = String.UnicodeScalarView([base])
                pair.append(mark)
                if let whole = wholes[String(pair)] { return composed(String(pair), whole) }
            }
        }
        return nil
    }

    private static func composed(_ written: String, _ whole: Unicode.Scalar) -> String {
        "writes \(Character(whole)) as \(written.unicodeScalars.map(TextCheck.name).joined(separator: " ")); "
            + "write the one letter \(TextCheck.name(whole)) (NFC)"
    }

    /// The letters of one scalar that can be written in another way too. Texts that are canonically equivalent are equal, so
    /// that each is found by any spelling.
    private static let wholes: [String: Unicode.Scalar] = {
        var wholes: [String: Unicode.Scalar] = [:]
        // letters with marks of Latin, Greek, Cyrillic and Arabic; U+0374 is not what NFC keeps
        let ranges: [ClosedRange<UInt32>] = [
            0x00C0...0x024F, 0x0370...0x0373, 0x0376...0x0386, 0x0388...0x04FF, 0x0620...0x06FF, 0x1E00...0x1FFF,
        ]
        for range in ranges {
            for value in range {
                guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
                // the lowest of several is the one that NFC keeps
                let letter = String(Character(scalar))
                if wholes[letter] == nil { wholes[letter] = scalar }
            }
        }
        return wholes
    }()

    // MARK: Alphabets

    /// An alphabet whose letters look like those of the others.
    private enum Alphabet: String {
        case latin = "Latin"
        case greek = "Greek"
        case cyrillic = "Cyrillic"

        /// The alphabet of a letter; nil for what is no letter of the three.
        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x024F, 0x1E00...0x1EFF: self = .latin
            case 0x0370...0x0373, 0x0376...0x037D, 0x0386, 0x0388...0x03FF, 0x1F00...0x1FFF: self = .greek
            case 0x0400...0x0481, 0x048A...0x052F: self = .cyrillic
            default: return nil
            }
        }
    }

    /// A word with letters of two alphabets.
    private static func mixed(in text: String) -> String? {
        var word = String.UnicodeScalarView()
        var letters: [(alphabet: Alphabet, scalar: Unicode.Scalar)] = []
        func fault() -> String? {
            guard let first = letters.first, let other = letters.first(where: { $0.alphabet != first.alphabet }) else {
                return nil
            }
            // the rarer alphabet is the slip
            let own = letters.filter { $0.alphabet == first.alphabet }
            let slip = own.count * 2 < letters.count ? own[0] : other
            return
                "has \"\(String(word).abbreviated)\" with the \(slip.alphabet.rawValue) letter \(slip.scalar) (\(TextCheck.name(slip.scalar))) among those of another alphabet; write the word in one"
        }
        for scalar in text.unicodeScalars {
            if let alphabet = Alphabet(scalar) {
                letters.append((alphabet, scalar))
                word.append(scalar)
            } else if scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered {
                word.append(scalar)
            } else {
                if let fault = fault() { return fault }
                (word, letters) = (String.UnicodeScalarView(), [])
            }
        }
        return fault()
    }
}
