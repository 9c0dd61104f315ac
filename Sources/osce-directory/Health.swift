import ArgumentParser
import Glibc

/// Asks the running server whether it is ready: the HEALTHCHECK of an image that has neither a shell nor curl.
struct Health: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask the running server whether it is ready.",
        discussion: """
            Asks /readyz and exits with 0 where the answer is 200, otherwise, and after 3 seconds without an answer, with \
            1 and a sentence on standard error.

            It finds the server by the server's own settings: the environment, the file that OSCE_DIRECTORY_CONFIG \
            names, and the flags of process 1 where that is osce-directory serve, as in a container. The flags below win \
            over them.
            """
    )

    /// What a check may take in all, in seconds. A container engine that waits longer gets to see the sentence.
    static let limit = 3

    @Option(help: "The server's file with settings.")
    var config: String?

    @Option(help: "The address to ask; 0.0.0.0 and :: stand for loopback.")
    var host: String?

    @Option(help: "The port to ask.")
    var port: String?

    @Flag(inversion: .prefixedNo, help: "Whether to speak TLS. (default: whether the settings name a certificate)")
    var tls: Bool?

    func run() throws {
        let deadline = HealthDeadline(
            .seconds(Self.limit),
            "the settings could not be read within \(Self.limit) seconds."
        )
        do {
            let target = try HealthTarget(
                flags: ["config": config, "host": host, "port": port].compactMapValues { $0 },
                usesTLS: tls,
                processOne: CommandLineOfProcess.one,
                environment: .current
            )
            deadline.sentence = "\(target.address) gave no answer within \(Self.limit) seconds."
            let status = try target.ask()
            guard status == 200 else { throw Unhealthy.status(status, of: target) }
            Console.print("\(target.address) answered 200: ready.")
        } catch let failure as Failure {
            try refuse(failure.firstLine)
        } catch let failure as Unhealthy {
            try refuse("\(failure)")
        }
    }

    /// Says why in one line. The exit code is 1 whatever the reason: engines know healthy, unhealthy and nothing else.
    private func refuse(_ sentence: String) throws {
        Console.complain("osce-directory: \(sentence)")
        throw ExitCode(1)
    }
}

/// Why a server does not count as ready, as one sentence.
struct Unhealthy: Error, CustomStringConvertible {
    let description: String

    /// An answer that is not 200.
    static func status(_ status: Int, of target: HealthTarget) -> Unhealthy {
        let meaning = status == 503 ? "the server has nothing to serve yet, or is ending" : "it is not ready"
        return Unhealthy(description: "\(target.address) answered \(status): \(meaning).")
    }
}

extension Failure {
    /// The first of several faults, with the number of the others.
    fileprivate var firstLine: String {
        let lines = description.split(separator: "\n")
        guard lines.count > 1 else { return description }
        return "\(lines[0]) \(lines.count - 1) more: osce-directory serve --print-config lists them."
    }
}
