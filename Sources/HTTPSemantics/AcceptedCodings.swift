package import ContentCoding

/// The content codings that a client accepts (RFC 9110, 12.5.3).
package struct AcceptedCodings: Sendable {
    private let elements: [WeightedElement]

    /// Reads `Accept-Encoding`; without it the content goes as it is.
    package init(_ value: String?) { elements = value.map(WeightedElement.list) ?? [] }

    /// The coding to use: the one of the highest quality, the tighter of equal ones; nil for the content as it is.
    package var preferred: ContentCoding? {
        if elements.isEmpty { return nil }
        let identity = own("identity") ?? 0
        // the tighter coding comes first, and only a higher quality displaces what came before
        var best: (coding: ContentCoding, quality: Double)?
        for coding in ContentCoding.allCases {
            let quality = own(coding.rawValue) ?? own("*") ?? 0
            if quality > best?.quality ?? 0 { best = (coding, quality) }
        }
        guard let best, best.quality >= identity else { return nil }
        return best.coding
    }

    /// The quality that the client gives a coding by its name; the last one where it does so twice.
    private func own(_ name: String) -> Double? {
        elements.last { $0.name == name || $0.name == "x-gzip" && name == "gzip" }?.quality
    }
}
