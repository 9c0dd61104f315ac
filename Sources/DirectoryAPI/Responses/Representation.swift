internal import Addresses
internal import ContentCoding
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Memory

/// What a resource is at the moment in one format: content with the fields that describe it.
struct Representation: Sendable {
    /// The media type.
    let mediaType: String
    /// The content.
    let body: MemoryBlock
    /// The path that stands before addresses in its fields; nil where there is none. Its body has it already.
    var prefix: AddressPrefix?
    /// Keeps the addresses in its fields at a former version; nil for the newest. Those in its body are there already.
    var pin: VersionPin?
    /// Links of the representation, by relation.
    var links: [(relation: String, address: String)] = []
    /// The links that answers of its kind carry alike.
    var discovery: Discovery?
    /// Whether `Accept` was looked at to select it.
    var isNegotiated = false
    /// Whether `Accept-Language` was looked at to select it.
    var isByLanguage = false
    /// Whether it is compressed by its nature, so that a coding would gain nothing.
    var isCompressed = false
    /// When the data it was made of were released.
    let lastModified: HTTPDate
    /// How long it may be reused.
    var cacheControl = CommonHeaderFields.cacheControl
    /// Further fields, such as a policy for a page.
    var fields: [APIResponse.Field] = []

    /// Content shorter than this fits into the packet that its head needs anyway, and is sent as it is.
    static let shortestCoded = 1_000

    /// The answer to a GET or HEAD.
    func response(to request: APIRequest) -> APIResponse {
        let isCodable = !isCompressed && body.count >= Self.shortestCoded
        var (content, coding) = (body, ContentCoding?.none)
        if isCodable, request.method != .get || request.fields[.range] == nil,
            let wanted = AcceptedCodings(request.fields[.acceptEncoding]).preferred,
            let coded = body.withBytes({ wanted.encode($0) }), coded.count < body.count
        {
            (content, coding) = (MemoryBlock(coded), wanted)
        }
        let entityTag = entityTag(coding)
        var fields: [APIResponse.Field] = []
        fields.reserveCapacity(12)
        fields.append(.init("Content-Type", mediaType))
        if let coding { fields.append(.init("Content-Encoding", coding.rawValue)) }
        fields.append(.init("ETag", entityTag))
        fields.append(.init("Last-Modified", lastModified.description))
        fields.append(cacheControl)
        if let selecting { fields.append(.init("Vary", selecting)) }
        switch Precondition(request.fields, entityTag: entityTag, lastModified: lastModified) {
        case .holds:
            let link = linkField
            if !link.isEmpty { fields.append(.init("Link", link)) }
            fields += self.fields
            if coding == nil { fields.append(CommonHeaderFields.acceptRanges) }
            // what is never coded has one digest, whichever part of it is sent (RFC 9530, 3)
            if isCompressed { fields.append(.init("Repr-Digest", digest)) }
            fields += CommonHeaderFields.crossOrigin
            return Self.part(
                of: APIResponse(status: 200, fields: fields, content: content),
                request,
                entityTag,
                lastModified
            )
        case .notModified:
            fields += CommonHeaderFields.crossOrigin
            return APIResponse(status: 200, fields: fields, content: content).notModified
        case .failed:
            return Problem.preconditionFailed(entityTag).response(to: request.target)
        }
    }

    /// What the request asks for of an answer.
    private static func part(
        of whole: APIResponse,
        _ request: APIRequest,
        _ entityTag: String,
        _ lastModified: HTTPDate
    ) -> APIResponse {
        guard whole["Content-Encoding"] == nil else { return whole }
        let size = whole.content.count
        switch ByteRange(request, entityTag: entityTag, lastModified: lastModified, size: size) {
        case .whole: return whole
        case .part(let part): return whole.part(part)
        case .unsatisfiable: return Problem.rangeNotSatisfiable(size: size).response(to: request.target)
        }
    }

    /// The value of `Vary`: the fields that the answer depends on; nil for none.
    private var selecting: String? {
        let isCodable = !isCompressed && body.count >= Self.shortestCoded
        return switch (isNegotiated, isCodable, isByLanguage) {
        case (false, false, false): nil
        case (true, false, false): "Accept"
        case (false, true, false): "Accept-Encoding"
        case (true, true, false): "Accept, Accept-Encoding"
        case (false, false, true): "Accept-Language"
        case (true, false, true): "Accept, Accept-Language"
        case (false, true, true): "Accept-Encoding, Accept-Language"
        case (true, true, true): "Accept, Accept-Encoding, Accept-Language"
        }
    }

    /// The value of `Link`. What would make it longer than clients and proxies take is left out; the document has it.
    private var linkField: String {
        var value = TextBuilder(capacity: 512)
        let links = links.map { link in
            let address = pin?.address(link.address) ?? link.address
            return (relation: link.relation, address: prefix?.address(address) ?? address)
        }
        // the way to the next records is what a client can least do without
        var room = Self.longestLinkField
        let next = links.first { $0.relation == "next" && Self.hasRoom(for: $0) }
        if let next { room -= Self.size(of: next) }
        for link in links {
            if link.relation != next?.relation {
                guard Self.size(of: link) <= room else { continue }
                room -= Self.size(of: link)
            }
            if !value.isEmpty { value.append(literal: ", ") }
            value.append(literal: "<")
            value.append(link.address)
            value.append(literal: ">; rel=\"")
            value.append(link.relation)
            value.append(literal: "\"")
        }
        guard let discovery else { return value.text }
        if value.count + discovery.text.utf8.count + 2 <= Self.longestLinkField {
            Self.add(discovery.text, to: &value)
        } else {
            for element in discovery.elements { Self.add(element, to: &value) }
        }
        return value.text
    }

    /// The bytes of a link in the field, with what separates it from another.
    private static func size(of link: (relation: String, address: String)) -> Int {
        link.address.utf8.count + link.relation.utf8.count + 12
    }

    /// Whether a link can stand in the field.
    static func hasRoom(for link: (relation: String, address: String)) -> Bool { size(of: link) <= longestLinkField }

    /// Adds an element where it has room.
    private static func add(_ element: String, to value: inout TextBuilder) {
        guard value.count + element.utf8.count + 2 <= longestLinkField else { return }
        if !value.isEmpty { value.append(literal: ", ") }
        value.append(element)
    }

    /// Together with the head of a request it has to find room in what a connection may take.
    static let longestLinkField = 2_000

    /// The value of `Repr-Digest`: SHA-256 of the content, as a structured field (RFC 9530, 3).
    private var digest: String { "sha-256=:\(body.withBytes { ContentDigest.base64(of: $0) }):" }

    /// The strong entity tag: equal content of one media type and coding has an equal one in every process.
    private func entityTag(_ coding: ContentCoding?) -> String {
        var tag = TextBuilder(capacity: 64)
        tag.append(literal: "\"")
        body.withBytes { EntityTag.write($0, mediaType: mediaType, to: &tag) }
        if let coding {
            tag.append(literal: "-")
            tag.append(coding.rawValue)
        }
        tag.append(literal: "\"")
        return tag.text
    }
}
