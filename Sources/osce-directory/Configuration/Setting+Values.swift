import Budget

extension Setting where Value == Int {
    /// A whole number in a range, of a unit where there is one.
    init(
        _ name: String,
        _ range: ClosedRange<Int>,
        of unit: String? = nil,
        _ meaning: String,
        default defaultValue: Int,
        defaultText: String? = nil
    ) {
        self.init(
            name,
            takes: "\(unit ?? "a number") from \(range.lowerBound) to \(range.upperBound)",
            meaning,
            default: defaultValue,
            defaultText: defaultText,
            read: { Int($0).flatMap { range.contains($0) ? $0 : nil } },
            written: { String($0) }
        )
    }
}

extension Setting where Value == String {
    /// A text, which is not empty.
    init(text name: String, takes: String, _ meaning: String, default defaultValue: String) {
        self.init(name, takes: takes, meaning, default: defaultValue, read: { $0 }, written: { $0 })
    }
}

extension Setting where Value == String? {
    /// A path.
    init(path name: String, takes: String, _ meaning: String, defaultText: String) {
        self.init(
            name,
            takes: takes,
            meaning,
            default: nil,
            defaultText: defaultText,
            read: { .some($0) },
            written: { $0 }
        )
    }
}

extension Setting where Value == Bool {
    /// Something that is done or not. As a flag it takes no value: `--name` and `--no-name`.
    init(switch name: String, _ meaning: String, default defaultValue: Bool) {
        self.init(
            name,
            takes: "true or false",
            meaning,
            default: defaultValue,
            read: { ["true": true, "false": false][$0] },
            written: { String($0) }
        )
    }
}

extension Setting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of a few words.
    init(choice name: String, _ meaning: String, default defaultValue: Value, defaultText: String? = nil) {
        let words = Value.allCases.map(\.rawValue)
        self.init(
            name,
            takes: words.dropLast().joined(separator: ", ") + " or " + (words.last ?? ""),
            meaning,
            default: defaultValue,
            defaultText: defaultText,
            read: { Value(rawValue: $0) },
            written: { $0.rawValue }
        )
    }
}

extension Setting where Value == AddressRanges {
    /// A list of addresses and networks.
    init(addresses name: String, _ meaning: String, default defaultValue: AddressRanges, defaultText: String) {
        self.init(
            name,
            takes: "addresses and networks such as 10.0.0.0/8, fd00::/8, loopback, private or none",
            meaning,
            default: defaultValue,
            defaultText: defaultText,
            read: { try? AddressRanges($0) },
            written: { $0.description }
        )
    }
}
