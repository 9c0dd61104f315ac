internal import Assets
internal import Directory
package import HTTPSemantics
package import Memory

/// A file that pages need beside the data: style sheet, script, pictures. It is compiled into the program.
///
/// Its address holds a digest of its content, so a browser may keep it for ever: other content has another address.
package struct PageAsset: Sendable {
    /// The media type with its parameters.
    package let mediaType: String
    /// The content.
    package let content: MemoryBlock
    /// The file's name before and after the dot: `site`, `css`.
    package let name: (stem: String, suffix: String)
    /// The last segment of the address: `site-0123456789ab.css`.
    package let fileName: String

    /// Where it is served.
    package var path: String { Route.asset(fileName).path }

    /// The file is the same for as long as it has this address.
    package static let cacheControl = APIResponse.Field("Cache-Control", "public, max-age=31536000, immutable")

    /// All of them.
    package static let all = Asset.all(in: .pages).map(PageAsset.init)
    /// The style sheet of all pages.
    package static let style = named("site.css")
    /// The script of all pages.
    package static let script = named("site.js")

    /// The file of this name, which has to be one of those in `CAssets/pages`.
    package static func named(_ name: String) -> PageAsset {
        guard let asset = all.first(where: { "\($0.name.stem).\($0.name.suffix)" == name }) else {
            fatalError("\(name) is not in CAssets/pages")
        }
        return asset
    }

    /// The file that an address names; with another digest than the present one too, as pages of an earlier or later
    /// version of the program have it.
    package static func at(_ fileName: String) -> PageAsset? {
        guard let dash = fileName.lastIndex(of: "-"), let dot = fileName[dash...].firstIndex(of: ".") else {
            return nil
        }
        return all.first { $0.name.stem == fileName[..<dash] && $0.name.suffix == fileName[dot...].dropFirst() }
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "ico": "image/vnd.microsoft.icon", "png": "image/png",
    ]

    private init(_ file: Asset) {
        let parts = file.name.split(separator: ".", maxSplits: 1).map(String.init)
        name = (parts[0], parts.count > 1 ? parts[1] : "")
        fileName = "\(name.stem)-\(ContentDigest.hex(of: file.bytes).prefix(12)).\(name.suffix)"
        mediaType = Self.mediaTypes[name.suffix] ?? "application/octet-stream"
        content = MemoryBlock(file.bytes)
    }
}
