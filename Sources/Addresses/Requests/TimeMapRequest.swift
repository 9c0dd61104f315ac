internal import Directory

/// Whose versions are asked for.
package enum TimeMapRequest {
    /// The parameter that names the address.
    package static let parameter = "url"

    /// The path and query of the address that is asked about.
    ///
    /// - Parameter publicAddress: where the service is reached from outside, which the address may begin with.
    /// - Throws: a problem with every fault; that `url` is missing is one.
    package static func read(_ pairs: [Target.Pair], _ publicAddress: PublicAddress?) throws(Problem) -> String {
        var faults: FaultList = []
        let values = pairs.filter { $0.name == parameter }.map(\.value)
        for pair in pairs where pair.name != parameter && faults.admit() {
            faults.append(
                ParameterFault(
                    pair.name,
                    "There is no parameter \"\(pair.name.excerpt())\" here. Use \(parameter).",
                    allowed: [parameter]
                )
            )
        }
        if values.count != 1 {
            let detail =
                values.isEmpty
                ? "url is missing. Name the address whose versions you want: /timemap?url=/operations."
                : "url is given \(values.count) times. Give it once."
            faults.append(ParameterFault(parameter, detail))
        } else if let address = path(values[0], publicAddress) {
            if faults.isEmpty { return address }
        } else {
            let base = publicAddress.map { " or begins with \($0.base)" } ?? ""
            faults.append(
                ParameterFault(
                    parameter,
                    value: values[0],
                    "url takes an address of this server, which begins with /\(base)."
                )
            )
        }
        throw Problem(errors: faults)
    }

    private static func path(_ text: String, _ publicAddress: PublicAddress?) -> String? {
        guard !text.isEmpty else { return nil }
        var text = text
        if let base = publicAddress?.base, text.hasPrefix(base) { text = String(text.dropFirst(base.count)) }
        if text.isEmpty { return "/" }
        guard text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
        // what was sent with a single encoding is an address again only where nothing stands in it that an address has not
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return text
    }
}
