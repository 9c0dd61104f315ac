/// What `Accept` chooses among.
protocol Negotiable: Sendable {
    /// The media type with its parameters (RFC 6838).
    var mediaType: String { get }
}

/// What a client accepts, by the `Accept` field (RFC 9110, 12.5.1).
struct Acceptance: Sendable {
    private struct Range {
        let type: String
        let subtype: String
        let parameters: Int
        let quality: Double
    }

    /// Nil where everything is accepted alike.
    private let ranges: [Range]?

    /// Reads the field's value; without one everything is accepted. What is malformed in it is passed over.
    init(_ value: String?) {
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

    /// The quality of a media type by the most specific range that covers it; 0 where none does.
    func quality(of mediaType: String) -> Double {
        guard let ranges else { return 1 }
        let name = mediaType.split(separator: ";")[0].split(separator: "/").map(String.init)
        let covering = ranges.filter {
            ($0.type == "*" || $0.type == name[0]) && ($0.subtype == "*" || $0.subtype == name[1])
        }
        func specificity(_ range: Range) -> Int {
            (range.type == "*" ? 0 : 1) + (range.subtype == "*" ? 0 : 1) + min(range.parameters, 1)
        }
        return covering.max { specificity($0) < specificity($1) }?.quality ?? 0
    }

    /// The first of the choices with the highest quality; nil where none is accepted.
    func preferred<Choice: Negotiable>(among formats: [Choice]) -> Choice? {
        if ranges == nil { return formats.first }
        var best: (format: Choice, quality: Double)?
        for format in formats {
            let quality = quality(of: format.mediaType)
            if quality > best?.quality ?? 0 { best = (format, quality) }
        }
        return best?.format
    }
}
