import ArgumentParser

/// Why the program cannot go on: a message and the exit code that scripts look at.
struct Failure: Error, CustomStringConvertible {
    /// Exit codes, by sysexits(3) where it has one that fits.
    enum Code: Int32 {
        /// A checked seed has faults.
        case invalidSeed = 1
        /// EX_USAGE: a setting that cannot be used.
        case usage = 64
        /// EX_DATAERR: the seed has faults and cannot be served.
        case dataError = 65
        /// EX_NOINPUT: the seed cannot be read.
        case noInput = 66
        /// EX_UNAVAILABLE: the address cannot be listened on.
        case unavailable = 69
        /// EX_CANTCREAT: a file or folder cannot be written.
        case cannotCreate = 73
    }

    let description: String
    let code: Code
    /// Lines that are printed before the message, as they are: faults with their places, which editors and terminals open.
    let report: [String]

    init(_ description: String, code: Code, report: [String] = []) {
        self.description = description
        self.code = code
        self.report = report
    }

    /// What is printed.
    var message: String { (report + ["osce-directory: \(description)"]).joined(separator: "\n") }
}
