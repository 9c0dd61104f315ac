internal import Directory

extension Parameter {
    /// Whether its values can be counted: words that many records share, not prose.
    package var isCountable: Bool {
        !isSynonym
            && (leaves.contains(where: \.field.isShared)
                || types.contains { type in
                    switch type {
                    case .either: !type.takesText
                    case .term, .reference, .flag: true
                    default: false
                    }
                })
    }
}

extension Operator {
    /// Whether a second value would make no sense: a bound, or a yes or no.
    package var takesOneValue: Bool {
        switch self {
        case .equal, .not, .contains: false
        case .greater, .greaterOrEqual, .less, .lessOrEqual, .exists: true
        }
    }
}
