/// A file of an export.
public struct ExportedFile: Sendable {
    /// The path below the folder of the export, with `/` between folders.
    public let path: String
    /// The content.
    public let bytes: [UInt8]
}
