import Foundation
import Testing

/// The handshakes themselves are judged by tools of others: `make check-tls`.
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
            try process.runLimited()
            process.waitUntilExit()
            let complained = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == status && complained.contains(words), "\(complained)")
            #expect(complained.split(separator: "\n").count == 1)
        }
    }

    /// A key of RSA of so many bits and its certificate, valid for so many days from now.
    private func certificate(bits: Int, days: Int, in folder: String) throws -> (certificate: String, key: String) {
        let (certificate, key) = ("\(folder)/\(bits)\(days).pem", "\(folder)/\(bits)\(days).key")
        let request = "openssl req -new -newkey rsa:\(bits) -nodes -keyout \(key) -subj /CN=a -out \(key).csr"
        let signing = "openssl x509 -req -in \(key).csr -signkey \(key) -days \(days) -out \(certificate)"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "\(request) && \(signing)"]
        process.standardError = FileHandle.nullDevice
        try process.runLimited()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return (certificate, key)
    }

    @Test(
        "a certificate that has expired or has a short key is shown, and the log warns at the start and on each reload",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"))
    )
    func warnings() throws {
        let folder = try SeedFolder()
        for (bits, days, words) in [
            (2_048, 10, []), (1_024, 10, ["has 1024 bits"]), (1_024, -1, ["has expired on", "has 1024 bits"]),
        ] {
            let (certificate, key) = try certificate(bits: bits, days: days, in: folder.parent)
            let program = try ServingProgram("--tls-certificate", certificate, "--tls-key", key)
            program.signal(SIGHUP)
            for _ in 0..<200 where !program.logged.contains("Certificate read anew") { usleep(50_000) }
            program.signal(SIGTERM)
            #expect(program.waitForExit() == 0)
            // of the certificate; the start warns of other things, too
            let lines = program.logged.split(separator: "\n").filter {
                $0.contains("\"level\":\"warning\"") && $0.contains("ertificate")
            }
            #expect(lines.count == 2 * words.count, "\(lines)")
            for word in words { #expect(lines.count { $0.contains(word) } == 2, "\(lines)") }
        }
    }
}
