internal import CXXHash

/// Makes strong entity tags (RFC 9110, 8.8.3) of what a representation consists of.
///
/// XXH3 with 128 bits: a tag has to differ where content differs, not to withstand who forges content, and SHA-256 took
/// half of the time of an answer that was not made before. The tag is the same on every machine.
enum EntityTag {
    /// The opaque tag, without quotes: 32 hexadecimal digits.
    static func opaque(_ body: [UInt8], mediaType: String) -> String {
        var digest: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &digest) { digest in
            guard let words = digest.assumingMemoryBound(to: CUnsignedLongLong.self).baseAddress else { return }
            shim_xxh3_128(body, body.count, words)
        }
        var type = [UInt8](mediaType.utf8)
        withUnsafeBytes(of: (digest.0.bigEndian, digest.1.bigEndian)) { type.append(contentsOf: $0) }
        withUnsafeMutableBytes(of: &digest) { digest in
            guard let words = digest.assumingMemoryBound(to: CUnsignedLongLong.self).baseAddress else { return }
            shim_xxh3_128(type, type.count, words)
        }
        return hexadecimal(digest.0) + hexadecimal(digest.1)
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
