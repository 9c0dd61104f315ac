/// Figures in Prometheus's text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
package struct Exposition {
    /// The media type of the text.
    package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// What kind of figure it is.
    package enum Kind: String, Sendable {
        /// One that only grows, until the process ends.
        case counter
        /// One that goes up and down.
        case gauge
        /// One that sorts observations by size.
        case histogram
    }

    /// The text so far.
    package private(set) var bytes: [UInt8] = []
    private var name = ""

    /// Begins an empty text.
    package init() { bytes.reserveCapacity(32_768) }

    /// Begins a family of figures.
    ///
    /// - Parameters:
    ///   - name: the name; a counter's ends in `_total`, a unit stands in it in full (`_seconds`, `_bytes`).
    ///   - kind: what kind of figure it is.
    ///   - help: what it says, in a sentence without its full stop.
    package mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        bytes.append(contentsOf: "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n".utf8)
    }

    /// Writes a figure of the family begun last.
    ///
    /// - Parameters:
    ///   - value: the figure.
    ///   - labels: what tells it from the others of the family.
    ///   - suffix: what follows the family's name: `_bucket`, `_sum` or `_count` of a histogram.
    package mutating func sample(_ value: some Figure, _ labels: [(String, String)] = [], suffix: String = "") {
        var line = name + suffix
        if !labels.isEmpty {
            line += "{" + labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }.joined(separator: ",") + "}"
        }
        bytes.append(contentsOf: "\(line) \(value)\n".utf8)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}

/// A number whose description is one of the text format.
package protocol Figure: CustomStringConvertible {}
extension Int: Figure {}
extension UInt64: Figure {}
extension Double: Figure {}
