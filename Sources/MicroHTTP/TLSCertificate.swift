internal import CMicroHTTPDShim

/// The certificate, with its key, that listeners with TLS show. There is one for the process, since GnuTLS asks for it
/// without saying which listener a client came to.
public enum TLSCertificate {
    /// Why a certificate cannot be shown.
    public struct Unusable: Error, CustomStringConvertible {
        /// What is wrong, in words that follow "cannot be used:".
        public let description: String
    }

    /// Shows a certificate from the next handshake on. Connections that are open are not touched.
    ///
    /// - Parameters:
    ///   - chain: certificates in PEM: the server's own, then each one that certifies the one before.
    ///   - key: the private key of the first one in PEM, without a passphrase.
    /// - Returns: the second of the epoch from which on the server's own certificate is not valid any more.
    /// - Throws: where the two cannot be read or do not go together; what was shown before stays.
    public static func show(chain: [UInt8], key: [UInt8]) throws(Unusable) -> Int {
        var expires: Int64 = 0
        let reason = chain.withUnsafeBytes { chain in
            key.withUnsafeBytes { key in
                shim_tls_show(chain.baseAddress, chain.count, key.baseAddress, key.count, &expires)
            }
        }
        if let reason { throw Unusable(description: String(cString: reason)) }
        return Int(expires)
    }
}
