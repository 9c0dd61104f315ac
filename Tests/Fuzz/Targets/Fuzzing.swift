internal import Glibc

/// What is fuzzed: each case takes bytes, hands them to the code of its name and stops the process where a law of that
/// code does not hold. libFuzzer finds the bytes.
@main
enum Fuzzing: String, CaseIterable {
    case target, query, search, accept, content, message, seed, cost

    /// `fuzz TARGET` and then what libFuzzer takes: folders of inputs and its flags.
    static func main() {
        guard CommandLine.argc > 1, let chosen = Fuzzing(rawValue: CommandLine.arguments[1]) else {
            print("usage: fuzz \(allCases.map(\.rawValue).joined(separator: "|")) [CORPUS] [-FLAG=VALUE]")
            exit(64)
        }
        Self.chosen = chosen
        // libFuzzer takes the name of the target for a part of the program's name
        var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) }
        free(arguments.remove(at: 1))
        var count = CInt(arguments.count)
        arguments.append(nil)
        arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            exit(
                runDriver(&count, &start) { bytes, size in
                    Fuzzing.chosen.run(Array(UnsafeRawBufferPointer(start: bytes, count: size)))
                    return 0
                }
            )
        }
    }

    // Set once, before libFuzzer begins; libFuzzer calls back on the same thread.
    nonisolated(unsafe) private static var chosen = Fuzzing.target

    private func run(_ bytes: [UInt8]) {
        switch self {
        case .target: TargetFuzzing.run(bytes)
        case .query: QueryFuzzing.run(bytes)
        case .search: SearchFuzzing.run(bytes)
        case .accept: AcceptFuzzing.run(bytes)
        case .content: ContentFuzzing.run(bytes)
        case .message: MessageFuzzing.run(bytes)
        case .seed: SeedFuzzing.run(bytes)
        case .cost: CostFuzzing.run(bytes)
        }
    }
}

/// libFuzzer's way in for a program with a main of its own (FuzzerInterface.h, LLVMFuzzerRunDriver).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// A law that has to hold whatever comes in.
func require(_ holds: Bool, _ law: @autoclosure () -> String) {
    if !holds { fatalError(law()) }
}
