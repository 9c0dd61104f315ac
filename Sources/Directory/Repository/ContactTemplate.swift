/// Where readers tell of a mistake: an address, or a template of one with places for what the mistake is in.
///
/// The places are `{record}`, the address of the record, `{field}`, `{value}` and `{version}` of the data. What is filled in
/// is percent-encoded (RFC 3986, 2.1). An address of mail without a subject gets one, and the same in its body.
package struct ContactTemplate: Sendable, Equatable {
    /// The template as it was given.
    package let text: String
    private let pieces: [Piece]

    private enum Piece: Sendable, Equatable {
        case literal(String)
        case place(Place)
    }

    /// What can be filled in.
    package enum Place: String, Sendable, CaseIterable {
        case record, field, value, version
    }

    /// The bytes of a template at most.
    package static let longest = 1_000
    /// The letters of a value that are filled in at most, so that addresses stay short.
    static let longestValue = 200

    /// Reads a template; nil where it does not begin with `https://` or `mailto:` and an address, has a place of another
    /// name, or characters that no address has.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest, let pieces = Self.pieces(of: text), Self.isAddress(pieces) else {
            return nil
        }
        self.text = text
        let isPlainMail = text.hasPrefix("mailto:") && !text.utf8.contains(UInt8(ascii: "?"))
        self.pieces = isPlainMail ? pieces + Self.usualMail : pieces
    }

    /// The address for a mistake.
    ///
    /// - Parameters:
    ///   - record: the address of the record, or of the page.
    ///   - field: the field as evidence names it; empty for the record as a whole.
    ///   - value: the value in words; only its beginning is filled in.
    ///   - version: the version of the data.
    package func address(record: String, field: String = "", value: String = "", version: String) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let literal): literal
            case .place(.record): Self.encoded(record)
            case .place(.field): Self.encoded(field)
            case .place(.value): Self.encoded(String(value.prefix(Self.longestValue)))
            case .place(.version): Self.encoded(version)
            }
        }.joined()
    }

    private static let usualMail: [Piece] = [
        .literal("?subject=Mistake%20in%20"), .place(.record), .literal("&body="), .place(.record),
        .literal("%0D%0A"), .place(.field), .literal("%3A%20"), .place(.value), .literal("%0D%0Aversion%20"),
        .place(.version), .literal("%0D%0A%0D%0A"),
    ]

    private static func pieces(of text: String) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let place = Place(rawValue: String(rest[rest.index(after: open)..<close]))
            else { return nil }
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.place(place))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        return pieces
    }

    /// Whether literals are made of characters of addresses and the first one names a host or a mailbox.
    private static func isAddress(_ pieces: [Piece]) -> Bool {
        for case .literal(let literal) in pieces {
            guard literal.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>\"\\^`{|}".utf8.contains($0) }) else {
                return false
            }
        }
        guard case .literal(let start)? = pieces.first else { return false }
        if start.hasPrefix("mailto:") {
            let box = start.dropFirst("mailto:".count).prefix { $0 != "?" }
            let parts = box.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        }
        let host = start.dropFirst("https://".count).prefix { !"/?#".contains($0) }
        return start.hasPrefix("https://") && !host.isEmpty
    }

    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return encoded
    }
}
