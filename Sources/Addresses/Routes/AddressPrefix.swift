internal import Directory
package import HTTPSemantics
package import Memory

/// Puts the path that the service is served under before the addresses of an answer that begin at the root, so that they
/// lead back through the proxy that takes the path away.
///
/// Pages and drawings have addresses in the attributes `href`, `src` and `action`; JSON has them as whole strings. Both are
/// found in what was written, since there is no other place that every answer passes: a quote of a text is escaped in HTML,
/// and a quote within a string of JSON stands behind a backslash.
package struct AddressPrefix: Sendable {
    /// The path: `/osce`.
    package let path: String

    /// - Returns: nil where the service is at the root, or where that is not known.
    package init?(_ publicAddress: PublicAddress?) {
        guard let publicAddress, !publicAddress.prefix.isEmpty else { return nil }
        path = publicAddress.prefix
    }

    /// An address with the path before it; one that does not begin at the root stays as it is.
    package func address(_ address: String) -> String {
        let start = address.utf8.prefix(2)
        return start.first == UInt8(ascii: "/") && start.count(where: { $0 == UInt8(ascii: "/") }) == 1
            ? path + address : address
    }

    /// The content of an answer with the path before its addresses; of other media types as it is.
    package func content(_ body: MemoryBlock, _ mediaType: String) -> MemoryBlock {
        let type = mediaType.prefix { $0 != ";" }
        switch type {
        case "text/html", "image/svg+xml": return body.withBytes { rewritten($0, Self.isAttribute) }
        case "application/json", "application/geo+json", "application/problem+json", "application/linkset+json",
            "application/schema+json", "application/x-ndjson":
            return body.withBytes { rewritten($0, Self.isAddress) }
        default: return body
        }
    }

    /// A JSON text with the path before the addresses in it.
    package func json(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let block = rewritten(UnsafeRawBufferPointer(bytes), Self.isAddress)
            return block.withBytes { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The bytes with the path written at each slash behind a quote that a test holds for the beginning of an address.
    private func rewritten(
        _ bytes: UnsafeRawBufferPointer,
        _ isStart: (UnsafeRawBufferPointer, Int) -> Bool
    ) -> MemoryBlock {
        var output = TextBuilder(capacity: bytes.count + bytes.count / 8)
        var start = 0
        for place in bytes.indices.dropLast()
        where bytes[place] == UInt8(ascii: "\"") && bytes[place + 1] == UInt8(ascii: "/") && isStart(bytes, place) {
            output.append(UnsafeRawBufferPointer(rebasing: bytes[start...place]))
            output.append(path)
            start = place + 1
        }
        output.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        return output.finish()
    }

    private static let attributes = [" href=", " src=", " action="].map { Array($0.utf8) }

    /// Whether a quote opens an attribute with an address of this server.
    private static func isAttribute(_ bytes: UnsafeRawBufferPointer, _ quote: Int) -> Bool {
        guard quote + 2 >= bytes.count || bytes[quote + 2] != UInt8(ascii: "/") else { return false }
        return attributes.contains { name in
            quote >= name.count && bytes[(quote - name.count)..<quote].elementsEqual(name)
        }
    }

    /// What addresses of this server begin with, between the first slash and what follows.
    private static let segments: Set<[UInt8]> = {
        // `id` is what identities of records begin with (LinkedDataIdentity)
        Set((RouteTable.firstSegments + ["id"]).map { Array($0.utf8) })
    }()

    /// The member of a problem that holds the target of the request.
    private static let instance = Array("\"instance\":".utf8)

    /// Whether a quote opens a string of JSON that is an address of this server.
    private static func isAddress(_ bytes: UnsafeRawBufferPointer, _ quote: Int) -> Bool {
        if quote > 0, bytes[quote - 1] == UInt8(ascii: "\\") { return false }
        // what was asked for is an address here, even where nothing has it
        if quote >= instance.count, bytes[(quote - instance.count)..<quote].elementsEqual(instance) { return true }
        let rest = bytes[(quote + 2)...].prefix(40)
        guard let end = rest.firstIndex(where: { "/?#\"".utf8.contains($0) }) else { return false }
        // two slashes begin the name of another host
        guard end > quote + 2 || bytes[end] != UInt8(ascii: "/") else { return false }
        let segment = rest[..<end]
        // one with an ending stands for the one without
        let dot = segment.lastIndex(of: UInt8(ascii: ".")) ?? end
        return segments.contains(Array(segment)) || segments.contains(Array(rest[..<dot]))
    }
}

extension APIResponse {
    /// The same with a path before the addresses of its content and fields.
    package func prefixed(_ prefix: AddressPrefix) -> APIResponse {
        var response = APIResponse(
            status: status,
            fields: fields.map { $0.name == "Location" ? .init($0.name, prefix.address($0.value)) : $0 },
            content: prefix.content(content, self["Content-Type"] ?? ""),
            closesConnection: closesConnection
        )
        response.label = label
        return response
    }
}
