package import Addresses
internal import Directory
internal import Markup
package import Memory

/// What drawings look like: one style sheet for those that stand in pages and for those that are served alone.
package enum DrawingStyle {
    /// The style sheet as a file of its own, for pages.
    package static let asset = PageAsset.named("drawings.css")

    /// The style sheet as a text, for a drawing that is served alone.
    package static let sheet = String(decoding: asset.content.copy, as: UTF8.self)
}

extension SVG {
    /// The drawing as a document of its own. The policy that goes with it names the digest of its style sheet (`SVGPolicy`).
    package var document: MemoryBlock { MemoryBlock(document(style: DrawingStyle.sheet)) }
}
