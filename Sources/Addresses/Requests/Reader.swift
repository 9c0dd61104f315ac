internal import Directory
package import HTTPSemantics

/// Who asks: a program that reads data, or a person whose browser shows pages.
package enum Reader: Sendable {
    case program, person

    /// A person's browser names HTML before what else it takes; `format` says more than `Accept`.
    package init(_ pairs: [Target.Pair], _ acceptance: Acceptance) {
        if let format = pairs.first(where: { $0.name == GeneralParameter.format.rawValue }) {
            self = format.value.lowercased() == Format.html.rawValue ? .person : .program
        } else {
            self = !acceptance.isAny && acceptance.preferred(among: Format.allCases) == .html ? .person : .program
        }
    }

    /// The parameters that a page reads. Those that others add to links to follow people are dropped, and so are fields
    /// of a form that were left empty, which a browser sends all the same.
    package func read(_ pairs: [Target.Pair]) -> [Target.Pair] {
        guard self == .person else { return pairs }
        return pairs.filter { pair in
            !pair.name.hasPrefix("utm_") && !["fbclid", "gclid"].contains(pair.name)
                && !(pair.value.isEmpty && Self.inputs.contains(pair.name))
        }
    }

    /// The parameters that our forms have a field for, beside those that they keep as they were.
    private static let inputs = [GeneralParameter.q, .asOf, .sort, .group, .since].map(\.rawValue)
}
