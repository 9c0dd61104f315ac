/// Tells addresses of one page by what they have in common.
enum SourceAddress {
    /// What addresses of one page share: the address without scheme, `www.`, the scheme's port and a slash at the
    /// end, of an archived copy that of the page. Hosts are in lower case, escapes in upper case.
    static func page(of address: String) -> String {
        var rest = archived(address)
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = String(rest.dropFirst(scheme.count))
        }
        let (host, path) = parts(of: rest)
        return host + path
    }

    /// The page that a copy in the Wayback Machine or archive.today is of; the address itself where it is none.
    private static func archived(_ address: String) -> String {
        let archives = [
            "//web.archive.org/web/", "//archive.org/web/", "//archive.today/", "//archive.ph/", "//archive.is/",
        ]
        for archive in archives {
            guard let start = range(of: archive, in: address) else { continue }
            // behind it stand the time of the copy, and the page with its own scheme
            let rest = String(address[start...])
            for scheme in ["https://", "http://"] {
                if let page = range(of: "/" + scheme, in: rest) { return scheme + rest[page...] }
            }
        }
        return address
    }

    /// The place behind a text in another.
    private static func range(of part: String, in text: String) -> String.Index? {
        text.firstRange(of: part)?.upperBound
    }

    private static func parts(of rest: String) -> (host: String, path: String) {
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        var host = rest[..<end].lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host = String(host.dropLast(port.count)) }
        if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
        var path = String(rest[end...])
        while path.hasSuffix("/") || path.hasSuffix("?") { path = String(path.dropLast()) }
        return (host, withCapitalEscapes(path))
    }

    /// The path with its percent-encoded bytes in capitals (RFC 3986, 6.2.2.1).
    private static func withCapitalEscapes(_ path: String) -> String {
        var left = 0
        return String(
            path.map { character in
                if character == "%" {
                    left = 2
                } else if left > 0 {
                    left -= 1
                    return Character(character.uppercased())
                }
                return character
            }
        )
    }
}
