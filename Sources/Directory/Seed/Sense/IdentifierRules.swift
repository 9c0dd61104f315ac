/// Checks that identifiers of others have the form of their scheme, and that their addresses are those of the scheme.
struct IdentifierRules {
    let record: SeedRecord

    /// The faults of the identifiers.
    func faults() -> [SeedFault] {
        let identifiers = record.value["identifiers"]?.array ?? []
        return identifiers.enumerated().flatMap { place, identifier in
            guard let scheme = identifier["scheme"]?.string.flatMap(IdentifierScheme.named),
                let value = identifier["value"]?.string
            else { return [SeedFault]() }
            let path = "identifiers[\(place)]"
            guard scheme.takes(value) else {
                let problem = "\"\(value.abbreviated)\" is no identifier of \(scheme.label); write \(scheme.form)"
                return [record.fault("\(path).value", problem)]
            }
            return address(identifier["url"]?.string, value, scheme).map { [record.fault("\(path).url", $0)] } ?? []
        } + repeated(identifiers) + city()
    }

    /// What is wrong with an address; nil where nothing is.
    private func address(_ url: String?, _ value: String, _ scheme: IdentifierScheme) -> String? {
        guard let url else { return nil }
        if let address = scheme.address, url != address + value, url != address + value + "/" {
            return "the address of \(value) in \(scheme.label) is \(address)\(value)"
        }
        if let root = scheme.root, !url.hasPrefix(root) || !url.hasSuffix("/" + value) {
            return "addresses of \(scheme.label) begin with \(root) and end with /\(value)"
        }
        return nil
    }

    private func repeated(_ identifiers: [JSON]) -> [SeedFault] {
        var known: Set<JSON> = []
        return identifiers.enumerated().compactMap { place, identifier in
            guard let scheme = identifier["scheme"], let value = identifier["value"],
                !known.insert([scheme, value]).inserted
            else { return nil }
            return record.fault("identifiers[\(place)]", "\(value.abbreviated) occurs twice; keep one")
        }
    }

    /// The number of the city of a seat.
    private func city() -> [SeedFault] {
        guard let number = record.value["seat"]?["geonames"]?.string,
            let scheme = IdentifierScheme.named("geonames"), !scheme.takes(number)
        else { return [] }
        return [record.fault("seat.geonames", "\"\(number.abbreviated)\" is none; write \(scheme.form)")]
    }
}
