/// The line to print under what was taken from the directory. Whatever the data hold, it is one line.
package struct CitationLine: Sendable {
    /// What stands before each address: scheme and host where the directory is published, so that who reads a citation
    /// finds it; empty where that is not known.
    package var origin = ""
    /// The directory with its version: `OSCE Directory (unofficial), version 9c7a3e57bde9 of 2026-11-24`.
    package let edition: String
    /// The version, in twelve digits.
    private let version: String
    /// The DOI of the version; nil where the operator has named none.
    package private(set) var doi: String?
    private let licence: String

    /// The line for one version of the data.
    init(_ dataset: Dataset, version: String) {
        self.version = version
        edition = "\(dataset.title.onOneLine) (unofficial), version \(version) of \(dataset.released)"
        licence = dataset.licenceName.onOneLine
    }

    /// The same with a DOI.
    ///
    /// - Parameter release: the number of the release that made the version; nil where none did.
    func with(_ identifier: DigitalObjectIdentifier?, release: Int?) -> CitationLine {
        var line = self
        line.doi = identifier?.doi(version: version, release: release)
        return line
    }

    /// The address of a path of the directory, absolute where it is known where that is published.
    package func address(_ path: String) -> String { origin + path }

    /// The address at which a path of the directory has for good what this version says.
    package func pinned(_ path: String) -> String {
        let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let (address, fragment) = (parts.first ?? "", parts.count > 1 ? "#\(parts[1])" : "")
        let separator = address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return "\(origin)\(address)\(separator)version=\(version)\(fragment)"
    }

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
        line.append(literal: address.utf8.contains(UInt8(ascii: "?")) ? "&version=" : "?version=")
        line.append(version)
        if let doi {
            line.append(literal: ", https://doi.org/")
            line.append(doi)
        }
        line.append(literal: ", ")
        line.append(licence)
    }
}
