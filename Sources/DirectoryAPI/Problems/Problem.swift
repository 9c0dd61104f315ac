internal import ContentCoding
internal import Directory

/// What is wrong with a request, as RFC 9457 has it.
struct Problem: Error, Sendable {
    /// The kind.
    let type: ProblemType
    /// A sentence that tells the reader what to do.
    let detail: String
    /// Every parameter at fault.
    var errors: [ParameterFault] = []
    /// The nearest address that exists.
    var nearest: String?
    /// The formats that exist, for a 406.
    var available: [String] = []
    /// Response fields that go with it, such as `Allow`.
    var fields: [APIResponse.Field] = []
    /// Whether the connection ends after it.
    var closesConnection = false

    init(_ type: ProblemType, _ detail: String) {
        self.type = type
        self.detail = detail
    }

    /// The problem of parameters.
    init(errors: [ParameterFault]) {
        self.init(
            .invalidParameters,
            errors.count == 1
                ? errors[0].detail : "\(errors.count) parameters cannot be used as they are; see errors for each."
        )
        self.errors = errors
    }

    /// The answer that reports it.
    ///
    /// - Parameter target: the request-target, for `instance`.
    func response(to target: [UInt8]) -> APIResponse {
        var stream = JSONStream(capacity: 512 + errors.reduce(0) { $0 + 256 + $1.allowed.size })
        stream.beginObject()
        stream.member("type", type.url)
        stream.member("title", type.title)
        stream.member("status", type.status)
        stream.member("detail", detail)
        stream.member("instance", Self.instance(target))
        if let nearest { stream.member("did_you_mean", nearest) }
        if !available.isEmpty { stream.member("available", available) }
        if !errors.isEmpty {
            stream.name("errors")
            stream.beginArray()
            for error in errors { error.write(to: &stream) }
            stream.endArray()
        }
        stream.endObject()
        stream.endLine()
        return response("application/problem+json", stream.finish())
    }

    /// The answer that reports it to a person.
    func response(_ page: ProblemPage, _ prefix: AddressPrefix?, to request: APIRequest) -> APIResponse {
        let page = Frame(page: page).document
        let document = prefix?.content(page, Format.html.mediaType) ?? page
        guard let coding = AcceptedCodings(request.fields[.acceptEncoding]).preferred,
            let coded = document.withBytes({ coding.encode($0) })
        else { return response(Format.html.mediaType, document, PagePolicy.fields) }
        return response(
            Format.html.mediaType,
            MemoryBlock(coded),
            [.init("Content-Encoding", coding.rawValue)] + PagePolicy.fields
        )
    }

    private func response(
        _ mediaType: String,
        _ content: MemoryBlock,
        _ further: [APIResponse.Field] = []
    ) -> APIResponse {
        var all: [APIResponse.Field] = []
        all.reserveCapacity(3 + further.count + CommonHeaderFields.crossOrigin.count + fields.count)
        all.append(.init("Content-Type", mediaType))
        all.append(.init("Content-Language", "en"))
        all.append(.init("Cache-Control", cacheControl))
        for field in further { all.append(field) }
        for field in CommonHeaderFields.crossOrigin { all.append(field) }
        for field in fields { all.append(field) }
        return APIResponse(status: type.status, fields: all, content: content, closesConnection: closesConnection)
    }

    /// A wrong address stays wrong until the data changes, so a cache may keep it for a short while; the rest depends on
    /// more than the address.
    private var cacheControl: String {
        switch type {
        case .notFound, .invalidParameters: "max-age=60"
        default: "no-store"
        }
    }

    /// The target as a URI reference (RFC 3986, 4.1): what cannot stand in one is percent-encoded, and of a very long
    /// one the rest is left away.
    private static func instance(_ target: [UInt8]) -> String {
        if target.count < longestInstance, target.allSatisfy({ legal.contains($0) }) {
            return String(decoding: target, as: UTF8.self)
        }
        var text = ""
        var rest = target[...]
        while let byte = rest.first, text.utf8.count < longestInstance {
            let isEscape = byte == UInt8(ascii: "%") && rest.dropFirst().prefix(2).count { hexDigits.contains($0) } == 2
            if isEscape || legal.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                text += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
            rest = rest.dropFirst()
        }
        // an escape that was cut in the middle goes as a whole
        if let start = text.utf8.suffix(2).lastIndex(of: UInt8(ascii: "%")), rest.first != nil {
            text.removeSubrange(start...)
        }
        return text
    }

    private static let longestInstance = 2_000
    private static let hexDigits = ByteSet("0123456789abcdefABCDEF")
    private static let legal = ByteSet(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;="
    )
}

/// A set of ASCII characters, a bit for each.
private struct ByteSet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
    }
}

/// What is wrong with one parameter.
struct ParameterFault: Sendable, Equatable {
    /// The name as it came.
    let parameter: String
    /// The value as it came; nil where the name is at fault.
    let value: String?
    /// What is wrong and what to do, in a sentence.
    let detail: String
    /// The nearest valid name or value.
    let nearest: String?
    /// Every allowed name or value, where they can be listed.
    let allowed: AllowedValues

    init(_ parameter: String, value: String? = nil, _ detail: String, nearest: String? = nil, allowed: [String] = []) {
        self.init(parameter, value: value, detail, nearest: nearest, allowed: AllowedValues(allowed))
    }

    init(_ parameter: String, value: String? = nil, _ detail: String, nearest: String? = nil, allowed: AllowedValues) {
        self.parameter = parameter
        self.value = value
        self.detail = detail
        self.nearest = nearest
        self.allowed = allowed
    }

    /// Writes the fault as it stands in a problem.
    func write(to stream: inout JSONStream) {
        stream.beginObject()
        stream.member("parameter", parameter)
        if let value { stream.member("value", value) }
        stream.member("detail", detail)
        if let nearest { stream.member("did_you_mean", nearest) }
        if !allowed.texts.isEmpty { stream.member("allowed", encoded: allowed.json) }
        stream.endObject()
    }
}
