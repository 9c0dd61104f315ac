/// A format that records can be had in.
enum Format: String, Sendable, CaseIterable {
    case json

    /// The media type (RFC 6838).
    var mediaType: String {
        switch self {
        case .json: "application/json"
        }
    }
}
