/// The regular files of an archive as `git archive` writes it: ustar (POSIX.1-1988) with headers of pax.
enum TarArchive {
    /// The most bytes of an archive that are looked at.
    static let limit = 1 << 30

    private static let block = 512

    /// The files by their paths. What is cut off is left out.
    static func files(in archive: [UInt8]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var place = 0
        while place + block <= archive.count {
            let header = archive[place..<place + block]
            guard header.contains(where: { $0 != 0 }) else { break }
            func text(_ range: Range<Int>) -> String {
                String(
                    decoding: header[(place + range.lowerBound)..<(place + range.upperBound)].prefix { $0 != 0 },
                    as: UTF8.self
                )
            }
            let digits = text(124..<136).filter { ("0"..."7").contains($0) }
            guard let size = Int(digits, radix: 8), place + block + size <= archive.count else { break }
            let kind = header[place + 156]
            if kind == UInt8(ascii: "0") || kind == 0 {
                let prefix = text(345..<500)
                let name = (prefix.isEmpty ? "" : prefix + "/") + text(0..<100)
                files[name] = Array(archive[(place + block)..<(place + block + size)])
            }
            place += block + (size + block - 1) / block * block
        }
        return files
    }
}
