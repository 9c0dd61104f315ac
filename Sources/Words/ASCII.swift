extension String {
    /// Whether every character is of ASCII.
    package var isASCII: Bool {
        utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).isASCII } ?? utf8.allSatisfy { $0 < 0x80 }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether every byte is a character of ASCII.
    package var isASCII: Bool {
        var place = 0
        while place + 8 <= count {
            if loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
            place += 8
        }
        while place < count {
            if self[place] >= 0x80 { return false }
            place += 1
        }
        return true
    }
}
