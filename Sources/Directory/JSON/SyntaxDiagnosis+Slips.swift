/// What is wrong where a value, a name, a colon or a comma should stand.
extension SyntaxDiagnosis {
    /// A value should stand here.
    func valueSlip() -> Slip {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
            if last.kind == .colon { return noValue }
            if last.kind == .comma, byte == UInt8(ascii: "]") { return trailingComma(byte) }
            if byte == UInt8(ascii: ",") { return Slip(place, "a comma too many; take it out") }
            return wrongBracket(byte)
        case UInt8(ascii: ":"): return Slip(place, "a colon where a value should stand; take it out")
        default: break
        }
        return characterSlip() ?? numberSlip() ?? wordSlip()
    }

    /// The name of a member should stand here.
    func nameSlip() -> Slip {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "}"): return trailingComma(byte)
        case UInt8(ascii: ","): return Slip(place, "a comma too many; take it out")
        case UInt8(ascii: "]"): return wrongBracket(byte)
        case UInt8(ascii: "{"):
            let line = frames.last.map { self.line(of: $0.start) } ?? 1
            return Slip(place, "} is missing before this {: the object that begins on line \(line) is not closed")
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if let slip = separatedNumber() { return slip }
        default: break
        }
        if let slip = characterSlip() { return slip }
        let word = word(from: place)
        guard !word.isEmpty else {
            return Slip(place, "the name of a member should stand here, in double quotes")
        }
        if isByte(at: word.upperBound, oneOf: "\"") {
            return Slip(place, "the opening quote of the name is missing; write \"\(excerpt(word))\"")
        }
        return Slip(place, "the name \(excerpt(word)) stands without quotes; write \"\(excerpt(word))\"")
    }

    /// A colon should stand here, behind a name.
    func colonSlip() -> Slip {
        let name = last.range
        if let slip = runawayString(name) ?? characterSlip() { return slip }
        switch bytes[place] {
        case UInt8(ascii: "="), UInt8(ascii: "-"):
            return Slip(place, "write : in place of \(excerpt(word(from: place)))")
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
            return Slip(
                name.lowerBound,
                "the name \(excerpt(name)) has no value; write : and the value, or take it out"
            )
        default: return Slip(name.upperBound, "a colon is missing behind the name \(excerpt(name))")
        }
    }

    /// A comma or the closing bracket should stand here, behind a value.
    func separatorSlip() -> Slip {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return wrongBracket(byte)
        case UInt8(ascii: ":"):
            guard last.kind == .string, let list = frames.last, !list.isObject else {
                return Slip(place, "a colon where a comma should stand; write ,")
            }
            if let closed, former.kind == .comma, beyondSpace(from: closed.end + 1) == former.range.lowerBound {
                let line = line(of: closed.start)
                return Slip(closed.end, "a bracket too many: members of the object of line \(line) follow; take it out")
            }
            let line = line(of: list.start)
            return Slip(
                last.range.lowerBound,
                "a name and its value stand in the list that begins on line \(line); ] is missing before them, or {"
            )
        default: break
        }
        if last.kind == .number, let slip = separatedNumber() { return slip }
        if last.kind == .string, let slip = runawayString(last.range) { return slip }
        if let slip = characterSlip() { return slip }
        if last.kind == .string, let slip = unclosedString { return slip }
        if last.kind == .string, isBareQuote {
            return Slip(
                last.range.upperBound - 1,
                "a quote in a text ends it; write \\\" for one that belongs to the text"
            )
        }
        return Slip(last.range.upperBound, "a comma is missing behind \(excerpt(last.range)); write it there")
    }

    /// Nothing may follow here.
    func behindEnd() -> Slip {
        let byte = bytes[place]
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return wrongBracket(byte) }
        if let slip = characterSlip() { return slip }
        let line = line(of: max(last.range.upperBound - 1, 0))
        return Slip(
            place,
            "something follows behind the end of the file's value on line \(line); put it before that, or take it out"
        )
    }

    // MARK: Brackets and commas

    /// The file should begin with the bracket of a list.
    var noList: Slip {
        if bytes[place] == UInt8(ascii: "{") {
            return Slip(
                place,
                "the file begins with {; records stand in a list: write [ before the first, ] behind the last"
            )
        }
        return characterSlip() ?? Slip(place, "expected an array of records, which begins with [")
    }

    private var noValue: Slip {
        Slip(former.range.lowerBound, "the name \(excerpt(former.range)) has no value; write it, or take the name out")
    }

    private func trailingComma(_ byte: UInt8) -> Slip {
        let what = byte == UInt8(ascii: "}") ? "member of an object" : "element of a list"
        return Slip(last.range.lowerBound, "a comma behind the last \(what); take it out")
    }

    private func wrongBracket(_ byte: UInt8) -> Slip {
        let bracket = Character(Unicode.Scalar(byte))
        let isObject = byte == UInt8(ascii: "}")
        guard let open = frames.last, frames.contains(where: { $0.isObject == isObject }) else {
            return Slip(place, "\(bracket) closes nothing that is open; take it out")
        }
        if open.isObject, isMember(at: beyondSpace(from: place + 1)) {
            guard isNewLine(between: open.start, and: place) else {
                return Slip(place, "write } in place of \(bracket)")
            }
            return Slip(place, "a bracket too many: members of the object follow; take it out")
        }
        let (what, right) = open.isObject ? ("object", "}") : ("list", "]")
        return Slip(
            place,
            "\(right) is missing before this \(bracket): the \(what) that begins on line \(line(of: open.start)) is not closed"
        )
    }

    /// Whether a comma, a name and a colon stand at a place.
    private func isMember(at place: Int) -> Bool {
        guard isByte(at: place, oneOf: ",") else { return false }
        let name = beyondSpace(from: place + 1)
        guard isByte(at: name, oneOf: "\""),
            let end = bytes[(name + 1)...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 < 0x20 }),
            bytes[end] == UInt8(ascii: "\"")
        else { return false }
        return isByte(at: beyondSpace(from: end + 1), oneOf: ":")
    }

    /// The file ends too early.
    var endOfFile: Slip {
        guard let open = frames.last else {
            return Slip(bytes.count, "the file is empty; a seed file holds an array of records or an object")
        }
        let brackets = String(frames.reversed().map { $0.isObject ? "}" : "]" })
        let what = open.isObject ? "object" : "list"
        return Slip(
            bytes.count,
            "the file ends here, and the \(what) that begins on line \(line(of: open.start)) is not closed; "
                + "write what is missing, up to \(brackets)"
        )
    }
}
