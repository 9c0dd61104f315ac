extension String {
    /// How many parts stand between commas, empty ones included. O(bytes), and makes none of them.
    package var countOfCommaSeparated: Int { utf8.reduce(1) { $1 == UInt8(ascii: ",") ? $0 + 1 : $0 } }

    /// The parts between commas, empty ones included.
    package var separatedByCommas: [String] {
        let parts = utf8.withContiguousStorageIfAvailable { bytes in
            var parts: [String] = []
            var start = 0
            while let comma = bytes[start...].firstIndex(of: UInt8(ascii: ",")) {
                parts.append(String(decoding: bytes[start..<comma], as: UTF8.self))
                start = comma + 1
            }
            guard start > 0 else { return [self] }
            parts.append(String(decoding: bytes[start...], as: UTF8.self))
            return parts
        }
        return parts ?? split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}
