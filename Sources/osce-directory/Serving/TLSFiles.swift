import Logging
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
    /// - Returns: what an operator wants to know of the certificate.
    /// - Throws: `Failure` where they cannot be read or do not go together; what was shown before stays.
    func show() throws -> ShownCertificate {
        let chain = try File.read(certificate, atMost: Self.mostBytes)
        let key = try File.read(self.key, atMost: Self.mostBytes)
        do throws(TLSCertificate.Unusable) {
            return ShownCertificate(try TLSCertificate.show(chain: chain, key: key))
        } catch {
            throw Failure("\(certificate) with \(self.key) cannot be used: \(error).", code: .dataError)
        }
    }

    /// A chain of certificates takes some kilobytes.
    private static let mostBytes = 1 << 20
}

/// The certificate that is shown, for the log.
struct ShownCertificate {
    private let certificate: TLSCertificate

    init(_ certificate: TLSCertificate) { self.certificate = certificate }

    /// The second of the epoch from which on it is not valid any more.
    var expires: Int { certificate.expires }

    /// What clients will stumble over, each a sentence without its end. None of it keeps the certificate from being shown:
    /// the one before may be worse.
    func warnings(at second: Int) -> [String] {
        var warnings: [String] = []
        if second >= certificate.expires {
            let day = CalendarDay.text(ofSecond: certificate.expires)
            warnings.append("The certificate has expired on \(day); renew it, clients refuse it")
        }
        if second < certificate.begins {
            let day = CalendarDay.text(ofSecond: certificate.begins)
            warnings.append("The certificate is valid from \(day) on only; clients refuse it until then")
        }
        if let least = certificate.key.leastBits, certificate.bits < least {
            warnings.append(
                "The key of the certificate has \(certificate.bits) bits; take one of \(least) or more, clients refuse it"
            )
        }
        return warnings
    }

    /// Logs that it is shown, and what is wrong with it.
    func log(as message: Logger.Message, at level: Logger.Level, to logger: Logger) {
        logger.log(level: level, message, metadata: ["expires": "\(CalendarDay.text(ofSecond: certificate.expires))"])
        for warning in warnings(at: CalendarDay.second) { logger.warning("\(warning)") }
    }
}
