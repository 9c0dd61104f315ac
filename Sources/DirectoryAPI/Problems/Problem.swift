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
        var members: [JSON.Member] = [
            .init("type", .string(type.url)),
            .init("title", .string(type.title)),
            .init("status", .integer(type.status)),
            .init("detail", .string(detail)),
            .init("instance", .string(Self.instance(target))),
        ]
        if let nearest { members.append(.init("did_you_mean", .string(nearest))) }
        if !available.isEmpty { members.append(.init("available", .array(available.map(JSON.string)))) }
        if !errors.isEmpty { members.append(.init("errors", .array(errors.map(\.json)))) }
        return APIResponse(
            status: type.status,
            fields: [
                .init("Content-Type", "application/problem+json"),
                .init("Content-Language", "en"),
                .init("Cache-Control", cacheControl),
            ] + CommonHeaderFields.crossOrigin + fields,
            body: JSON.object(members).bytes + [0x0A],
            closesConnection: closesConnection
        )
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
        var text = ""
        var rest = target[...]
        while let byte = rest.first, text.utf8.count < 2_000 {
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

    private static let hexDigits = Set("0123456789abcdefABCDEF".utf8)
    private static let legal = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=".utf8
    )
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
    let allowed: [String]

    init(_ parameter: String, value: String? = nil, _ detail: String, nearest: String? = nil, allowed: [String] = []) {
        self.parameter = parameter
        self.value = value
        self.detail = detail
        self.nearest = nearest
        self.allowed = allowed
    }

    /// The fault as it stands in a problem.
    var json: JSON {
        var members = [JSON.Member("parameter", .string(parameter))]
        if let value { members.append(.init("value", .string(value))) }
        members.append(.init("detail", .string(detail)))
        if let nearest { members.append(.init("did_you_mean", .string(nearest))) }
        if !allowed.isEmpty { members.append(.init("allowed", .array(allowed.map(JSON.string)))) }
        return .object(members)
    }
}
