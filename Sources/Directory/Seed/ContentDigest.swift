internal import CNettle

/// SHA-256 (FIPS 180-4) of bytes as they come.
///
/// Nettle does the work: it is on every machine that has libmicrohttpd, whose TLS stands on it.
package struct ContentDigest: Sendable {
    private var context = sha256_ctx()

    /// Begins with nothing.
    package init() { nettle_sha256_init(&context) }

    /// Takes further bytes in.
    package mutating func update(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

    /// Takes further bytes in.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        nettle_sha256_update(&context, bytes.count, bytes.bindMemory(to: UInt8.self).baseAddress)
    }

    /// Ends, and gives the digest in 64 lower-case hexadecimal digits. What comes after begins anew.
    package mutating func hex() -> String {
        let digest = bytes()
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }, as: UTF8.self)
    }

    /// Ends, and gives the 32 bytes of the digest. What comes after begins anew.
    private mutating func bytes() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return digest
    }

    /// The digest of these bytes in Base64 (RFC 4648, 4), as content security policies name what they admit.
    package static func base64(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes { base64(of: $0) } }

    /// The digest of these bytes in Base64.
    package static func base64(of bytes: UnsafeRawBufferPointer) -> String {
        var digest = ContentDigest()
        digest.update(bytes)
        let raw = digest.bytes()
        var text = [CChar](repeating: 0, count: (raw.count + 2) / 3 * 4)
        nettle_base64_encode_raw(&text, raw.count, raw)
        return String(decoding: text.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The digest of these bytes.
    package static func hex(of bytes: [UInt8]) -> String {
        var digest = ContentDigest()
        digest.update(bytes)
        return digest.hex()
    }
}
