internal import Addresses
internal import Assets

/// A guide: a text of `docs/guides`, which is compiled into the program.
package struct Guide: Sendable {
    /// The last segment of its address and the name of its file: `first-steps`.
    package let name: String
    /// Its heading.
    package let title: String
    /// What a reader learns, in a sentence.
    package let summary: String
    /// What follows heading and summary.
    package let blocks: ArraySlice<Markdown.Block>

    /// All, in the order they are read in.
    package static let all = Asset.all(in: .guides).map(Guide.init)

    private init(_ file: Asset) {
        name = DocumentationTopic.name(of: file)
        let text = String(decoding: file.bytes, as: UTF8.self)
        let blocks = Markdown(text).blocks
        guard blocks.count > 2, case .heading(1, let title) = blocks[0], case .paragraph(let summary) = blocks[1] else {
            fatalError("docs/guides/\(name).md begins with neither a heading nor a summary")
        }
        self.title = title
        self.summary = summary
        self.blocks = blocks.dropFirst(2)
    }
}
