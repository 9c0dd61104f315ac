internal import Addresses
internal import Directory
internal import HTTPSemantics

/// Every version of an address, as `application/link-format` (RFC 6690; RFC 7089, 5).
struct TimeMap {
    static let mediaType = "application/link-format"

    /// The address of today's answer, as it is told.
    let original: String
    let timeGate: String
    let own: String
    /// The versions with their addresses, the oldest first.
    let mementos: [(address: String, release: Release)]

    /// The text: a link a line.
    var text: String {
        var lines = ["<\(original)>; rel=\"original\""]
        var own = "<\(own)>; rel=\"self\"; type=\"\(Self.mediaType)\""
        if let first = mementos.first, let last = mementos.last {
            own += "; from=\"\(HTTPDate(first.release.date))\"; until=\"\(HTTPDate(last.release.date))\""
        }
        lines += [own, "<\(timeGate)>; rel=\"timegate\""]
        for (place, memento) in mementos.enumerated() {
            var relations: [String] = []
            if place == 0 { relations.append("first") }
            if place == mementos.count - 1 { relations.append("last") }
            relations.append("memento")
            lines.append(
                "<\(memento.address)>; rel=\"\(relations.joined(separator: " "))\"; datetime=\"\(HTTPDate(memento.release.date))\""
            )
        }
        return lines.joined(separator: ",\n") + "\n"
    }
}
