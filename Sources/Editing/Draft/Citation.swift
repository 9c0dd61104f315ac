internal import Directory

/// What an editor says a value rests on.
package struct Citation: Sendable, Hashable {
    /// The id of the source.
    package let source: String
    /// Where in the source.
    package let locator: String?
    /// `stated`, `inferred` or `contradicts`.
    package let basis: String
    /// What the source says, where it differs in precision or wording.
    package let says: String?
    /// The day on which the source was last compared with the values, YYYY-MM-DD.
    package let confirmed: String?

    /// Cites a source.
    package init(
        source: String,
        locator: String? = nil,
        basis: String = "stated",
        says: String? = nil,
        confirmed: String? = nil
    ) {
        (self.source, self.locator, self.basis) = (source, locator, basis)
        (self.says, self.confirmed) = (says, confirmed)
    }

    /// The same, compared on a day.
    func confirmed(on day: String) -> Citation {
        Citation(source: source, locator: locator, basis: basis, says: says, confirmed: day)
    }

    /// Whether both cannot be true of one value: a source bears it out or contradicts it, and has one wording in a place.
    func disagrees(with other: Citation) -> Bool {
        guard source == other.source else { return false }
        if (basis == "contradicts") != (other.basis == "contradicts") { return true }
        return basis == other.basis && locator == other.locator && says != other.says
    }

    /// What an entry of evidence cites; nil where it has no source.
    init?(_ entry: JSON) {
        guard let source = entry["source"]?.string else { return nil }
        self.init(
            source: source,
            locator: entry["locator"]?.string,
            basis: entry["basis"]?.string ?? "",
            says: entry["says"]?.string,
            confirmed: entry["confirmed"]?.string
        )
    }

    /// The citation as an entry of evidence for these fields.
    func entry(_ paths: [String]) -> JSON {
        var members = [JSON.Member("fields", .array(paths.map(JSON.string))), .init("source", .string(source))]
        if let locator { members.append(.init("locator", .string(locator))) }
        members.append(.init("basis", .string(basis)))
        if let says { members.append(.init("says", .string(says))) }
        if let confirmed { members.append(.init("confirmed", .string(confirmed))) }
        return .object(members)
    }
}
