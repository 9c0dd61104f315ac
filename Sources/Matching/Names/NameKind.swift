/// What a name is of its record, as far as that matters to how sure a match by it is.
package enum NameKind: Int, Sendable, CaseIterable {
    case official, former, alias, code, formerCode

    /// Whether it is an acronym or a code, which is compared whole only.
    var isCode: Bool { self == .code || self == .formerCode }

    /// The score of an equal name.
    var equal: Double {
        switch self {
        case .official: 100
        case .former: 99
        case .alias: 98
        case .code: 97
        case .formerCode: 96
        }
    }

    /// What an alike name is worth beside an official one.
    var factor: Double {
        switch self {
        case .official: 0.99
        case .former, .alias: 0.985
        case .code, .formerCode: 0.97
        }
    }

    /// The name in a sentence.
    package var label: String {
        switch self {
        case .official: "name"
        case .former: "former name"
        case .alias: "other name"
        case .code: "acronym or code"
        case .formerCode: "former acronym"
        }
    }

    /// The kind of an entry of `names`.
    ///
    /// - Parameter isCode: whether the text looks like an acronym.
    init(_ kind: String, isCode: Bool) {
        switch kind {
        case "official", "formal": self = .official
        case "former", "predecessor": self = .former
        case "acronym", "iso-3166": self = .code
        case "former-acronym": self = .formerCode
        default: self = isCode ? .code : .alias
        }
    }

    /// Whether a text is one word of capital letters and digits.
    static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 12 && text.contains(where: \.isUppercase)
            && text.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
    }
}

/// A name of a record, with when it was in use.
package struct KnownName: Sendable {
    package let text: String
    package let kind: NameKind
    /// The first and the last day, as far as they are known.
    package let from: String?
    package let to: String?
    /// The number of its record among those of the index.
    let record: Int32
    /// The numbers of its words.
    let words: [Int32]
    /// What its words weigh together, small ones aside.
    let weight: Float
}
