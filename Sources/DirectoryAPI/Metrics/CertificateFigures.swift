/// What is known of the certificate that is shown. Times are seconds since 1970.
package struct CertificateFigures: Sendable, Equatable {
    /// When it is not valid any more.
    var expires: Int
    /// When it was read.
    var loaded: Int
    /// Whether the files that were read last are what is shown.
    var isLastGood = true
}
