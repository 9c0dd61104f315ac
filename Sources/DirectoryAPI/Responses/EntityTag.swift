internal import CXXHash
internal import Directory

/// Makes strong entity tags (RFC 9110, 8.8.3) of what a representation consists of.
///
/// XXH3 with 128 bits: a tag has to differ where content differs, not to withstand who forges content, and SHA-256 took
/// half of the time of an answer that was not made before. The tag is the same on every machine.
enum EntityTag {
    /// Writes the opaque tag, without quotes: 32 hexadecimal digits.
    static func write(_ body: UnsafeRawBufferPointer, mediaType: String, to tag: inout TextBuilder) {
        var digest = digest(body)
        // the tag is the digest of the media type with the digest of the content behind it
        var described = TextBuilder(capacity: 96)
        described.append(mediaType)
        withUnsafeBytes(of: (digest.0.bigEndian, digest.1.bigEndian)) { described.append($0) }
        digest = described.withBytes(Self.digest)
        withUnsafeBytes(of: (digest.0.bigEndian, digest.1.bigEndian)) { bytes in
            for byte in bytes {
                tag.append(byte: digit(byte >> 4))
                tag.append(byte: digit(byte & 0x0F))
            }
        }
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> (CUnsignedLongLong, CUnsignedLongLong) {
        var digest: (CUnsignedLongLong, CUnsignedLongLong) = (0, 0)
        withUnsafeMutableBytes(of: &digest) { digest in
            guard let words = digest.assumingMemoryBound(to: CUnsignedLongLong.self).baseAddress else { return }
            shim_xxh3_128(bytes.baseAddress, bytes.count, words)
        }
        return digest
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
