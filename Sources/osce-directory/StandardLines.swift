import Glibc

/// The lines of standard input, as they come.
struct StandardLines {
    /// A line without its end.
    enum Line {
        case line([UInt8])
        /// One of more bytes than are kept.
        case tooLong
    }

    /// The bytes of a line that are kept: more than any reader of lines here takes.
    private static let longest = 1 << 20
    private var rest: [UInt8] = []
    private var place = 0
    private var hasEnded = false

    /// The next line; nil at the end of the input.
    mutating func next() -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            let end = rest[place...].firstIndex(of: UInt8(ascii: "\n"))
            let piece = rest[place..<(end ?? rest.endIndex)]
            if line.count + piece.count > Self.longest { (line, isTooLong) = ([], true) }
            if !isTooLong { line += piece }
            if let end {
                place = end + 1
                break
            }
            guard fill() else {
                if line.isEmpty && !isTooLong { return nil }
                break
            }
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return isTooLong ? .tooLong : .line(line)
    }

    /// Reads more; false at the end.
    private mutating func fill() -> Bool {
        guard !hasEnded else { return false }
        rest = [UInt8](repeating: 0, count: 65_536)
        place = 0
        while true {
            let count = rest.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            rest.removeLast(rest.count - max(count, 0))
            hasEnded = count <= 0
            return count > 0
        }
    }
}
