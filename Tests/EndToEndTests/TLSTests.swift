import Foundation
import Testing

/// The handshakes themselves are judged by tools of others: `make tlscheck`.
@Suite("The built program speaks TLS")
struct TLSTests {
    @Test("a certificate and a key that cannot be used end it with one line and the code that fits")
    func unusable() throws {
        let file = Program.checkout.appendingPathComponent("README.md").path
        for (arguments, status, words) in [
            (["--tls-certificate", file], 64, "without tls-key"), (["--tls-key", file], 64, "without tls-certificate"),
            (["--tls-certificate", "/nowhere", "--tls-key", file], 66, "cannot read /nowhere"),
            (["--tls-certificate", file, "--tls-key", file], 65, "no certificate in PEM"),
        ] {
            let (process, _, complaint) = Program.process(["serve", "--port", "0"] + arguments)
            try process.run()
            process.waitUntilExit()
            let complained = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == status && complained.contains(words), "\(complained)")
            #expect(complained.split(separator: "\n").count == 1)
        }
    }
}
