package import Directory

/// What is cited, as a list of references tells of it: the directory, a record of it, or a source that was read for it.
package struct CitedWork {
    /// What kind of work it is, which decides its type in each style.
    package let kind: CitedKind
    package let title: String
    /// Who wrote it, or where nobody is named who published it.
    package let author: String
    /// Who published it, where that is not the author.
    package var publisher: String?
    /// The DOI of the directory in this version, for what is its own; nil where it has none.
    package var doi: String?
    /// The work that it is a part of.
    package var container: String?
    /// When it came out; nil where that is not known.
    let issued: Day?
    /// The version.
    package var version: String?
    /// Where it is.
    package let address: String
    /// When it was read there; nil where that is not known.
    package var accessed: Day?
    /// Through what it was found: the archive.
    package var archive: (name: String, edition: String, address: String)?
    /// The address of the copy in which it was read; nil where it was read at its own.
    package var copy: String?
    /// A remark.
    package var note: String
    /// What no other record and no other version has.
    package let key: String
    /// The reference as one line of text.
    package let line: String

    /// The data set, or a record of it that is not a source.
    package init(_ repository: Repository, _ line: CitationLine, address: String, name: String?) {
        let dataset = repository.dataset
        kind = name == nil ? .dataset : .entry
        title = (name ?? dataset.title).onOneLine
        author = (dataset.content["publisher"]?.string ?? dataset.title).onOneLine
        container = name == nil ? nil : dataset.title.onOneLine
        issued = dataset.released
        version = repository.shortVersion
        doi = line.doi
        self.address = line.pinned(address)
        note = "\(dataset.unofficial) Licence: \(dataset.licenceName)".onOneLine
        key = Self.key(address, repository)
        self.line = line.text(address, name: name)
    }

    /// A source: a work of others, which the directory has only read.
    package init(source: Record, _ repository: Repository, _ line: CitationLine) {
        let value = source.value
        func text(_ name: String) -> String? { value[name]?.string.map(\.onOneLine).flatMap { $0.isEmpty ? nil : $0 } }
        kind = CitedKind(note: value["note"]?.string ?? "")
        title = source.name.onOneLine
        let publisher = text("publisher") ?? ""
        let writer = text("author") ?? publisher
        let house = text("author") == nil || publisher.isEmpty ? nil : publisher
        let place = (value["source_url"]?.string?.webAddress ?? "").asAddress
        let day = value["accessed"]?.string.flatMap { Day($0) }
        let archived = line.pinned(source.path)
        author = writer
        self.publisher = house
        issued = value["published"]?.string.flatMap { Day($0) }
        address = place
        accessed = day
        copy = value["read_at"]?.string?.webAddress.map(\.asAddress)
        archive = (repository.dataset.title.onOneLine, line.edition, archived)
        note = "Via \(line.edition), \(archived)"
        key = Self.key(source.path, repository)
        let parts = [
            house.map { "\(writer), \($0)" } ?? writer, "\"\(title)\"", issued?.description ?? "", place,
            day.map { "read \($0)" } ?? "", "via \(line.edition)", archived,
        ]
        self.line = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func key(_ address: String, _ repository: Repository) -> String {
        let path = address.split(separator: "/").joined(separator: "-")
        return (["osce-directory"] + (path.isEmpty ? [] : [path]) + [repository.shortVersion]).joined(separator: "-")
    }
}

extension String {
    /// The text as an address that formats of citations take as it is: what no address holds, and the braces and
    /// backslashes that would end a field of BibTeX, percent-encoded (RFC 3986, 2.1).
    fileprivate var asAddress: String {
        var address = ""
        for byte in utf8 {
            switch byte {
            case 0x21...0x7E where !"\"<>\\^`{|}".utf8.contains(byte):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                address += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return address
    }
}
