@testable internal import Addresses

/// The request-target, of the bytes that the listener lets through: what is read, written anew and read again is the same.
enum TargetFuzzing {
    static func run(_ bytes: [UInt8]) {
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }), let target = try? Target(bytes) else { return }
        let texts = target.segments + target.pairs.flatMap { [$0.name, $0.value] }
        require(!texts.contains { $0.utf8.contains(0) }, "a NUL got through")
        require(!target.segments.isEmpty, "a target without a segment")
        // what is beyond the bounds is not kept
        guard target.isWhole else { return }
        let path = "/" + target.segments.map(Target.encode).joined(separator: "/")
        let written = path + Target.query(target.pairs.map { ($0.name, $0.value) })
        require((try? Target(Array(written.utf8))) == target, "\(written) is read differently")
    }
}
