/// A request-target with faults replaced by the nearest that is valid.
struct Correction {
    private let target: Target

    /// Takes a target apart; nil where that cannot be done.
    init?(_ raw: [UInt8]) {
        guard let target = try? Target(raw) else { return nil }
        self.target = target
    }

    /// The address that asks the same with the nearest name or value in place of each fault's.
    func address(correcting faults: [ParameterFault]) -> String {
        var pairs = target.pairs.map { ($0.name, $0.value) }
        for fault in faults {
            guard let nearest = fault.nearest else { continue }
            for place in pairs.indices where pairs[place].0 == fault.parameter {
                guard let value = fault.value else {
                    pairs[place].0 = nearest
                    continue
                }
                let parts = pairs[place].1 == value ? [value] : pairs[place].1.separatedByCommas
                pairs[place].1 = parts.map { $0 == value ? nearest : $0 }.joined(separator: ",")
            }
        }
        return "/" + target.segments.map(Target.encode).joined(separator: "/") + Target.query(pairs)
    }
}
