internal import Directory

/// The line to print under what was taken from the directory.
enum Citation {
    /// A citation of an address.
    ///
    /// - Parameter name: the name of the record, where it is one.
    static func line(_ repository: Repository, _ address: String, name: String? = nil) -> String {
        let dataset = repository.dataset
        return (name.map { "\"\($0)\", " } ?? "")
            + "\(dataset.title) (unofficial), version \(repository.shortVersion) of \(dataset.released), \(address), "
            + dataset.licenceName
    }
}
