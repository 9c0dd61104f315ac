internal import Directory
package import HTTPSemantics

/// A command of a guide with the answer of the data in force, so that a guide is right for whatever data are served.
///
/// The command asks this server with curl, sends content where it has `-d`, and may take a member out of the answer with jq:
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

    /// What is sent, and as what; nil where the command reads.
    private var sent: (content: [UInt8], type: String)?

    /// Reads a command; nil where it is another one.
    package init?(_ command: String) {
        guard command.hasPrefix("$ curl ") else { return nil }
        var rest = command.dropFirst("$ curl ".count)
        var type = "application/x-www-form-urlencoded"
        if let field = Self.argument("-H 'Content-Type: ", &rest) { type = field }
        // the shell writes \n as a line feed between $' and '
        if let lines = Self.argument("-d $'", &rest) {
            sent = (Array(lines.replacing("\\n", with: "\n").utf8), type)
        } else if let content = Self.argument("-d '", &rest) {
            sent = (Array(content.utf8), type)
        }
        guard rest.hasPrefix("'\(Self.origin)") else { return nil }
        rest = rest.dropFirst(1 + Self.origin.count)
        guard let end = rest.firstIndex(of: "'") else { return nil }
        target = String(rest[..<end])
        let after = rest[rest.index(after: end)...]
        let filter = " | jq ."
        guard after.isEmpty || after.hasPrefix(filter) else { return nil }
        path = after.isEmpty ? nil : after.dropFirst(filter.count).split(separator: ".").map(String.init)
    }

    /// Whether the answer is one that a link can lead to.
    package var isRead: Bool { sent == nil }

    /// Takes an argument between a beginning and an apostrophe with a space behind it.
    private static func argument(_ beginning: String, _ rest: inout Substring) -> String? {
        guard rest.hasPrefix(beginning) else { return nil }
        let argument = rest.dropFirst(beginning.count)
        guard let end = argument.firstIndex(of: "'") else { return nil }
        rest = argument[argument.index(after: end)...].drop { $0 == " " }
        return String(argument[..<end])
    }

    /// What the command prints, shortened at `…`, and whether that is an answer and no refusal.
    ///
    /// - Parameter respond: answers requests.
    package func answer(_ respond: (APIRequest) -> APIResponse) -> (lines: [String], isFound: Bool) {
        var request = APIRequest(sent == nil ? .get : .post, target)
        if let sent {
            request.fields[.contentType] = sent.type
            request.content = sent.content
        }
        let response = respond(request)
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
