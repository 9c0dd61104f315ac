/// The line to print under what was taken from the directory. Whatever the data hold, it is one line.
package struct CitationLine: Sendable {
    /// What stands before each address: scheme and host where the directory is published, so that who reads a citation
    /// finds it; empty where that is not known.
    package var origin = ""
    /// The directory with its version: `OSCE Directory (unofficial), version 9c7a3e57bde9 of 2026-11-24`.
    package let edition: String
    private let closing: String

    /// The line for one version of the data.
    init(_ dataset: Dataset, version: String) {
        edition = "\(dataset.title.onOneLine) (unofficial), version \(version) of \(dataset.released)"
        closing = ", " + dataset.licenceName.onOneLine
    }

    /// The address of a path of the directory, absolute where it is known where that is published.
    package func address(_ path: String) -> String { origin + path }

    /// The line for an address, with the name of the record where it is one.
    package func text(_ address: String, name: String? = nil) -> String {
        var line = TextBuilder()
        write(address, name: name, to: &line)
        return line.text
    }

    /// Writes the line for an address.
    package func write(_ address: String, name: String? = nil, to line: inout TextBuilder) {
        if let name {
            line.append(literal: "\"")
            line.append(name.onOneLine)
            line.append(literal: "\", ")
        }
        line.append(edition)
        line.append(literal: ", ")
        line.append(origin)
        line.append(address)
        line.append(closing)
    }
}
