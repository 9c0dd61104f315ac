extension AddressRanges {
    /// Why a text names no ranges.
    package enum Fault: Error, Equatable {
        /// Nothing is written, or nothing between two commas.
        case empty
        /// What is written is no address, no range and no word.
        case unreadable(String)
        /// The number after the slash is not from 0 to the number of the address's bits, 32 or 128.
        case length(String, bits: Int)
        /// The address is not the first of its range, which is this one.
        case hostBits(String, range: String)
        /// `none` stands beside something else.
        case noneAmongOthers
    }

    /// Reads ranges separated by commas, white space or both: addresses (`192.0.2.7`, `::1`), prefixes (`10.0.0.0/8`,
    /// `fd00::/8`), and the words `loopback` (127.0.0.0/8 and `::1`), `private` (10.0.0.0/8, 172.16.0.0/12,
    /// 192.168.0.0/16, fc00::/7 and the link local 169.254.0.0/16 and fe80::/10) and, alone, `none`. The case of letters
    /// does not matter.
    package init(_ text: String) throws(Fault) {
        let isNone = text.trimmed.lowercased() == "none"
        self = .none
        guard !isNone else { return }
        var prefixes: [AddressPrefix] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let elements = part.split(whereSeparator: \.isWhitespace)
            guard !elements.isEmpty else { throw .empty }
            for element in elements {
                switch element.lowercased() {
                case "loopback": self = union(.loopback)
                case "private": self = union(.private)
                case "none": throw .noneAmongOthers
                default: prefixes.append(try Self.prefix(String(element)))
                }
            }
        }
        self = union(AddressRanges(prefixes: prefixes))
    }

    private static func prefix(_ element: String) throws(Fault) -> AddressPrefix {
        let shown = element.count > 64 ? "\(element.prefix(64))…" : element
        let parts = element.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = ClientAddress(bare: String(parts[0])) else { throw .unreadable(shown) }
        let isDotted = !parts[0].contains(":")
        let bits = isDotted ? 32 : 128
        guard parts.count > 1 else { return AddressPrefix(address, 128) }
        guard let length = Int(parts[1]), "\(length)" == parts[1], (0...bits).contains(length) else {
            throw .length(shown, bits: bits)
        }
        let prefix = AddressPrefix(address, isDotted ? 96 + length : length)
        guard prefix.isAligned else { throw .hostBits(shown, range: prefix.aligned.description) }
        return prefix
    }
}

extension AddressRanges.Fault: CustomStringConvertible {
    /// What is wrong and what to write, as a sentence without its full stop.
    package var description: String {
        switch self {
        case .empty:
            "an address range is missing: write \(Self.examples), separated by commas, or none"
        case .unreadable(let text):
            "\"\(text)\" is no address range: write \(Self.examples), without a port, or none"
        case .length(let text, let bits):
            "\"\(text)\" has no usable prefix length: write a number from 0 to \(bits) after the slash"
        case .hostBits(let text, let range):
            "\"\(text)\" has bits set beyond its prefix length: write \(range)"
        case .noneAmongOthers:
            "none stands for no address at all: write it alone, or leave it out"
        }
    }

    private static let examples =
        "addresses such as 192.0.2.7, ranges such as 10.0.0.0/8 or fd00::/8, loopback or private"
}

extension ClientAddress {
    /// Reads an address that nothing else stands beside, neither a port nor a zone nor brackets.
    fileprivate init?(bare text: String) {
        var text = text
        guard let address = text.withUTF8({ ClientAddress(bare: UnsafeRawBufferPointer($0)[...]) }) else { return nil }
        self = address
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
