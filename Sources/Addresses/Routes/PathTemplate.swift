/// A path with names for what varies in it (RFC 6570, level 1): `/operations/{id}`, `/schemas/{type}.json`.
package struct PathTemplate: Sendable, Equatable, ExpressibleByStringLiteral {
    /// A piece of the path.
    private enum Piece: Sendable, Equatable {
        case literal(String)
        case variable(String)
    }

    /// The template as it is written.
    package let text: String
    private let pieces: [Piece]

    package init(stringLiteral text: String) { self.init(text) }

    /// Reads a template. A brace that is never closed is a literal.
    package init(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.variable(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    /// The names of what varies, in the order of the path.
    package var variables: [String] {
        pieces.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    /// The first segment, where it is the same in every path; empty for the root.
    package var firstSegment: String? {
        guard case .literal(let start) = pieces.first else { return nil }
        let segments = start.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        // the last one of a literal that a variable follows goes on in it
        return pieces.count > 1 && segments.count == 1 ? nil : segments.first.map(String.init)
    }

    /// The path with these values in place of the variables, in their order, percent-encoded; a variable without a value
    /// stays as it is. O(bytes).
    package func path(_ values: [String]) -> String {
        guard pieces.count > 1 || !values.isEmpty else { return text }
        var values = values[...]
        var path = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): path += literal
            case .variable(let name): path += values.popFirst().map(Target.encode) ?? "{\(name)}"
            }
        }
        return path
    }
}
