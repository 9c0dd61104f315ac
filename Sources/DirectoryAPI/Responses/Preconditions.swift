/// The outcome of a request's preconditions for the representation selected (RFC 9110, 13.2.2).
enum Precondition: Sendable, Equatable {
    /// The request is answered as if it had none.
    case holds
    /// The client has the representation: 304.
    case notModified
    /// The client wants another state than there is: 412.
    case failed

    /// Evaluates the fields of a GET or HEAD in the order that RFC 9110 sets.
    init(_ fields: APIRequest.Fields, entityTag: String, lastModified: HTTPDate) {
        if let match = fields[.ifMatch] {
            // strong comparison: a weak tag never matches
            guard Self.lists(match, entityTag, weakly: false) else {
                self = .failed
                return
            }
        } else if let date = fields[.ifUnmodifiedSince].flatMap({ HTTPDate($0) }), lastModified > date {
            self = .failed
            return
        }
        if let match = fields[.ifNoneMatch] {
            self = Self.lists(match, entityTag, weakly: true) ? .notModified : .holds
        } else if let date = fields[.ifModifiedSince].flatMap({ HTTPDate($0) }), lastModified <= date {
            self = .notModified
        } else {
            self = .holds
        }
    }

    /// Whether a list of entity tags has this strong one, or is `*`.
    private static func lists(_ list: String, _ entityTag: String, weakly: Bool) -> Bool {
        if list.trimmed == "*" { return true }
        var rest = Substring(list)
        while let start = rest.firstIndex(of: "\"") {
            let isWeak = rest[..<start].hasSuffix("W/")
            guard let end = rest[rest.index(after: start)...].firstIndex(of: "\"") else { return false }
            if rest[start...end] == entityTag, weakly || !isWeak { return true }
            rest = rest[rest.index(after: end)...]
        }
        return false
    }
}
