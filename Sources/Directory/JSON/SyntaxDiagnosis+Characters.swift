/// Characters and marks that JSON has at no place outside a text.
extension SyntaxDiagnosis {
    /// What is wrong with the character that stands here, where it has no place in JSON; nil for others.
    func characterSlip() -> Slip? {
        switch bytes[place] {
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return Slip(place, "a text stands in double quotes, not in single ones; write \"")
        case UInt8(ascii: "#"): return comment
        case UInt8(ascii: "/") where isByte(at: place + 1, oneOf: "/*"): return comment
        case UInt8(ascii: "<") where stands("<!--", at: place): return comment
        case UInt8(ascii: "."):
            guard stands("...", at: place) else { return nil }
            return Slip(place, "... stands for something that was left out; write it, or take the dots out")
        default: break
        }
        guard let scalar = scalar(at: place) else { return invalidByte(in: place..<place + 1) }
        if LookAlike.quotes.contains(scalar) { return typographic(scalar, at: place) }
        if let meant = LookAlike.punctuation[scalar] {
            return Slip(place, "\(scalar) is no punctuation of JSON; write \(meant)")
        }
        if let name = LookAlike.spaces[scalar] {
            let remedy = scalar.properties.isWhitespace ? "write an ordinary space" : "take it out"
            return Slip(place, "the character \(LookAlike.number(scalar)) (\(name)) stands outside a text; \(remedy)")
        }
        if scalar == "\u{2026}" {
            return Slip(place, "… stands for something that was left out; write it, or take it out")
        }
        return nil
    }

    private var comment: Slip {
        Slip(place, "JSON has no comments; take it out, or write what it says into `note`")
    }

    // MARK: Conflicts

    private static let conflictMarks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]

    /// The mark that git left on the line of a slip; nil where there is none.
    func conflictMark(at offset: Int) -> Slip? {
        let start = lineStart(of: min(offset, bytes.count))
        guard let mark = Self.conflictMarks.first(where: { stands($0, at: start) }) else {
            // the line before the first mark may lack its comma because of the mark alone
            let next = beyondSpace(from: min(offset, bytes.count))
            guard next < bytes.count, next > offset, lineStart(of: next) == next,
                Self.conflictMarks.contains(where: { stands($0, at: next) })
            else { return nil }
            return conflictMark(at: next)
        }
        return Slip(
            start,
            "\(mark) is a conflict mark of git; decide between the two versions, then take out the lines that begin with "
                + "<<<<<<<, ======= and >>>>>>>"
        )
    }

    private func lineStart(of offset: Int) -> Int {
        bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    }

    // MARK: Encodings

    /// What tells that the file is in no encoding of one byte for an ASCII character.
    var encodingSlip: Slip? {
        let isUTF32 = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0, 0, 0]].contains { bytes.starts(with: $0) }
        if isUTF32 { return Slip(0, "the file is in UTF-32; save it as UTF-8") }
        let isUTF16 =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            // without a mark: a bracket or white space, and a NUL beside it
            || bytes.count >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0
            || bytes.count >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0
        if isUTF16 { return Slip(0, "the file is in UTF-16; save it as UTF-8") }
        return nil
    }

    /// The first byte among some that is no UTF-8.
    func invalidByte(in range: Range<Int>) -> Slip? {
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place] < 0x80 {
                place += 1
            } else if let scalar = scalar(at: place) {
                place += String(scalar).utf8.count
            } else {
                let digits = String(bytes[place], radix: 16, uppercase: true)
                let letter = bytes[place] >= 0xA0 ? ", where this is \(Unicode.Scalar(bytes[place]))" : ""
                return Slip(
                    place,
                    "the byte \(digits) is no UTF-8; the file is perhaps in Windows-1252 or ISO 8859-1 (Latin-1)\(letter). "
                        + "Save it as UTF-8"
                )
            }
        }
        return nil
    }
}
