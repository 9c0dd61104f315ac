internal import CAssets

/// A file that is compiled into the program: of the Seed, a guide, the coastlines, or what pages need.
package struct Asset: Sendable {
    /// The folders that assets belong to.
    package enum Folder: String, Sendable {
        /// The Seed, as `Seed/` has it.
        case seed
        /// The guides of `docs/guides`, in the order that they are read in.
        case guides
        /// The coastlines (Natural Earth 1:110m, public domain, simplified; no borders).
        case map
        /// Style sheets, scripts and pictures of pages.
        case pages
    }

    /// The name without the folder: `institutions.json`.
    package let name: String
    /// The content.
    package let bytes: [UInt8]

    /// The files of a folder.
    package static func all(in folder: Folder) -> [Asset] {
        UnsafeBufferPointer(start: assets(), count: asset_count()).compactMap { file in
            let path = String(cString: file.name)
            guard path.hasPrefix(folder.rawValue + "/") else { return nil }
            return Asset(
                name: String(path.dropFirst(folder.rawValue.utf8.count + 1)),
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
            )
        }
    }
}
