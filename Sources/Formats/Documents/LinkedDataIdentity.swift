package import Directory

extension LinkedData {
    /// What identifies something that has an address here, as an absolute IRI, so that a saved document means the same
    /// to every reader: the address where it is known where the directory is published, otherwise a URN.
    ///
    /// `/operations/bishkek` is `urn:osce-directory:operations/bishkek`. What is no record, such as `/dataset`, is
    /// `urn:osce-directory:site/dataset`, since `urn:osce-directory:` with a single word is a term of the vocabulary.
    package static func identity(_ path: String, _ repository: Repository) -> String {
        guard repository.citation.origin.isEmpty else { return repository.citation.address(path) }
        let name = path.dropFirst()
        return vocabulary + (name.contains("/") ? "" : "site/") + name
    }

    /// A place to fetch from as a node; nil where it is not known where the directory is published, since no reader of a
    /// saved document could go there.
    package static func place(_ path: String, _ repository: Repository) -> JSON? {
        repository.citation.origin.isEmpty ? nil : ["@id": .string(repository.citation.address(path))]
    }
}
