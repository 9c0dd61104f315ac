/// What `Accept` chooses among.
package protocol Negotiable: Sendable {
    /// The media type with its parameters (RFC 6838).
    var mediaType: String { get }
}

/// What a client accepts, by the `Accept` field (RFC 9110, 12.5.1).
package struct Acceptance: Sendable {
    private struct Range {
        let type: String
        let subtype: String
        let parameters: Int
        let quality: Double
    }

    /// Nil where everything is accepted alike.
    private let ranges: [Range]?

    /// Whether anything is as good as anything else.
    package var isAny: Bool { ranges == nil }

    /// Reads the field's value; without one everything is accepted. What is malformed in it is passed over.
    package init(_ value: String?) {
        guard let value, value != "*/*" else {
            ranges = nil
            return
        }
        ranges = WeightedElement.list(value).compactMap { element in
            let name = element.name.split(separator: "/")
            guard name.count == 2 else { return nil }
            return Range(
                type: String(name[0]),
                subtype: String(name[1]),
                parameters: element.parameters,
                quality: element.quality
            )
        }
    }

    /// The quality of a media type by the most specific range that covers it, 0 where none does, with how closely that
    /// range names the type: 0 for `*/*`.
    package func weight(of mediaType: String) -> (quality: Double, specificity: Int) {
        guard let ranges else { return (1, 0) }
        let name = mediaType.split(separator: ";")[0].split(separator: "/").map(String.init)
        let covering = ranges.filter {
            ($0.type == "*" || $0.type == name[0]) && ($0.subtype == "*" || $0.subtype == name[1])
        }
        func specificity(_ range: Range) -> Int {
            (range.type == "*" ? 0 : 1) + (range.subtype == "*" ? 0 : 1) + min(range.parameters, 1)
        }
        let closest = covering.max { specificity($0) < specificity($1) }
        return closest.map { ($0.quality, specificity($0)) } ?? (0, 0)
    }

    /// The first of the choices with the highest quality; nil where none is accepted. What is named is taken before what
    /// is merely not excluded: `text/html, */*` asks for HTML.
    package func preferred<Choice: Negotiable>(among formats: [Choice]) -> Choice? {
        if ranges == nil { return formats.first }
        var best: (format: Choice, weight: (quality: Double, specificity: Int))?
        for format in formats {
            let weight = weight(of: format.mediaType)
            if weight.quality > 0, best.map({ $0.weight < weight }) ?? true { best = (format, weight) }
        }
        return best?.format
    }
}
