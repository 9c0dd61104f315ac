package import Directory

/// How the value of a row of a list's form is compared, as `_is` names it.
package enum RowComparison: String, Sendable, CaseIterable {
    case equal = "is"
    case not, contains
    case greaterOrEqual = "from"
    case greater = "after"
    case lessOrEqual = "until"
    case less = "before"
    /// From a first value to a last one, either of which may be left out.
    case between
    /// Whether there is a value.
    case given, missing

    /// The operator of a filter; nil for what takes two filters.
    package var comparison: Operator? {
        switch self {
        case .equal: .equal
        case .not: .not
        case .contains: .contains
        case .greaterOrEqual: .greaterOrEqual
        case .greater: .greater
        case .lessOrEqual: .lessOrEqual
        case .less: .less
        case .given, .missing: .exists
        case .between: nil
        }
    }

    /// The comparison that an operator is.
    ///
    /// - Parameter isThere: of `exists`, whether there is to be a value.
    package init(_ comparison: Operator, isThere: Bool = true) {
        self =
            comparison == .exists && !isThere ? .missing : Self.allCases.first { $0.comparison == comparison } ?? .equal
    }

    /// Whether it compares with a value.
    package var takesValue: Bool { comparison != .exists }

    /// Those that make sense for a parameter.
    package static func choices(for parameter: Parameter) -> [RowComparison] {
        allCases.filter { choice in
            guard let comparison = choice.comparison else { return parameter.operators.contains(.greaterOrEqual) }
            return parameter.operators.contains(comparison)
        }
    }
}
