import MicroHTTP

/// The files with the certificate and its key.
struct TLSFiles {
    /// The path of the certificates.
    let certificate: String
    /// The path of the key.
    let key: String

    /// The files that are set; nil where none are, and HTTP is spoken without TLS.
    ///
    /// - Throws: `Failure` where one is set without the other.
    init?(_ configuration: Configuration) throws {
        switch (configuration[Settings.tlsCertificate], configuration[Settings.tlsKey]) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            self.certificate = certificate
            self.key = key
        case (_?, nil): throw Failure("tls-certificate is set without tls-key. Set both or none.", code: .usage)
        case (nil, _?): throw Failure("tls-key is set without tls-certificate. Set both or none.", code: .usage)
        }
    }

    /// Reads the files and shows the certificate from the next handshake on.
    ///
    /// - Returns: the day after which the certificate is not valid any more, as YYYY-MM-DD.
    /// - Throws: `Failure` where they cannot be read or do not go together; what was shown before stays.
    func show() throws -> String {
        let (chain, key) = (try File.read(certificate), try File.read(key))
        do throws(TLSCertificate.Unusable) {
            return CalendarDay.text(ofSecond: try TLSCertificate.show(chain: chain, key: key))
        } catch {
            throw Failure("\(certificate) with \(self.key) cannot be used: \(error).", code: .dataError)
        }
    }
}
