internal import CBrotli
internal import CZlib

/// A content coding (RFC 9110, 8.4.1) that makes content smaller on its way.
package enum ContentCoding: String, Sendable, CaseIterable {
    /// Brotli (RFC 7932), the tighter one.
    case brotli = "br"
    /// gzip (RFC 1952), which everything reads.
    case gzip

    /// The coded bytes; nil where memory is short. Equal bytes are coded to equal bytes by one version of a library.
    package func encode(_ bytes: [UInt8]) -> [UInt8]? { bytes.withUnsafeBytes(encode) }

    /// The coded bytes; nil where memory is short. Equal bytes are coded to equal bytes by one version of a library.
    package func encode(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        let bytes = bytes.assumingMemoryBound(to: UInt8.self)
        return switch self {
        case .brotli: Self.brotli(bytes)
        case .gzip: Self.gzip(bytes)
        }
    }

    /// How much content is coded at the full effort. What is longer is coded at a lower quality: half of the time for a
    /// sixth more bytes, so that the request that waits for it does not wait for the coding most of all.
    private static let mostAtFullEffort = 64 << 10

    /// Quality 5 of 11: most of the gain at a small part of the cost, since the first request for an answer waits for it.
    /// Quality 3 for long content.
    private static func brotli(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var size = max(BrotliEncoderMaxCompressedSize(bytes.count), 64)
        var coded = [UInt8](repeating: 0, count: size)
        let status = BrotliEncoderCompress(
            bytes.count <= mostAtFullEffort ? 5 : 3,
            BROTLI_DEFAULT_WINDOW,
            BROTLI_MODE_TEXT,
            bytes.count,
            bytes.baseAddress,
            &size,
            &coded
        )
        guard status != 0 else { return nil }
        coded.removeLast(coded.count - size)
        return coded
    }

    private static func gzip(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var stream = z_stream()
        guard shim_deflate_init_gzip(&stream, bytes.count <= mostAtFullEffort ? 6 : 4) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // zlib's bound holds for the whole content in one call; its header has no time, so equal bytes stay equal
        var coded = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        guard bytes.count <= Int(UInt32.max), coded.count <= Int(UInt32.max) else { return nil }
        let capacity = coded.count
        let status = coded.withUnsafeMutableBufferPointer { coded in
            // zlib reads what next_in points to and never writes there
            stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            stream.avail_in = UInt32(bytes.count)
            stream.next_out = coded.baseAddress
            stream.avail_out = UInt32(capacity)
            return deflate(&stream, Z_FINISH)
        }
        guard status == Z_STREAM_END else { return nil }
        coded.removeLast(capacity - Int(stream.total_out))
        return coded
    }
}
