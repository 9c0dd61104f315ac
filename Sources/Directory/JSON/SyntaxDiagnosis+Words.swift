/// Words and numbers, and what is wrong with them.
extension SyntaxDiagnosis {
    /// What other languages write for the words of JSON, in lower case.
    private static let meant: [String: String] = [
        "true": "write true", "yes": "write true", "on": "write true",
        "false": "write false", "no": "write false", "off": "write false",
        "none": nothing, "null": nothing, "nil": nothing, "undefined": nothing, "nan": nothing, "infinity": nothing,
        "inf": nothing, "n/a": nothing, "na": nothing, "unknown": nothing, "tbd": nothing, "?": nothing,
    ]
    private static let nothing = "leave the key out where nothing is known"

    /// Passes over `true`, `false` or `null`.
    mutating func literal() throws(Slip) {
        let word = word(from: place)
        guard ["true", "false", "null"].contains(String(decoding: bytes[word], as: UTF8.self)) else { throw wordSlip() }
        note(.word, upTo: word.upperBound)
    }

    /// A word stands here that is no value of JSON.
    func wordSlip() -> Slip {
        let word = word(from: place)
        guard !word.isEmpty else { return Slip(place, "a value should stand here") }
        let (text, rest) = (excerpt(word), restOfLine(from: place))
        let isAlone = word.upperBound >= rest.upperBound || isByte(at: word.upperBound, oneOf: ",}] ")
        if isAlone, let meant = Self.meant[text.lowercased()] {
            return Slip(place, "\(text) is no value of JSON; \(meant)")
        }
        if bytes[rest].last == UInt8(ascii: "\""), bytes[rest].count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 {
            return Slip(place, "the opening quote of the text is missing; write \" before \(text)")
        }
        return Slip(place, "\(text) stands without quotes; write the text in double quotes")
    }

    // MARK: Numbers

    /// Passes over a number.
    mutating func number() throws(Slip) {
        var end = place
        func digits() -> Int {
            let start = end
            while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
            return end - start
        }
        if isByte(at: end, oneOf: "-") { end += 1 }
        var isRight = true
        if isByte(at: end, oneOf: "0") { end += 1 } else { isRight = digits() > 0 }
        if isRight, isByte(at: end, oneOf: ".") {
            end += 1
            isRight = digits() > 0
        }
        if isRight, isByte(at: end, oneOf: "eE") {
            end += 1
            if isByte(at: end, oneOf: "+-") { end += 1 }
            isRight = digits() > 0
        }
        let isEnd = end == word(from: place).upperBound || ["//", "/*", "#"].contains { stands($0, at: end) }
        guard isRight, isEnd else { throw numberSlip() ?? wordSlip() }
        note(.number, upTo: end)
    }

    /// What is wrong with what looks like a number; nil where it does not.
    func numberSlip() -> Slip? {
        guard isByte(at: place, oneOf: "0123456789+-.") else { return nil }
        let word = word(from: place)
        let text = excerpt(word)
        let groups = text.split(omittingEmptySubsequences: false) { !$0.isASCII || !$0.isNumber }.map(String.init)
        let marks = Set(text.filter { !$0.isNumber })
        if marks.count == 1, let mark = marks.first, groups.count > 1, groups.allSatisfy({ !$0.isEmpty }) {
            let isThousands = groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
            if isThousands, mark != "-", mark != "." || groups.count > 2 { return separators(groups, text) }
            if groups.count > 1, "-./".contains(mark), groups.count > 2 || mark != "." {
                return Slip(place, "a date stands in double quotes; write \"\(text)\", as YYYY-MM-DD, YYYY-MM or YYYY")
            }
        }
        let withoutZeros = text.drop { $0 == "0" }
        let negative = text.dropFirst().drop { $0 == "0" }
        if text.hasPrefix("-0"), text.dropFirst().allSatisfy(\.isNumber), text.count > 2 {
            return Slip(
                place,
                "\(text): a number does not begin with 0; write \(negative.isEmpty ? "0" : "-\(negative)")"
            )
        }
        if text.hasPrefix("0"), !withoutZeros.isEmpty, withoutZeros.allSatisfy(\.isNumber) {
            return Slip(
                place,
                "\(text): a number does not begin with 0; write \(withoutZeros), or \"\(text)\" where it is a text"
            )
        }
        if marks.isEmpty, withoutZeros.isEmpty, text.count > 1 {
            return Slip(place, "\(text): a number does not begin with 0; write 0")
        }
        if text.hasPrefix("+"), text.dropFirst().allSatisfy({ $0.isNumber || $0 == "." }), text.count > 1 {
            return Slip(place, "\(text): a number has no plus sign; write \(text.dropFirst())")
        }
        if marks == ["."], text.hasPrefix(".") {
            return Slip(place, "\(text): a number begins with a digit; write 0\(text)")
        }
        if marks == ["."], text.hasSuffix(".") {
            return Slip(place, "\(text): a number ends with a digit; write \(text.dropLast())")
        }
        if let meant = Self.meant[text.drop { "+-".contains($0) }.lowercased()] {
            return Slip(place, "\(text) is no value of JSON; \(meant)")
        }
        return Slip(place, "\(text) is no number; write digits alone, or a text in double quotes")
    }

    /// A number that a comma or a space separates into groups; nil where this is none.
    func separatedNumber() -> Slip? {
        let start: Int
        switch (former.kind, last.kind) {
        case (.number, .comma): start = former.range.lowerBound
        case (_, .number): start = last.range.lowerBound
        default: return nil
        }
        var (groups, text, next) = ([String](), "", start)
        while next < bytes.count {
            let digits = bytes[next...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { break }
            groups.append(String(decoding: digits, as: UTF8.self))
            text += groups[groups.count - 1]
            guard let mark = scalar(at: digits.endIndex), mark == "," || isGroupSpace(mark) else { break }
            next = digits.endIndex + String(mark).utf8.count
            // a comma behind the number, not in it
            guard isByte(at: next, oneOf: "0123456789") else { break }
            text.unicodeScalars.append(mark)
        }
        guard groups.count > 1 else { return nil }
        if groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) {
            return separators(groups, text, at: start)
        }
        guard groups.count == 2, text.contains(",") else { return nil }
        return Slip(start, "\(text): a number has a decimal point, not a comma; write \(groups[0]).\(groups[1])")
    }

    /// Whether a space may be meant to separate thousands. In a list an ordinary one may as well stand for a comma.
    private func isGroupSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return frames.last?.isObject == true }
        return ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}"].contains(scalar)
    }

    private func separators(_ groups: [String], _ text: String, at start: Int? = nil) -> Slip {
        Slip(start ?? place, "\(text): a number has no separators between thousands; write \(groups.joined())")
    }
}
