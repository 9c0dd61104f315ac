/// Why a request cannot be answered as what it asks for: what libmicrohttpd lets through and HTTP/1.1 does not.
package enum Refusal: UInt8, Sendable, CaseIterable {
    // the order is that of enum shim_refusal, which begins with "accepted" at zero
    case hostMissing = 1
    case hostRepeated
    case hostMalformed
    case lengthAndCoding
    case lengthRepeated
    case codingUnknown
    case codingInHTTP10
    case fieldNameMalformed
    case fieldValueMalformed
    case lineFolded
    case targetMalformed
    case contentTooLarge
    case outOfMemory
    case targetTooLong
    case fieldsTooLarge
    case lineEndMalformed
    case expectationUnknown
    case messageMalformed
    case lengthMalformed
    case chunkMalformed
    case versionUnknown
    case tooSlow
    case connectionsExhausted

    /// The status code of the answer.
    package var status: Int {
        switch self {
        case .codingUnknown: 501
        case .contentTooLarge: 413
        case .outOfMemory, .connectionsExhausted: 503
        case .tooSlow: 408
        case .expectationUnknown: 417
        case .versionUnknown: 505
        case .targetTooLong: 414
        case .fieldsTooLarge: 431
        default: 400
        }
    }

    /// What the client should do, in a sentence.
    package var reason: String {
        switch self {
        case .hostMissing: "The request has no Host field. Send one with the name of the server."
        case .hostRepeated: "The request has more than one Host field. Send one."
        case .hostMalformed: "The Host field is not a host name or address with an optional port. Correct it."
        case .lengthAndCoding: "The request has both Content-Length and Transfer-Encoding. Send one of them."
        case .lengthRepeated: "The request has more than one Content-Length field. Send one."
        case .codingUnknown: "The transfer coding is not known here. Use chunked alone, or Content-Length."
        case .codingInHTTP10: "HTTP/1.0 has no Transfer-Encoding. Use Content-Length or HTTP/1.1."
        case .fieldNameMalformed: "A field name is not a token. Remove white space and separators before the colon."
        case .fieldValueMalformed: "A field value has control characters. Remove them."
        case .lineFolded: "A field line is folded, begins with white space or holds a NUL. Send each field in one line."
        case .targetMalformed: "The request-target is malformed. Percent-encode what cannot stand in an address."
        case .contentTooLarge:
            "The request has more content than is read at this address. Send less, or in several requests."
        case .outOfMemory: "There is no memory for the request now. Send it again later."
        case .targetTooLong: "The request-target leaves no room for an answer. Ask for less at a time."
        case .fieldsTooLarge: "The request fields leave no room for an answer. Send fewer or shorter ones."
        case .lineEndMalformed: "A line ends with LF alone. End every line with CR and LF."
        case .expectationUnknown: "The expectation is not known here. Expect 100-continue or nothing."
        case .messageMalformed: "The request line or a field line cannot be read. Send them as RFC 9112 writes them."
        case .lengthMalformed: "Content-Length is not a number. Send the bytes of content in digits."
        case .chunkMalformed: "A chunk of the content is malformed. Begin each with its size in hexadecimal digits."
        case .versionUnknown: "The version is not spoken here. Use HTTP/1.1 or HTTP/1.0."
        case .tooSlow: "The request did not arrive whole in time. Send it again, all of it at once."
        case .connectionsExhausted:
            "There are more connections, all together or from your address, than are served at a time. Try again later."
        }
    }

    /// The rule that the request breaks.
    package var section: String {
        switch self {
        case .hostMissing, .hostRepeated, .hostMalformed, .targetMalformed: "RFC 9112, 3.2"
        case .lengthAndCoding, .codingUnknown, .codingInHTTP10: "RFC 9112, 6.1"
        case .lengthRepeated, .lengthMalformed: "RFC 9112, 6.3"
        case .fieldNameMalformed: "RFC 9112, 5.1"
        case .fieldValueMalformed: "RFC 9110, 5.5"
        case .lineFolded: "RFC 9112, 5.2"
        case .contentTooLarge: "RFC 9110, 15.5.14"
        case .outOfMemory, .connectionsExhausted: "RFC 9110, 15.6.4"
        case .targetTooLong: "RFC 9110, 15.5.15"
        case .fieldsTooLarge: "RFC 6585, 5"
        case .lineEndMalformed: "RFC 9112, 2.2"
        case .expectationUnknown: "RFC 9110, 10.1.1"
        case .messageMalformed: "RFC 9112, 3"
        case .chunkMalformed: "RFC 9112, 7.1"
        case .versionUnknown: "RFC 9110, 15.6.6"
        case .tooSlow: "RFC 9110, 15.5.9"
        }
    }
}
