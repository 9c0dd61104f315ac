internal import CXXHash

/// Makes strong entity tags (RFC 9110, 8.8.3) of what a representation consists of.
///
/// XXH3 with 128 bits: a tag has to differ where content differs, not to withstand who forges content, and SHA-256 took
/// half of the time of an answer that was not made before. The tag is the same on every machine.
enum EntityTag {
    /// The opaque tag, without quotes: 32 hexadecimal digits.
    static func opaque(_ body: UnsafeRawBufferPointer, mediaType: String) -> String {
        var digest: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &digest) { digest in
            guard let words = digest.assumingMemoryBound(to: CUnsignedLongLong.self).baseAddress else { return }
            shim_xxh3_128(body.baseAddress, body.count, words)
        }
        var type = [UInt8](mediaType.utf8)
        withUnsafeBytes(of: (digest.0.bigEndian, digest.1.bigEndian)) { type.append(contentsOf: $0) }
        withUnsafeMutableBytes(of: &digest) { digest in
            guard let words = digest.assumingMemoryBound(to: CUnsignedLongLong.self).baseAddress else { return }
            shim_xxh3_128(type, type.count, words)
        }
        return withUnsafeBytes(of: (digest.0.bigEndian, digest.1.bigEndian)) { hexadecimal($0) }
    }

    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            for (place, byte) in bytes.enumerated() {
                text[place * 2] = digit(byte >> 4)
                text[place * 2 + 1] = digit(byte & 0x0F)
            }
            return bytes.count * 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
