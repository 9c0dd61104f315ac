internal import Directory

/// What a resource is at the moment in one format: content with the fields that describe it.
struct Representation: Sendable {
    /// The media type.
    let mediaType: String
    /// The content.
    let body: [UInt8]
    /// Links of the representation, by relation.
    let links: [(relation: String, address: String)]
    /// Whether `Accept` was looked at to select it.
    let isNegotiated: Bool
    /// When the data it was made of were released.
    let lastModified: HTTPDate

    /// The strong entity tag: equal content of one media type has an equal one in every process.
    var entityTag: String { "\"" + ContentDigest.hex(of: Array(mediaType.utf8) + [0x0A] + body).prefix(27) + "\"" }

    /// The answer to a GET or HEAD.
    func response(to request: APIRequest) -> APIResponse {
        let entityTag = entityTag
        var shared: [APIResponse.Field] = [
            .init("ETag", entityTag),
            .init("Last-Modified", lastModified.description),
            CommonHeaderFields.cacheControl,
        ]
        if isNegotiated { shared.append(.init("Vary", "Accept")) }
        switch Precondition(request.fields, entityTag: entityTag, lastModified: lastModified) {
        case .holds:
            var fields = [APIResponse.Field("Content-Type", mediaType)] + shared
            if !links.isEmpty {
                let links = links.map { "<\($0.address)>; rel=\"\($0.relation)\"" }
                fields.append(.init("Link", links.joined(separator: ", ")))
            }
            return APIResponse(status: 200, fields: fields + CommonHeaderFields.crossOrigin, body: body)
        case .notModified:
            return APIResponse(status: 304, fields: shared + CommonHeaderFields.crossOrigin)
        case .failed:
            return Problem(
                .preconditionFailed,
                "The resource is not in the state that the request asks for; its entity tag is \(entityTag). Fetch it anew."
            ).response(to: request.target)
        }
    }
}
