package import Directory
internal import Glibc
internal import Memory

/// How values are written in the cells of tables.
///
/// - A list of words is joined by `; `. Where that could not be taken apart again, it is a JSON array.
/// - What has parts (lists of objects, positions, values of any kind) is JSON, which never needs a guard.
/// - A text that a spreadsheet would run is guarded (`guarded`).
package enum CSVCell {
    /// What stands between the words of a list.
    package static let separator = "; "

    /// Writes a line of cells that are ready to be quoted.
    package static func write(_ cells: some Sequence<String>, to text: inout TextBuilder) {
        var isFirst = true
        for cell in cells {
            if !isFirst { text.append(literal: ",") }
            isFirst = false
            write(cell, to: &text)
        }
        text.append(literal: "\r\n")
    }

    /// What a table begins with for programs that take a text without it for one of another encoding (U+FEFF).
    package static let mark: StaticString = "\u{FEFF}"

    /// Lines of texts as a table.
    ///
    /// - Parameter isMarked: whether it begins with a byte order mark.
    package static func table(_ lines: [[String]], marked isMarked: Bool = false) -> [UInt8] {
        var text = TextBuilder()
        if isMarked { text.append(literal: mark) }
        for line in lines { write(line.lazy.map { guarded($0) }, to: &text) }
        return text.withBytes { Array($0) }
    }

    /// The text of a value: words as they are, a list of words joined, what has parts as JSON.
    package static func text(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let literal): literal
        case .string(let text): text
        case .array(let elements): joined(elements) ?? json(value)
        case .object: json(value)
        }
    }

    /// Words joined by the separator; nil where they could not be told apart again.
    private static func joined(_ elements: [JSON]) -> String? {
        var words: [String] = []
        for element in elements {
            switch element {
            case .null, .array, .object: return nil
            case .string(let text):
                // only what comes back from taking the cell apart is joined
                let looksLikeJSON = words.isEmpty && text.utf8.first == UInt8(ascii: "[")
                guard !text.isEmpty, !text.utf8.containsSeparator, !looksLikeJSON else { return nil }
                words.append(text)
            case .bool, .number: words.append(text(element))
            }
        }
        return words.joined(separator: separator)
    }

    /// JSON in which nothing needs a guard: a sign that a spreadsheet would run is written as an escape, which every
    /// reader of JSON takes for the sign.
    package static func json(_ value: JSON) -> String { guarded(json: value.description) }

    /// JSON in which nothing needs a guard, of JSON in one line.
    package static func guarded(json text: String) -> String {
        guard let places = FormulaGuard.places(in: text) else { return text }
        var escaped = ""
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if places.signs.contains(place) {
                let hex = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A text in which a spreadsheet finds no formula: an apostrophe stands before each sign that would begin one.
    ///
    /// The guard is undone by taking away one apostrophe wherever it stands at such a place: at the beginning of the
    /// cell, behind a semicolon, a tab or a line end, blanks between, and with nothing but further apostrophes up to the
    /// sign. Whatever the text holds, undoing gives it back.
    package static func guarded(_ text: String) -> String {
        guard let places = FormulaGuard.places(in: text) else { return text }
        var guarded = String.UnicodeScalarView()
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if places.guards.contains(place) { guarded.append("'") }
            guarded.append(scalar)
        }
        return String(guarded)
    }

    /// Writes a cell, in quotes where it needs them (RFC 4180, 2).
    private static func write(_ cell: String, to text: inout TextBuilder) {
        var cell = cell
        cell.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            guard special.contains(where: { rest.place(of: $0) != nil }) else { return text.append(rest) }
            let quote = UInt8(ascii: "\"")
            text.append(byte: quote)
            while let place = rest.place(of: quote) {
                text.append(UnsafeRawBufferPointer(rebasing: rest[...place]))
                text.append(byte: quote)
                rest = UnsafeRawBufferPointer(rebasing: rest[(place + 1)...])
            }
            text.append(rest)
            text.append(byte: quote)
        }
    }

    /// What a cell without quotes cannot have.
    private static let special = Array(",\"\r\n".utf8)
}

extension UnsafeRawBufferPointer {
    /// Where a byte occurs first; nil where it does not.
    fileprivate func place(of byte: UInt8) -> Int? {
        guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
        return start.distance(to: UnsafeRawPointer(found))
    }
}

extension String.UTF8View {
    /// Whether a semicolon with a blank behind it occurs.
    fileprivate var containsSeparator: Bool {
        var last: UInt8 = 0
        for byte in self {
            if last == UInt8(ascii: ";"), byte == UInt8(ascii: " ") { return true }
            last = byte
        }
        return false
    }
}
