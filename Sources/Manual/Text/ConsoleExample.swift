internal import Directory
package import HTTPSemantics

/// A command of a guide with the answer of the data in force, so that a guide is right for whatever data are served.
///
/// The command asks this server with curl and may take a member out of the answer with jq:
/// `$ curl 'http://127.0.0.1:8080/operations?limit=1' | jq .meta`.
package struct ConsoleExample {
    /// The request-target that is asked for.
    package let target: String
    /// The names of the members on the way to what is shown; nil for the whole answer.
    package let path: [String]?

    /// The address that stands for this server in guides, wherever it runs.
    package static let origin = "http://127.0.0.1:8080"
    /// How much of an answer is shown.
    private static let (mostLines, mostColumns) = (15, 160)

    /// Reads a command; nil where it is another one.
    package init?(_ command: String) {
        let start = "$ curl '\(Self.origin)"
        guard command.hasPrefix(start) else { return nil }
        let rest = command.dropFirst(start.count)
        guard let end = rest.firstIndex(of: "'") else { return nil }
        target = String(rest[..<end])
        let after = rest[rest.index(after: end)...]
        let filter = " | jq ."
        guard after.isEmpty || after.hasPrefix(filter) else { return nil }
        path = after.isEmpty ? nil : after.dropFirst(filter.count).split(separator: ".").map(String.init)
    }

    /// What the command prints, shortened at `…`, and whether that is an answer and no refusal.
    ///
    /// - Parameter respond: answers requests.
    package func answer(_ respond: (APIRequest) -> APIResponse) -> (lines: [String], isFound: Bool) {
        let response = respond(APIRequest(.get, target))
        var printed = response.body
        if let path, var value = try? JSONReader.read(printed) {
            for name in path { value = value[name] ?? .null }
            printed = value.indentedBytes
        }
        return (Self.shortened(printed), response.status == 200)
    }

    private static func shortened(_ printed: [UInt8]) -> [String] {
        var lines = printed.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        while lines.last == "" { lines.removeLast() }
        let shown = lines.prefix(mostLines).map { line in
            line.count > mostColumns ? line.prefix(mostColumns - 1) + "…" : line
        }
        // a mark would take the place of the one line that it stands for
        if lines.count <= mostLines + 1 { return shown + lines.dropFirst(mostLines) }
        return shown + ["…"]
    }
}
