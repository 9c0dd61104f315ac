package import Addresses
internal import Words

/// A request-target with faults replaced by the nearest that is valid.
package struct Correction {
    private let target: Target

    /// The longest address that is suggested: what is longer is nothing that somebody reads, and a few of them would make
    /// a page large.
    private static let longestAddress = 2_000

    /// Takes a target apart; nil where that cannot be done, and for one that is longer than what is suggested.
    package init?(_ raw: [UInt8]) {
        guard raw.count <= Self.longestAddress, let target = try? Target(raw), target.isWhole else { return nil }
        self.target = target
    }

    /// Lists are read without the blanks around their values.
    private static func trimmed(_ text: String) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The parameter that asks for a version which is none of some; nil where there is none in the address.
    func versionParameter(besides known: [String]) -> String? {
        let names = [GeneralParameter.version, .since, .compare].map(\.rawValue)
        return target.pairs.first { pair in
            let digits = pair.value.lowercased().prefix(12)
            return names.contains(pair.name) && !known.contains { $0.hasPrefix(digits) }
        }?.name
    }

    /// The address that asks the same with another value of a parameter, or without it for nil.
    func address(_ parameter: String, _ value: String?) -> String {
        let pairs = target.pairs.compactMap { pair -> (String, String)? in
            guard pair.name == parameter else { return (pair.name, pair.value) }
            return value.map { (pair.name, $0) }
        }
        return address(pairs)
    }

    private func address(_ pairs: [(String, String)]) -> String {
        "/" + target.segments.map(Target.encode).joined(separator: "/") + Target.query(pairs)
    }

    /// The address that asks the same with the nearest name or value in place of each fault's; nil where it is too long to
    /// be suggested.
    package func address(correcting faults: [ParameterFault]) -> String? {
        var pairs = target.pairs.map { ($0.name, $0.value) }
        // what came as content stands in no address
        guard faults.contains(where: { fault in pairs.contains { $0.0 == fault.parameter } }) else { return nil }
        for fault in faults {
            guard let nearest = fault.nearest else { continue }
            for place in pairs.indices where pairs[place].0 == fault.parameter {
                guard let value = fault.value else {
                    pairs[place].0 = nearest
                    continue
                }
                let parts = pairs[place].1 == value ? [value] : pairs[place].1.separatedByCommas
                pairs[place].1 = parts.map { Self.trimmed($0) == Self.trimmed(value) ? nearest : $0 }.joined(
                    separator: ","
                )
            }
        }
        let address = address(pairs)
        return address.utf8.count <= Self.longestAddress ? address : nil
    }
}
