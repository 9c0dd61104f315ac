internal import Addresses
internal import Directory

/// How to cite the data, for GitHub, Zenodo and Zotero (Citation File Format 1.2.0). Its YAML has texts as JSON writes them,
/// which YAML reads alike.
struct CitationFile {
    let repository: Repository

    /// Where it stands in an export.
    static let path = "CITATION.cff"

    /// The file.
    var text: String {
        let dataset = repository.dataset
        let publisher = dataset.content["publisher"]?.string ?? dataset.title
        var lines: [(name: String, value: JSON)] = [
            ("cff-version", "1.2.0"),
            ("message", "Please cite the data with its version, and quote the source of a fact."),
            ("type", "dataset"), ("title", .string(dataset.title)),
            ("abstract", .string("\(dataset.description) \(dataset.unofficial)")),
            ("version", .string(repository.version)), ("date-released", .string(dataset.released.description)),
        ]
        if let licence = dataset.content["licence"]?["spdx"]?.string { lines.append(("license", .string(licence))) }
        if !repository.citation.origin.isEmpty {
            lines.append(("url", .string(repository.citation.address(Route.dataset.path))))
        }
        return lines.map { "\($0.name): \($0.value)\n" }.joined() + "authors:\n  - name: \(JSON.string(publisher))\n"
    }
}
