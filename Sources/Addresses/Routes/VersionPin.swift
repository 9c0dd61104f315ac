internal import Directory
package import Memory

/// Keeps addresses in an answer at the version that it was made of, so that whoever follows them stays there.
///
/// As with `AddressPrefix`, addresses are found in what was written, since there is no other place that every answer passes.
/// In a page all of them are ways to go. In JSON those with a query are (of facets and groups), those among `links`, and
/// in documents that consist of ways all; the others say what a record is called for good.
package struct VersionPin: Sendable {
    /// The version, in the twelve digits of `meta.data_version`.
    package let version: String

    /// Pins to a version.
    package init(_ version: String) { self.version = version }

    /// An address at the version; as it is where it leads to no data, away from here, or names a version.
    package func address(_ address: String) -> String {
        let bytes = Array(address.utf8)
        guard let addition = bytes.withUnsafeBytes({ self.addition(to: $0, ampersand: "&") }) else { return address }
        return String(decoding: bytes[..<addition.place], as: UTF8.self) + addition.text
            + String(decoding: bytes[addition.place...], as: UTF8.self)
    }

    /// How an answer is written, as far as that tells ways from names.
    package enum Kind: Sendable {
        /// A document about records.
        case records
        /// A document that consists of ways.
        case ways
    }

    /// The content of an answer with its ways at the version; of other media types as it is.
    package func content(_ body: MemoryBlock, _ mediaType: String, _ kind: Kind = .records) -> MemoryBlock {
        switch mediaType.prefix(while: { $0 != ";" }) {
        case "text/html", "image/svg+xml": body.withBytes(markup)
        case "application/json", "application/geo+json": body.withBytes { json($0, all: kind == .ways) }
        case "application/linkset+json", "application/problem+json": body.withBytes { json($0, all: true) }
        default: body
        }
    }

    // MARK: Addresses

    /// What addresses with data begin with, between the first slash and what follows.
    private static let segments: Set<[UInt8]> = {
        var segments: Set<[UInt8]> = []
        for entry in RouteTable.entries where entry.takesVersion {
            for route in entry.id.resources {
                let path = route.path.dropFirst().prefix { $0 != "/" }
                segments.insert(Array(path.utf8))
            }
        }
        segments.insert(Array(Route.rootName.utf8))
        return segments
    }()

    private static let parameter = Array("\(GeneralParameter.version.rawValue)=".utf8)

    /// What to write into an address, and where; nil where it stays as it is.
    private func addition(
        to address: UnsafeRawBufferPointer,
        ampersand: StaticString
    ) -> (place: Int, text: String)? {
        guard address.first == UInt8(ascii: "/"), address.count < 2 || address[1] != UInt8(ascii: "/") else {
            return nil
        }
        let end = address.firstIndex(of: UInt8(ascii: "#")) ?? address.count
        let path = address[..<end].prefix { $0 != UInt8(ascii: "?") }
        var segment = path.dropFirst().prefix { $0 != UInt8(ascii: "/") }
        // an ending stands for the address without it
        if let dot = segment.lastIndex(of: UInt8(ascii: ".")) { segment = segment[..<dot] }
        guard Self.segments.contains(Array(segment)) else { return nil }
        guard path.endIndex < end else { return (end, "?\(GeneralParameter.version.rawValue)=\(version)") }
        let query = address[path.endIndex..<end]
        for place in query.indices.dropFirst() where query[place...].starts(with: Self.parameter) {
            if [UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";")].contains(query[place - 1]) { return nil }
        }
        return (end, "\(ampersand)\(GeneralParameter.version.rawValue)=\(version)")
    }

    // MARK: Markup

    private static let attributes = [" href=", " src=", " action="].map { Array($0.utf8) }
    /// What says of a link that it leads to the newest version.
    private static let newest = ["rel=\"canonical\"", "rel=\"latest-version\""].map { Array($0.utf8) }
    private static let post = Array("method=\"post\"".utf8)

    private func markup(_ bytes: UnsafeRawBufferPointer) -> MemoryBlock {
        var output = TextBuilder(capacity: bytes.count + bytes.count / 4)
        var (start, place) = (0, 0)
        while place + 1 < bytes.count {
            defer { place += 1 }
            guard bytes[place] == UInt8(ascii: "\""), bytes[place + 1] == UInt8(ascii: "/"),
                let name = Self.attributes.first(where: { name in
                    place >= name.count && bytes[(place - name.count)..<place].elementsEqual(name)
                }),
                let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "\""))
            else { continue }
            let value = UnsafeRawBufferPointer(rebasing: bytes[(place + 1)..<end])
            guard let addition = addition(to: value, ampersand: "&amp;") else { continue }
            let opening = bytes[..<place].lastIndex(of: UInt8(ascii: "<")) ?? place
            let closing = bytes[end...].firstIndex(of: UInt8(ascii: ">")) ?? end
            let tag = bytes[opening..<closing]
            if name == Self.attributes[2], !tag.contains(Self.post) {
                // the query of a form's address is dropped when it is sent
                output.append(UnsafeRawBufferPointer(rebasing: bytes[start...closing]))
                output.append(
                    "<input type=\"hidden\" name=\"\(GeneralParameter.version.rawValue)\" value=\"\(version)\">"
                )
                (start, place) = (closing + 1, closing)
                continue
            }
            guard !Self.newest.contains(where: { tag.contains($0) }) else { continue }
            let split = place + 1 + addition.place
            output.append(UnsafeRawBufferPointer(rebasing: bytes[start..<split]))
            output.append(addition.text)
            start = split
            place = end
        }
        output.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        return output.finish()
    }

    // MARK: JSON

    /// The member of a problem that holds the target of the request.
    private static let instance = Array("instance".utf8)
    private static let links = Array("links".utf8)
    private static let this = Array("self".utf8)

    private func json(_ bytes: UnsafeRawBufferPointer, all: Bool) -> MemoryBlock {
        var output = TextBuilder(capacity: bytes.count + bytes.count / 4)
        var (start, place, depth) = (0, 0, 0)
        var key = 0..<0
        var isAmongLinks = false
        var latest: Range<Int>?
        while place < bytes.count {
            defer { place += 1 }
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth == 2, bytes[key].elementsEqual(Self.links) { isAmongLinks = true }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 2, isAmongLinks {
                    isAmongLinks = false
                    if let latest {
                        output.append(UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
                        output.append(literal: ",\"latest\":\"")
                        output.append(UnsafeRawBufferPointer(rebasing: bytes[latest]))
                        output.append(literal: "\"")
                        start = place
                    }
                    latest = nil
                }
                depth -= 1
            case UInt8(ascii: "\""):
                let end = Self.end(of: bytes, place)
                let text = (place + 1)..<end
                place = end
                if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ":") {
                    key = text
                    continue
                }
                guard !text.isEmpty, bytes[text.lowerBound] == UInt8(ascii: "/") else { continue }
                if isAmongLinks, bytes[key].elementsEqual(Self.this) { latest = text }
                let isWay = isAmongLinks || bytes[text].contains(UInt8(ascii: "?")) || all
                guard isWay, !bytes[key].elementsEqual(Self.instance),
                    let addition = addition(to: UnsafeRawBufferPointer(rebasing: bytes[text]), ampersand: "&")
                else { continue }
                let split = text.lowerBound + addition.place
                output.append(UnsafeRawBufferPointer(rebasing: bytes[start..<split]))
                output.append(addition.text)
                start = split
            default: break
            }
        }
        output.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        return output.finish()
    }

    /// The place of the quote that ends a string.
    private static func end(of bytes: UnsafeRawBufferPointer, _ quote: Int) -> Int {
        var place = quote + 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place, bytes.count - 1)
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Whether the bytes stand in it. For tags, which are short.
    fileprivate func contains(_ bytes: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: bytes) }
    }
}
