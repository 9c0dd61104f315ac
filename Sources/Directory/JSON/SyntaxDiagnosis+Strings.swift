/// Strings, and what is wrong with them.
extension SyntaxDiagnosis {
    /// Passes over a string.
    ///
    /// - Returns: the place of what stands between its quotes.
    mutating func string() throws(Slip) -> Range<Int> {
        let start = place
        var next = start + 1
        while next < bytes.count {
            switch bytes[next] {
            case UInt8(ascii: "\""):
                if let slip = invalidByte(in: start + 1..<next) { throw slip }
                note(.string, upTo: next + 1)
                return start + 1..<next
            case UInt8(ascii: "\\"): next = try escape(next)
            case 0..<0x20: throw controlCharacter(at: next, inStringAt: start)
            default: next += 1
            }
        }
        if let slip = invalidByte(in: start + 1..<bytes.count) { throw slip }
        throw Slip(start, "the text that begins here has no closing quote; the file ends in it")
    }

    /// Passes over an escape.
    private func escape(_ start: Int) throws(Slip) -> Int {
        let letter = start + 1
        guard letter < bytes.count else { return letter }
        guard bytes[letter] == UInt8(ascii: "u") else {
            guard isByte(at: letter, oneOf: "\"\\/bfnrt") else {
                let found = scalar(at: letter).map { String($0) } ?? ""
                throw Slip(
                    start,
                    "\\\(found) is no escape of JSON; write \\\\ for a backslash that belongs to the text"
                )
            }
            return letter + 1
        }
        guard let code = unit(at: start) else {
            throw Slip(start, "\\u needs four hexadecimal digits; write the character itself")
        }
        guard (0xD800..<0xE000).contains(code) else { return start + 6 }
        guard code < 0xDC00, stands("\\u", at: start + 6), let low = unit(at: start + 6),
            (0xDC00..<0xE000).contains(low)
        else { throw Slip(start, "an escape that is half a character (surrogate); write the character itself") }
        return start + 12
    }

    /// The code unit of an escape `\uXXXX`; nil where there are no four digits.
    private func unit(at start: Int) -> UInt32? {
        guard start + 6 <= bytes.count, bytes[start + 2] != UInt8(ascii: "+") else { return nil }
        return UInt32(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
    }

    // MARK: Ends of lines and quotes

    private func controlCharacter(at place: Int, inStringAt start: Int) -> Slip {
        guard bytes[place] == 0x0A || bytes[place] == 0x0D else {
            if bytes[place] == 0x09 { return Slip(place, "a tab in a text; write a space in its place") }
            let digits = String(bytes[place], radix: 16, uppercase: true)
            let number = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
            return Slip(place, "the control character \(number) in a text; take it out")
        }
        if let slip = invalidByte(in: start + 1..<place) ?? runawayString(start..<place) { return slip }
        let line = restOfLine(from: start)
        if bytes[line].last == UInt8(ascii: "'") {
            return Slip(line.upperBound - 1, "the text begins with \" and ends with '; write \"")
        }
        // what follows is the next member or element, or the end of the object: the text was meant to end on this line
        let next = beyondSpace(from: place)
        let beginsString = isByte(at: next, oneOf: "\"") && !isByte(at: next + 1, oneOf: ",}] \r\n")
        if beginsString || isByte(at: next, oneOf: "}]") {
            return Slip(start, "the text that begins here has no closing quote; write \" at its end")
        }
        return Slip(place, "a line break in a text; write the text in one line")
    }

    /// The place of the byte before this one that is no white space.
    private func beyondSpaceBackwards(from place: Int) -> Int {
        var place = place - 1
        while place > 0, Self.isSpace(bytes[place]) { place -= 1 }
        return place
    }

    /// A string that goes on behind the quote that was meant to end it: a typographic one, or none at all.
    ///
    /// - Parameter range: the string with its opening quote, up to where it is no JSON any more.
    func runawayString(_ range: Range<Int>) -> Slip? {
        let isCut = range.upperBound < bytes.count && Self.isSpace(bytes[range.upperBound])
        var (place, isOpen) = (range.lowerBound + 1, false)
        while place < range.upperBound {
            if let quote = typographicQuote(at: place) {
                let next = beyondSpace(from: place + quote.size)
                if isOpen {
                    isOpen = false
                } else if isByte(at: place - 1, oneOf: " (\"") {
                    isOpen = true
                } else if next >= range.upperBound ? isCut : isByte(at: next, oneOf: ",:}]") {
                    return typographic(quote.scalar, at: place)
                }
            }
            place += 1
        }
        // `"status: "active"`: the string has the colon and ends where the value begins
        guard last.kind == .string, last.range == range, bytes[range].contains(UInt8(ascii: ":")),
            former.kind == .opening || former.kind == .comma, frames.last?.isObject == true, frames.last?.name != nil,
            range.upperBound == self.place
        else { return nil }
        let content = range.lowerBound + 1..<(bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound)
        return Slip(
            range.lowerBound,
            "the closing quote of the name is missing; write \"\(excerpt(content))\":"
        )
    }

    private func typographicQuote(at place: Int) -> (scalar: Unicode.Scalar, size: Int)? {
        guard bytes[place] >= 0xC2, let scalar = scalar(at: place), LookAlike.doubleQuotes.contains(scalar) else {
            return nil
        }
        return (scalar, UTF8.width(scalar))
    }

    func typographic(_ scalar: Unicode.Scalar, at place: Int) -> Slip {
        Slip(place, "\(scalar) is a typographic quotation mark; write the straight one, \"")
    }

    /// The last string, where it ends at the opening quote of the next one: `"a, "b": 1`; nil for others.
    var unclosedString: Slip? {
        let end = last.range.upperBound
        guard end == place, isByte(at: beyondSpaceBackwards(from: end - 1), oneOf: ",") else { return nil }
        let word = bytes[place...].prefix { $0 != UInt8(ascii: "\"") && $0 >= 0x20 }
        let isObject = frames.last?.isObject == true
        guard isByte(at: word.endIndex, oneOf: "\""),
            isByte(at: beyondSpace(from: word.endIndex + 1), oneOf: isObject ? ":" : ",]")
        else { return nil }
        return Slip(last.range.lowerBound, "the text that begins here has no closing quote; write \" before the comma")
    }

    /// Whether the last string was ended by a quote that belongs to its text.
    var isBareQuote: Bool {
        let end = last.range.upperBound
        guard place < bytes.count, !isNewLine(between: end, and: place) else { return false }
        guard bytes[place] == UInt8(ascii: "\"") else {
            // words on the same line; a bracket or a number begins another value
            return !isByte(at: place, oneOf: "{[") && (end == place || !isByte(at: place, oneOf: "0123456789-"))
        }
        // a string on the same line: another member or element if what follows is right for one
        var next = place + 1
        while next < bytes.count, bytes[next] != UInt8(ascii: "\""), bytes[next] >= 0x20 {
            next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else { return true }
        let isObject = frames.last?.isObject == true
        return !isByte(at: beyondSpace(from: next + 1), oneOf: isObject ? ":" : ",]")
    }
}

extension UTF8 {
    /// How many bytes a character takes.
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
