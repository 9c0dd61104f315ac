/// A file with settings: `name = value` on each line, names as those of the flags. Spaces around both are nothing; a
/// line that begins with # is a comment, and an empty one nothing.
struct ConfigurationFile {
    /// A line that sets something.
    struct Line: Equatable {
        let number: Int
        let name: String
        let value: String
    }

    /// Where the file is.
    let path: String
    /// What it sets, in order.
    let lines: [Line]
    /// The lines that cannot be read, each a sentence.
    let faults: [String]

    /// Reads a file.
    ///
    /// - Throws: `Failure` where it cannot be read.
    init(path: String) throws {
        self.init(path: path, text: String(decoding: try File.read(path, atMost: Self.mostBytes), as: UTF8.self))
    }

    /// A file with every setting and many comments takes some kilobytes.
    private static let mostBytes = 1 << 20

    /// Takes a text apart.
    init(path: String, text: String) {
        var lines: [Line] = []
        var faults: [String] = []
        // a byte order mark, which some editors write, belongs to no line
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let equals = line.firstIndex(of: "=") else {
                faults.append("\(path):\(index + 1): expected name = value, not '\(line)'.")
                continue
            }
            let (name, value) = (line[..<equals].trimmed, line[line.index(after: equals)...].trimmed)
            lines.append(Line(number: index + 1, name: String(name), value: String(value)))
        }
        self.path = path
        self.lines = lines
        self.faults = faults
    }
}

extension Substring {
    /// The text without the spaces at its ends.
    fileprivate var trimmed: Substring {
        var text = self.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
