/// Finds letters in a text that look like others or like nothing, so that no search and no comparison finds the text: letters
/// in parts (NFD), characters without width, words of two alphabets. And HTML, which readers would see as it is written.
enum LetterCheck {
    /// What is wrong with a text, to follow its path; nil where nothing is.
    static func problem(in text: String) -> String? {
        if let markup = markup(in: text) {
            return "has HTML (\(markup)); write plain text, and the character itself in the place of an entity"
        }
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return hidden(in: text) ?? decomposed(in: text) ?? mixed(in: text)
    }

    /// Whether nothing can be wrong in what a record holds, by the bytes of its line of JSON.
    static func isPlain(_ line: UnsafeRawBufferPointer) -> Bool {
        line.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "\\") }
    }

    // MARK: HTML

    /// The first tag or entity of HTML in a text: `<b>`, `</p>`, `&nbsp;`, `&#39;`.
    private static func markup(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            let end: Int?
            switch byte {
            case UInt8(ascii: "<"): end = endOfTag(bytes, from: place + 1)
            case UInt8(ascii: "&"): end = endOfEntity(bytes, from: place + 1)
            default: continue
            }
            if let end { return String(decoding: bytes[place...end], as: UTF8.self).abbreviated }
        }
        return nil
    }

    private static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "!") { place += 1 }
        guard place < bytes.count, isLetter(bytes[place]) || bytes[place] == UInt8(ascii: "-") else { return nil }
        return bytes[place...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">"))
    }

    private static func endOfEntity(_ bytes: [UInt8], from start: Int) -> Int? {
        guard let end = bytes[start...].prefix(longestEntity).firstIndex(of: UInt8(ascii: ";")), end > start else {
            return nil
        }
        var name = bytes[start..<end]
        if name.first == UInt8(ascii: "#") {
            name.removeFirst()
            return !name.isEmpty && name.allSatisfy { isLetter($0) || isDigit($0) } ? end : nil
        }
        return isNamed(String(decoding: name, as: UTF8.self)) ? end : nil
    }

    /// Whether an entity has this name. Of the 2,231 that HTML has those that texts are copied with.
    private static func isNamed(_ name: String) -> Bool {
        guard name.utf8.allSatisfy(isLetter) else { return false }
        let accents = [
            "acute", "grave", "circ", "tilde", "uml", "cedil", "ring", "slash", "caron", "quo", "dash", "lig",
        ]
        return entities.contains(name) || accents.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    }

    private static let entities: Set<String> = [
        "amp", "lt", "gt", "quot", "apos", "nbsp", "shy", "hellip", "copy", "reg", "trade", "euro", "pound", "cent",
        "yen",
        "sect", "para", "deg", "middot", "bull", "times", "divide", "plusmn", "micro", "iexcl", "iquest", "ordf",
        "ordm",
        "zwj", "zwnj", "lrm", "rlm", "ensp", "emsp", "thinsp", "prime", "Prime", "eth", "ETH", "thorn", "THORN",
    ]

    /// So far the end of a tag is looked for.
    private static let longestTag = 1_000
    /// So far the end of an entity is looked for; the longest name that HTML has is of 31 letters.
    private static let longestEntity = 33

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

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
