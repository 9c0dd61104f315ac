/// A request as the API sees it, apart from any socket: what a test writes down and what a connection sends.
public struct APIRequest: Sendable {
    /// The methods of RFC 9110, PATCH and QUERY, and one for all that are none of these.
    public enum Method: String, Sendable, CaseIterable {
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
    }

    /// The request fields that an answer may depend on (RFC 9110).
    public enum Field: String, Sendable, CaseIterable {
        case accept = "Accept"
        case acceptEncoding = "Accept-Encoding"
        case ifMatch = "If-Match"
        case ifNoneMatch = "If-None-Match"
        case ifModifiedSince = "If-Modified-Since"
        case ifUnmodifiedSince = "If-Unmodified-Since"
        case origin = "Origin"
        case accessControlRequestMethod = "Access-Control-Request-Method"
    }

    /// The method.
    public var method: Method
    /// The request-target as it came in, neither decoded nor normalised (RFC 9112, 3.2).
    public var target: [UInt8]
    /// The values of the fields that were sent; repeated ones joined by commas.
    public var fields: [Field: String]

    /// Makes a request.
    public init(_ method: Method = .get, _ target: String, fields: [Field: String] = [:]) {
        self.init(method, target: Array(target.utf8), fields: fields)
    }

    /// Makes a request of the target's bytes.
    public init(_ method: Method, target: [UInt8], fields: [Field: String]) {
        self.method = method
        self.target = target
        self.fields = fields
    }
}
