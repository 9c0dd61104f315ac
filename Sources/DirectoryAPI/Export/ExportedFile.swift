/// A file of an export.
package struct ExportedFile: Sendable {
    /// The path below the folder of the export, with `/` between folders.
    package let path: String
    /// The content.
    package let bytes: [UInt8]
}
