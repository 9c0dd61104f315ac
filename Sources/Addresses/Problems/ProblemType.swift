internal import HTTPSemantics

/// The kinds of problem that the API reports (RFC 9457). Each is described under `/docs`.
package enum ProblemType: String, Sendable, CaseIterable {
    case invalidParameters = "invalid-parameters"
    case malformedRequest = "malformed-request"
    case forbidden
    case notFound = "not-found"
    case gone
    case versionNotHere = "version-not-here"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case invalidContent = "invalid-content"
    case unsupportedMediaType = "unsupported-media-type"
    case unprocessableContent = "unprocessable-content"
    case preconditionFailed = "precondition-failed"
    case requestTimeout = "request-timeout"
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case expectationFailed = "expectation-failed"
    case tooManyRequests = "too-many-requests"
    case fieldsTooLarge = "request-header-fields-too-large"
    case notImplemented = "not-implemented"
    case versionNotSupported = "http-version-not-supported"
    case unavailable = "unavailable"
    case internalError = "internal-error"

    /// The status code.
    package var status: Int {
        switch self {
        case .invalidParameters, .malformedRequest, .invalidContent: 400
        case .forbidden: 403
        case .notFound: 404
        case .gone: 410
        case .versionNotHere: 409
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .preconditionFailed: 412
        case .requestTimeout: 408
        case .contentTooLarge: 413
        case .uriTooLong: 414
        case .rangeNotSatisfiable: 416
        case .unsupportedMediaType: 415
        case .unprocessableContent: 422
        case .expectationFailed: 417
        case .tooManyRequests: 429
        case .fieldsTooLarge: 431
        case .internalError: 500
        case .notImplemented: 501
        case .unavailable: 503
        case .versionNotSupported: 505
        }
    }

    /// The title, the same for every problem of the kind.
    package var title: String {
        switch self {
        case .invalidParameters: "Parameters that cannot be used"
        case .malformedRequest: "Malformed request"
        case .forbidden: "Not allowed to pages of this origin"
        case .notFound: "Nothing here"
        case .gone: "Taken out"
        case .versionNotHere: "Version not here"
        case .methodNotAllowed: "Method not allowed"
        case .notAcceptable: "No acceptable format"
        case .invalidContent: "Content that cannot be read"
        case .unsupportedMediaType: "Media type not taken here"
        case .unprocessableContent: "Content that cannot be used"
        case .preconditionFailed: "Precondition failed"
        case .requestTimeout: "Request took too long"
        case .contentTooLarge: "Request content too large"
        case .uriTooLong: "Address too long"
        case .rangeNotSatisfiable: "Range not there"
        case .expectationFailed: "Expectation not met"
        case .tooManyRequests: "Too many requests"
        case .fieldsTooLarge: "Request header fields too large"
        case .notImplemented: "Not implemented"
        case .versionNotSupported: "HTTP version not supported"
        case .unavailable: "Not available now"
        case .internalError: "Fault of this program"
        }
    }

    /// What it means and what to do, for the documentation.
    package var meaning: String {
        switch self {
        case .invalidParameters:
            "A parameter is unknown, is repeated or has a value that is not allowed. `errors` lists the faults, with the nearest valid name or value; what is allowed stands in the first fault of a parameter, and `errors_omitted` is the number of the faults beyond the bound."
        case .malformedRequest: "The request does not follow HTTP/1.1. The connection is closed after the answer."
        case .forbidden:
            "A script of a page on another site asks at `/mcp`, and the operator has not allowed its origin."
        case .notFound: "The address names nothing. `did_you_mean` gives the nearest address that does."
        case .gone:
            "The record of the address was taken out of the data. `detail` says why; `did_you_mean` leads to the record that took its place, where there is one."
        case .versionNotHere:
            "A parameter names a version that this server does not have or cannot make now. `available` lists those that it has; where `Retry-After` stands, ask again: another replica may be ahead."
        case .methodNotAllowed: "The resource does not answer the method: `Allow` lists those that it does."
        case .invalidContent:
            "The content of the request is missing, is not what its `Content-Type` says, or goes beyond a bound; `detail` says where."
        case .unsupportedMediaType:
            "The content has a media type, a character set or a coding that is not read here. `Accept-Post` or `Accept-Query` lists the media types; send no `Content-Encoding`."
        case .unprocessableContent:
            "The content of a QUERY asks with parameters that cannot be used; `errors` lists them as for invalid-parameters."
        case .notAcceptable: "None of the formats that `Accept` asks for exists. `available` lists those that do."
        case .preconditionFailed: "`If-Match` or `If-Unmodified-Since` does not hold for the present version."
        case .requestTimeout: "The request did not arrive whole within the time that the program gives it."
        case .contentTooLarge:
            "The request has more content than its address takes: 256 KiB where names are matched, 64 KiB of a QUERY and of a message to `/mcp`, and none elsewhere."
        case .uriTooLong: "The address is longer than the program reads."
        case .rangeNotSatisfiable:
            "`Range` asks for bytes that the content does not have; `Content-Range` says how many it has."
        case .expectationFailed: "`Expect` asks for something other than `100-continue`."
        case .tooManyRequests:
            "The address has had more processor time than its share while others waited; `Retry-After` says when to ask again. Answers that are cached are not counted."
        case .fieldsTooLarge: "The header section is larger than the program reads."
        case .notImplemented: "The method or the transfer coding is not known to the program."
        case .versionNotSupported: "The program speaks HTTP/1.1 and HTTP/1.0."
        case .unavailable: "The program cannot answer now; `Retry-After` says when to ask again."
        case .internalError: "The program failed. The fault is ours."
        }
    }

    /// The URL that identifies the kind, relative to the server.
    package var url: String { "\(Route.documentation.path)#\(rawValue)" }

    /// The kind that goes with a status code, where it is one of those that answer a whole request.
    package init(status: Int) {
        let others: [ProblemType] = [.invalidParameters, .invalidContent]
        self = Self.allCases.first { !others.contains($0) && $0.status == status } ?? .malformedRequest
    }
}
