internal import MicroHTTP
internal import HTTPSemantics

extension RequestHead {
    /// Whether it asks for a part of the content. Its places are those of content without a coding.
    var asksForPart: Bool { method == .get && field(.range) != nil }

    /// Whether it has a condition other than the `If-None-Match` that browsers and caches send; such a request is
    /// answered one by one. Beside `If-None-Match`, `If-Modified-Since` does not count (RFC 9110, 13.1.3).
    var hasRareCondition: Bool {
        asksForPart || field(.ifMatch) != nil || field(.ifUnmodifiedSince) != nil
            || (field(.ifModifiedSince) != nil && field(.ifNoneMatch) == nil)
    }
}

extension APIRequest {
    /// Copies a request out of the connection's buffer.
    init(_ head: borrowing RequestHead) {
        func text(_ bytes: UnsafeRawBufferPointer?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
        var fields: Fields = [:]
        fields[.accept] = text(head.field(.accept))
        fields[.acceptEncoding] = head.asksForPart ? nil : text(head.field(.acceptEncoding))
        fields[.acceptLanguage] = text(head.field(.acceptLanguage))
        fields[.acceptDatetime] = text(head.field(.acceptDatetime))
        fields[.range] = text(head.field(.range))
        fields[.ifRange] = text(head.field(.ifRange))
        fields[.ifMatch] = text(head.field(.ifMatch))
        fields[.ifNoneMatch] = text(head.field(.ifNoneMatch))
        fields[.ifModifiedSince] = text(head.field(.ifModifiedSince))
        fields[.ifUnmodifiedSince] = text(head.field(.ifUnmodifiedSince))
        fields[.origin] = text(head.field(.origin))
        fields[.accessControlRequestMethod] = text(head.field(.accessControlRequestMethod))
        let method = Method(head.method)
        fields[.host] = text(head.field(.host))
        if method.hasContent {
            fields[.contentType] = text(head.field(.contentType))
            fields[.contentEncoding] = text(head.field(.contentEncoding))
            fields[.mcpProtocolVersion] = text(head.field(.mcpProtocolVersion))
            fields[.mcpMethod] = text(head.field(.mcpMethod))
            fields[.mcpName] = text(head.field(.mcpName))
        }
        self.init(method, target: Array(head.target), fields: fields)
        if method.hasContent { content = Array(head.content) }
    }
}

extension APIRequest.Method {
    /// The API's word for a listener's method.
    init(_ method: RequestHead.Method) {
        self =
            switch method {
            case .get: .get
            case .head: .head
            case .options: .options
            case .post: .post
            case .put: .put
            case .patch: .patch
            case .delete: .delete
            case .connect: .connect
            case .trace: .trace
            case .query: .query
            case .unrecognized: .unrecognized
            }
    }
}
