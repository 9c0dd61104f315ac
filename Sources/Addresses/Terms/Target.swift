package import Directory

/// A request-target taken apart: the segments of its path and the pairs of its query, decoded.
package struct Target: Sendable, Equatable {
    /// A pair of the query.
    package struct Pair: Sendable, Equatable {
        package let name: String
        package let value: String

        /// Joins its parts.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Why a target cannot be read; each is a 400 after which the connection ends.
    package enum Fault: Error {
        case brokenEscape, nul, invalidUTF8, notAPath

        /// What the client should do.
        package var detail: String {
            switch self {
            case .brokenEscape:
                "The target has a % that two hexadecimal digits do not follow. Write a literal % as %25."
            case .nul:
                "The target has a NUL character (%00), which no resource here has in its address. Remove it."
            case .invalidUTF8:
                "The target does not decode to valid UTF-8. Percent-encode the UTF-8 bytes of each character."
            case .notAPath: "The target is not a path. Ask for a path that begins with /."
            }
        }
    }

    /// The segments between slashes, at most `mostSegments`; one empty segment for the root and at the end of a path with a
    /// trailing slash.
    package let segments: [String]
    /// Whether the path has more segments than those.
    package let hasMoreSegments: Bool
    /// The pairs in the order they came, at most `RequestBound.pairs`; none where there is no query or an empty one.
    package let pairs: [Pair]
    /// How many pairs the query has.
    package let pairCount: Int

    /// No resource has more than three segments; some slashes too many lead to it nevertheless.
    static let mostSegments = 8

    /// Whether all segments and pairs of the target are here.
    package var isWhole: Bool { !hasMoreSegments && pairs.count == pairCount }

    /// Takes a target apart: origin-form or absolute-form (RFC 9112, 3.2.1 and 3.2.2). O(bytes); what is beyond the bounds
    /// is judged, and not kept.
    package init(_ raw: [UInt8]) throws(Fault) {
        let origin = try Self.originForm(raw[...])
        ((segments, hasMoreSegments), (pairs, pairCount)) = try origin.withUnsafeBufferPointer { bytes throws(Fault) in
            let end = Self.place(of: UInt8(ascii: "?"), in: bytes, 0..<bytes.count)
            return (try Self.segments(bytes, 1..<end), try Self.pairs(bytes, min(end + 1, bytes.count)..<bytes.count))
        }
    }

    /// The decoded texts between slashes, and whether there are more.
    private static func segments(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ path: Range<Int>
    ) throws(Fault) -> ([String], hasMore: Bool) {
        var segments: [String] = []
        var start = path.lowerBound
        while segments.count < mostSegments {
            let end = place(of: UInt8(ascii: "/"), in: bytes, start..<path.upperBound)
            segments.append(try decode(UnsafeBufferPointer(rebasing: bytes[start..<end]), plusIsSpace: false))
            guard end < path.upperBound else { return (segments, false) }
            start = end + 1
        }
        // neither an escape nor a character goes on behind a slash, so the rest is judged in one piece
        _ = try decode(UnsafeBufferPointer(rebasing: bytes[start..<path.upperBound]), plusIsSpace: false)
        return (segments, true)
    }

    /// The decoded pairs between ampersands, and how many there are; empty ones are passed over.
    private static func pairs(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ query: Range<Int>
    ) throws(Fault) -> ([Pair], count: Int) {
        var pairs: [Pair] = []
        var count = 0
        var start = query.lowerBound
        while start < query.upperBound {
            let end = place(of: UInt8(ascii: "&"), in: bytes, start..<query.upperBound)
            if start < end {
                if count == RequestBound.pairs.most {
                    _ = try decode(UnsafeBufferPointer(rebasing: bytes[start..<query.upperBound]), plusIsSpace: true)
                }
                if count < RequestBound.pairs.most { pairs.append(try pair(bytes, start..<end)) }
                count += 1
            }
            start = end + 1
        }
        return (pairs, count)
    }

    private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(Fault) -> Pair {
        let equals = place(of: UInt8(ascii: "="), in: bytes, range)
        let (name, value) = (
            bytes[range.lowerBound..<equals], bytes[min(equals + 1, range.upperBound)..<range.upperBound]
        )
        return Pair(
            name: try decode(UnsafeBufferPointer(rebasing: name), plusIsSpace: true),
            value: try decode(UnsafeBufferPointer(rebasing: value), plusIsSpace: true)
        )
    }

    /// The place of the first of these bytes in a range; the range's end where there is none.
    private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var place = range.lowerBound
        while place < range.upperBound, bytes[place] != byte { place += 1 }
        return place
    }

    private static func originForm(_ raw: ArraySlice<UInt8>) throws(Fault) -> ArraySlice<UInt8> {
        if raw.first == UInt8(ascii: "/") { return raw }
        let text = String(decoding: raw.prefix(8), as: UTF8.self).lowercased()
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { throw .notAPath }
        let authority = raw.dropFirst(text.hasPrefix("https") ? 8 : 7)
        let end = authority.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? authority.endIndex
        let rest = authority[end...]
        return rest.first == UInt8(ascii: "/") ? rest : [UInt8(ascii: "/")] + rest
    }

    /// Decodes percent-escapes (RFC 3986, 2.1) and, in a query, `+` as a space, as forms send it.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) throws(Fault) -> String {
        if isPlain(bytes, plusIsSpace: plusIsSpace) { return String(decoding: bytes, as: UTF8.self) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, let high = hexValue(bytes[index + 1]),
                    let low = hexValue(bytes[index + 2])
                else { throw .brokenEscape }
                guard high << 4 | low != 0 else { throw .nul }
                decoded.append(high << 4 | low)
                index += 3
            case UInt8(ascii: "+") where plusIsSpace:
                decoded.append(UInt8(ascii: " "))
                index += 1
            default:
                // the listener lets none through, but other callers have no listener
                guard bytes[index] != 0 else { throw .nul }
                decoded.append(bytes[index])
                index += 1
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .invalidUTF8 }
        return text
    }

    /// Whether a text stands in the target as it is: ASCII without escapes and NUL.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> Bool {
        for byte in bytes {
            if byte >= 0x80 || byte == 0 || byte == UInt8(ascii: "%") || (plusIsSpace && byte == UInt8(ascii: "+")) {
                return false
            }
        }
        return true
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Encodes a text for use in a path segment or a query: all but unreserved characters (RFC 3986, 2.3) and the few
    /// that are safe in both and easier to read as they are.
    package static func encode(_ text: String) -> String {
        var text = text
        if text.withUTF8({ $0.allSatisfy(isPlain) }) { return text }
        var encoded = TextBuilder(capacity: text.utf8.count * 3)
        encode(text, to: &encoded)
        return encoded.text
    }

    /// Appends a text encoded.
    package static func encode(_ text: String, to encoded: inout TextBuilder) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes {
                if isPlain(byte) {
                    encoded.append(byte: byte)
                } else {
                    encoded.append(byte: UInt8(ascii: "%"))
                    encoded.append(byte: hexDigit(byte >> 4))
                    encoded.append(byte: hexDigit(byte & 0x0F))
                }
            }
        }
    }

    /// A target that has characters in it which have to be percent-encoded, with those encoded and without a fragment,
    /// which is never sent (RFC 9112, 3.2); nil where that makes no address, or a very long one. Linear.
    package static func encoded(_ raw: UnsafeRawBufferPointer) -> String? {
        guard raw.first == UInt8(ascii: "/"), raw.count <= longestEncoded,
            String(validating: raw, as: UTF8.self) != nil
        else { return nil }
        // two slashes would begin the name of another host (RFC 3986, 4.2)
        let path = UnsafeRawBufferPointer(rebasing: raw[(raw.prefix { $0 == UInt8(ascii: "/") }.count - 1)...])
        var encoded: [UInt8] = []
        for byte in path.prefix(while: { $0 != UInt8(ascii: "#") }) {
            if byte > 0x20, byte < 0x7F {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 0x0F)]
            }
        }
        guard encoded.count <= longestEncoded, (try? Target(encoded)) != nil else { return nil }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let longestEncoded = 2_000

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? plainBelow40 : plainFrom40) >> UInt64(byte & 0x3F) & 1 == 1
    }

    // a bit for each of - . _ ~ , ( ) : and the letters and digits, by the lower six bits of its code
    private static var plainBelow40: UInt64 { 0x07FF_7300_0000_0000 }
    private static var plainFrom40: UInt64 { 0x47FF_FFFE_87FF_FFFE }

    /// Writes a query with its question mark; empty where there are no pairs.
    package static func query(_ pairs: [(String, String)]) -> String {
        pairs.isEmpty ? "" : "?" + pairs.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
    }
}
