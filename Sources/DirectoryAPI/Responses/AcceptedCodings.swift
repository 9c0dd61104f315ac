internal import ContentCoding

/// The content codings that a client accepts (RFC 9110, 12.5.3).
struct AcceptedCodings: Sendable {
    private let qualities: [String: Double]

    /// Reads `Accept-Encoding`; without it the content goes as it is.
    init(_ value: String?) {
        var qualities: [String: Double] = [:]
        for element in (value ?? "").split(separator: ",") {
            let parts = element.split(separator: ";").map(\.trimmed)
            guard let name = parts.first?.lowercased() else { continue }
            var quality = 1.0
            for part in parts.dropFirst() {
                let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
                if pair.count == 2, pair[0].lowercased() == "q" {
                    quality = Double(pair[1]).map { min(max($0, 0), 1) } ?? 0
                }
            }
            qualities[name == "x-gzip" ? "gzip" : name] = quality
        }
        self.qualities = qualities
    }

    /// The coding to use: the one of the highest quality, the tighter of equal ones; nil for the content as it is.
    var preferred: ContentCoding? {
        let identity = qualities["identity"] ?? 0
        // the tighter coding comes first, and only a higher quality displaces what came before
        var best: (coding: ContentCoding, quality: Double)?
        for coding in ContentCoding.allCases {
            let quality = quality(coding.rawValue)
            if quality > best?.quality ?? 0 { best = (coding, quality) }
        }
        guard let best, best.quality >= identity else { return nil }
        return best.coding
    }

    private func quality(_ name: String) -> Double { qualities[name] ?? qualities["*"] ?? 0 }
}
