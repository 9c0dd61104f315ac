/// Reads one file within bounds.
package enum BoundedFile {
    /// The content of a regular file.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that it may hold.
    ///   - patience: how long the file system may take without a byte.
    /// - Throws: where it is no regular file, holds more, cannot be read, or where no byte comes.
    package static func read(
        _ path: String,
        atMost limit: Int,
        patience: Patience = Patience()
    ) throws(FileFault) -> [UInt8] {
        try patience.wait(for: path) { (progress) throws(FileFault) -> [UInt8] in
            let file = try OpenFile(path, path: path)
            progress.note()
            return try file.content(atMost: limit, progress)
        }
    }
}
