internal import Directory

/// A parameter that is not a field of records. This table is what the parser, messages and documentation read.
enum GeneralParameter: String, Sendable, CaseIterable {
    case sort, limit, offset, format

    /// What it does, as a sentence for users.
    var meaning: String {
        switch self {
        case .sort:
            "Orders the records by these fields, the first first; a leading - puts the greatest first. Ids decide what is left open."
        case .limit: "How many records to give at most."
        case .offset: "How many records to leave out before them."
        case .format: "The format of the answer; overrides Accept."
        }
    }

    /// The parameters of a collection's list.
    static let ofCollections: [GeneralParameter] = [.sort, .limit, .offset, .format]
    /// The parameters of every other resource.
    static let ofRecords: [GeneralParameter] = [.format]
}
