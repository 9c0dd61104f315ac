internal import Addresses
internal import ContentCoding
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Memory
internal import Pages

extension Problem {
    /// The answer that reports it.
    ///
    /// - Parameter target: the request-target, for `instance`.
    func response(to target: [UInt8]) -> APIResponse {
        response("application/problem+json", document(instance: Self.instance(target)))
    }

    /// The document: at most `RequestBound.problemSize` bytes, whatever was asked.
    private func document(instance: String) -> MemoryBlock {
        var stream = JSONStream(capacity: 512 + errors.reduce(0) { $0 + 256 + $1.allowed.size })
        stream.beginObject()
        stream.member("type", type.url)
        stream.member("title", type.title)
        stream.member("status", type.status)
        stream.member("detail", detail.excerpt(ParameterFault.longestDetail))
        stream.member("instance", instance)
        if let address { stream.member("did_you_mean", address) }
        stream.member(suggestions: suggestions)
        if !available.isEmpty { stream.member("available", available) }
        var omitted = errorsOmitted
        if !errors.isEmpty {
            stream.name("errors")
            stream.beginArray()
            var room = Self.longestErrors
            for (place, error) in errors.enumerated() {
                var written = JSONStream(capacity: 256 + error.allowed.size)
                error.write(to: &written)
                let bytes = written.bytes
                guard bytes.count < room else {
                    omitted += errors.count - place
                    break
                }
                room -= bytes.count + 1
                stream.value(encoded: bytes)
            }
            stream.endArray()
        }
        if omitted > 0 { stream.member("errors_omitted", omitted) }
        stream.endObject()
        stream.endLine()
        return stream.finish()
    }

    /// What the faults may take of a document; the rest has room in what is left of the bound.
    private static let longestErrors = RequestBound.problemSize.most - (12 << 10)

    /// The answer that reports it to a person.
    func response(
        _ page: ProblemPage,
        _ prefix: AddressPrefix?,
        _ pin: VersionPin?,
        to request: APIRequest
    ) -> APIResponse {
        let drawn = Frame(page: page).document
        let page = pin?.content(drawn, Format.html.mediaType) ?? drawn
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
        case .notFound, .gone, .invalidParameters: "max-age=60"
        default: "no-store"
        }
    }

    /// The target as a URI reference (RFC 3986, 4.1): what cannot stand in one is percent-encoded, and of a very long
    /// one the rest is left away.
    private static func instance(_ target: [UInt8]) -> String {
        if target.count < longestInstance, target.allSatisfy({ legal.contains($0) }) {
            return String(decoding: target, as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(longestInstance + 3)
        var place = 0
        while place < target.count, text.count < longestInstance {
            let byte = target[place]
            let isEscape =
                byte == UInt8(ascii: "%") && place + 2 < target.count && hexDigits.contains(target[place + 1])
                && hexDigits.contains(target[place + 2])
            if isEscape || legal.contains(byte) {
                text.append(byte)
            } else {
                text += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 0x0F)]
            }
            place += 1
        }
        // an escape that was cut in the middle goes as a whole
        if place < target.count, let start = text.suffix(2).lastIndex(of: UInt8(ascii: "%")) {
            text.removeSubrange(start...)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

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
