internal import CMicroHTTPDShim

/// The certificate, with its key, that listeners with TLS show. There is one for the process, since GnuTLS asks for it
/// without saying which listener a client came to.
package struct TLSCertificate: Sendable {
    /// Why a certificate cannot be shown.
    package struct Unusable: Error, CustomStringConvertible {
        /// What is wrong, in words that follow "cannot be used:".
        package let description: String
    }

    /// The kinds of keys.
    package enum Key: Sendable {
        case rsa, ecdsa, other

        /// The fewest bits that clients take (RFC 9325, 4.5); nil where the kind has one size.
        package var leastBits: Int? {
            switch self {
            case .rsa: 2_048
            case .ecdsa: 256
            case .other: nil
            }
        }
    }

    /// The second of the epoch from which on it is valid.
    package let begins: Int
    /// The second of the epoch from which on it is not valid any more.
    package let expires: Int
    /// The kind of its key.
    package let key: Key
    /// The size of its key.
    package let bits: Int

    private init(_ certificate: shim_certificate) {
        begins = Int(certificate.begins)
        expires = Int(certificate.expires)
        key = certificate.is_rsa ? .rsa : certificate.is_ecdsa ? .ecdsa : .other
        bits = Int(certificate.bits)
    }

    /// Shows a certificate from the next handshake on. Connections that are open are not touched.
    ///
    /// - Parameters:
    ///   - chain: certificates in PEM: the server's own, then each one that certifies the one before.
    ///   - key: the private key of the first one in PEM, without a passphrase.
    /// - Returns: the server's own certificate.
    /// - Throws: where the two cannot be read or do not go together; what was shown before stays.
    package static func show(chain: [UInt8], key: [UInt8]) throws(Unusable) -> TLSCertificate {
        var shown = shim_certificate()
        let reason = chain.withUnsafeBytes { chain in
            key.withUnsafeBytes { key in
                shim_tls_show(chain.baseAddress, chain.count, key.baseAddress, key.count, &shown)
            }
        }
        if let reason { throw Unusable(description: String(cString: reason)) }
        return TLSCertificate(shown)
    }
}
