internal import Memory

/// What of the content of a representation a request asks for (RFC 9110, 14.2).
package enum ByteRange: Sendable, Equatable {
    /// All of it: no range is asked for, one that cannot be read, several, or one of another representation (`If-Range`).
    case whole
    /// The bytes at these places, at least one.
    case part(Range<Int>)
    /// Bytes that it does not have.
    case unsatisfiable

    /// The unit of ranges.
    package static let unit = "bytes"

    /// Reads `Range` and `If-Range` of a GET; of any other method they count for nothing.
    ///
    /// - Parameters:
    ///   - entityTag: the strong entity tag of the representation, with its quotes.
    ///   - size: the bytes of its content.
    package init(_ request: APIRequest, entityTag: String, lastModified: HTTPDate, size: Int) {
        self = .whole
        guard request.method == .get, let value = request.fields[.range],
            Self.isCurrent(request.fields[.ifRange], entityTag, lastModified)
        else { return }
        self = Self.read(value, size: size)
    }

    /// Whether the representation is the one that a range was meant for (RFC 9110, 13.1.5).
    private static func isCurrent(_ condition: String?, _ entityTag: String, _ lastModified: HTTPDate) -> Bool {
        guard let condition else { return true }
        // a weak tag never matches, and a date only to the second
        if condition.utf8.last == UInt8(ascii: "\"") { return condition == entityTag }
        return HTTPDate(condition) == lastModified
    }

    /// Reads the value of `Range` (RFC 9110, 14.1.2): `bytes=0-99`, `bytes=100-`, `bytes=-100`. What is none of these is
    /// passed over, as are several ranges.
    private static func read(_ value: String, size: Int) -> ByteRange {
        let parts = value.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].elementsEqual(unit.utf8, by: { $0 | 0x20 == $1 }) else { return .whole }
        let ends = parts[1].trimmingBlanks.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        switch (number(ends[0]), number(ends[1])) {
        case (let first?, let last?) where first <= last: return part(from: first, to: min(last, size - 1), of: size)
        case (let first?, nil) where ends[1].isEmpty: return part(from: first, to: size - 1, of: size)
        case (nil, let count?) where ends[0].isEmpty:
            return count == 0 ? .unsatisfiable : part(from: max(0, size - count), to: size - 1, of: size)
        default: return .whole
        }
    }

    private static func part(from first: Int, to last: Int, of size: Int) -> ByteRange {
        first < size ? .part(first..<last + 1) : .unsatisfiable
    }

    /// A number in decimal digits, and the largest there is where it is larger; nil for anything else.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(String(Substring(digits))) ?? .max
    }
}

extension Substring.UTF8View {
    /// Without blanks and tabs at its ends.
    fileprivate var trimmingBlanks: Substring.UTF8View {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }
}

extension APIResponse {
    /// The fields of this answer for a part of its content (RFC 9110, 15.3.7).
    package func fields(of part: Range<Int>) -> [Field] {
        fields + [
            .init("Content-Range", "\(ByteRange.unit) \(part.lowerBound)-\(part.upperBound - 1)/\(content.count)")
        ]
    }

    /// The answer with a part of its content.
    package func part(_ part: Range<Int>) -> APIResponse {
        var response = APIResponse(
            status: 206,
            fields: fields(of: part),
            body: content.withBytes { Array($0[part]) },
            closesConnection: closesConnection
        )
        response.label = label
        return response
    }
}
