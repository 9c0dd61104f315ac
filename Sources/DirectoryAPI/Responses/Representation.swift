internal import ContentCoding
internal import Directory

/// What a resource is at the moment in one format: content with the fields that describe it.
struct Representation: Sendable {
    /// The media type.
    let mediaType: String
    /// The content.
    let body: [UInt8]
    /// Links of the representation, by relation, with further parameters of the link where there are any.
    var links: [(relation: String, address: String)] = []
    /// Whether `Accept` was looked at to select it.
    var isNegotiated = false
    /// Whether it is compressed by its nature, so that a coding would gain nothing.
    var isCompressed = false
    /// When the data it was made of were released.
    let lastModified: HTTPDate
    /// Further fields, such as a policy for a page.
    var fields: [APIResponse.Field] = []

    /// Content shorter than this fits into the packet that its head needs anyway, and is sent as it is.
    static let shortestCoded = 1_000

    /// The answer to a GET or HEAD.
    func response(to request: APIRequest) -> APIResponse {
        let isCodable = !isCompressed && body.count >= Self.shortestCoded
        var (content, coding) = (body, ContentCoding?.none)
        if isCodable, let wanted = AcceptedCodings(request.fields[.acceptEncoding]).preferred,
            let coded = wanted.encode(body), coded.count < body.count
        {
            (content, coding) = (coded, wanted)
        }
        let entityTag = entityTag(coding)
        var shared: [APIResponse.Field] = [
            .init("ETag", entityTag), .init("Last-Modified", lastModified.description), CommonHeaderFields.cacheControl,
        ]
        let varying = (isNegotiated ? ["Accept"] : []) + (isCodable ? ["Accept-Encoding"] : [])
        if !varying.isEmpty { shared.append(.init("Vary", varying.joined(separator: ", "))) }
        switch Precondition(request.fields, entityTag: entityTag, lastModified: lastModified) {
        case .holds:
            var fields = [APIResponse.Field("Content-Type", mediaType)]
            if let coding { fields.append(.init("Content-Encoding", coding.rawValue)) }
            fields += shared
            if !links.isEmpty {
                let value = linkField
                if !value.isEmpty { fields.append(.init("Link", value)) }
            }
            return APIResponse(
                status: 200,
                fields: fields + self.fields + CommonHeaderFields.crossOrigin,
                body: content
            )
        case .notModified:
            return APIResponse(status: 200, fields: shared + CommonHeaderFields.crossOrigin).notModified
        case .failed:
            return Problem(
                .preconditionFailed,
                "The resource is not in the state that the request asks for; its entity tag is \(entityTag). Fetch it anew."
            ).response(to: request.target)
        }
    }

    /// The value of `Link`. What would make it longer than clients and proxies take is left out; the document has it.
    private var linkField: String {
        var value = ""
        for link in links {
            let element = "<\(link.address)>; rel=\"\(link.relation)\""
            guard value.utf8.count + element.utf8.count + 2 <= Self.longestLinkField else { continue }
            value += (value.isEmpty ? "" : ", ") + element
        }
        return value
    }

    /// Together with the head of a request it has to find room in what a connection may take.
    private static let longestLinkField = 2_000

    /// The strong entity tag: equal content of one media type and coding has an equal one in every process.
    private func entityTag(_ coding: ContentCoding?) -> String {
        "\"\(EntityTag.opaque(body, mediaType: mediaType))\(coding.map { "-\($0.rawValue)" } ?? "")\""
    }
}
