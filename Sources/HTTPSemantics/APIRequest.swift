/// A request as the API sees it, apart from any socket: what a test writes down and what a connection sends.
package struct APIRequest: Sendable {
    /// The methods of RFC 9110, PATCH and QUERY, and one for all that are none of these.
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case options = "OPTIONS"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        case connect = "CONNECT"
        case trace = "TRACE"
        case query = "QUERY"
        case unrecognized = ""

        /// Whether content of a request of this method means something here.
        package var hasContent: Bool { self == .post || self == .query }
    }

    /// The request fields that an answer may depend on (RFC 9110).
    package enum Field: String, Sendable, CaseIterable {
        case accept = "Accept"
        case acceptEncoding = "Accept-Encoding"
        case acceptLanguage = "Accept-Language"
        case ifMatch = "If-Match"
        case ifNoneMatch = "If-None-Match"
        case ifModifiedSince = "If-Modified-Since"
        case ifUnmodifiedSince = "If-Unmodified-Since"
        case range = "Range"
        case ifRange = "If-Range"
        case origin = "Origin"
        case accessControlRequestMethod = "Access-Control-Request-Method"
        case acceptDatetime = "Accept-Datetime"
        case host = "Host"
        case contentType = "Content-Type"
        case contentEncoding = "Content-Encoding"
        case mcpProtocolVersion = "MCP-Protocol-Version"
        case mcpMethod = "Mcp-Method"
        case mcpName = "Mcp-Name"
    }

    /// The method.
    package var method: Method
    /// The request-target as it came in, neither decoded nor normalised (RFC 9112, 3.2).
    package var target: [UInt8]
    /// The values of the fields that were sent; repeated ones joined by commas.
    package var fields: Fields
    /// The content; empty for GET, HEAD and OPTIONS, and where none is wanted.
    package var content: [UInt8] = []

    /// The values of a request's fields. There are few, so the place of one is found by looking.
    package struct Fields: Sendable, ExpressibleByDictionaryLiteral {
        private var sent: [(field: Field, value: String)]
        /// What `Accept` asks for: read once for a request, however many choices it decides.
        package private(set) var acceptance: Acceptance

        /// Whether any of them is a condition (RFC 9110, 13.1) or asks for a part.
        package var hasConditions: Bool { sent.contains { Self.conditions.contains($0.field) } }

        /// The same without conditions, for all of the content.
        package var withoutConditions: Fields {
            var fields = self
            fields.sent.removeAll { Self.conditions.contains($0.field) }
            return fields
        }

        private static let conditions: [Field] = [
            .ifMatch, .ifNoneMatch, .ifModifiedSince, .ifUnmodifiedSince, .range, .ifRange,
        ]

        /// Takes each field once.
        package init(dictionaryLiteral elements: (Field, String)...) {
            sent = elements.map { ($0.0, $0.1) }
            acceptance = Acceptance(elements.first { $0.0 == .accept }?.1)
        }

        /// The value of a field; nil where it was not sent.
        package subscript(field: Field) -> String? {
            get { sent.first { $0.field == field }?.value }
            set {
                sent.removeAll { $0.field == field }
                if let newValue { sent.append((field, newValue)) }
                if field == .accept { acceptance = Acceptance(newValue) }
            }
        }
    }

    /// Makes a request.
    package init(_ method: Method = .get, _ target: String, fields: Fields = [:], content: [UInt8] = []) {
        self.init(method, target: Array(target.utf8), fields: fields)
        self.content = content
    }

    /// Makes a request of the target's bytes.
    package init(_ method: Method, target: [UInt8], fields: Fields) {
        self.method = method
        self.target = target
        self.fields = fields
    }
}
