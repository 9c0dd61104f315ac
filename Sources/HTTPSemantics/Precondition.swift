/// The outcome of a request's preconditions for the representation selected (RFC 9110, 13.2.2).
package enum Precondition: Sendable, Equatable {
    /// The request is answered as if it had none.
    case holds
    /// The client has the representation: 304.
    case notModified
    /// The client wants another state than there is: 412.
    case failed

    /// Evaluates the fields of a GET or HEAD in the order that RFC 9110 sets.
    package init(_ fields: APIRequest.Fields, entityTag: String, lastModified: HTTPDate) {
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

    private static func lists(_ list: String, _ entityTag: String, weakly: Bool) -> Bool {
        var list = list
        return list.withUTF8 {
            EntityTagList.contains(UnsafeRawBufferPointer($0), Array(entityTag.utf8), weakly: weakly)
        }
    }
}
