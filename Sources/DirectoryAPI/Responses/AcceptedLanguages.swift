internal import Directory
internal import HTTPSemantics

/// The languages that a browser prefers, by `Accept-Language` (RFC 9110, 12.5.4).
struct AcceptedLanguages {
    /// The languages for names, the dearest first, up to English; nil where English comes first or nothing is asked for.
    let names: NameLanguages?

    /// How many elements are looked at; browsers send a few.
    private static let mostElements = 64

    /// Reads the field's value. What is no language tag is passed over.
    init(_ value: String?) {
        guard let value, !value.isEmpty else {
            names = nil
            return
        }
        let elements = WeightedElement.list(value).prefix(Self.mostElements).enumerated()
            .filter { $0.element.quality > 0 }
            .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
        var tags: [String] = []
        for (_, element) in elements {
            guard tags.count < NameLanguages.most else { break }
            guard case .success(let tag) = NameLanguages.canonical(element.name), !tags.contains(tag) else { continue }
            // what follows English can change nothing, since every record has an English name
            if PrimaryLanguage.includes(tag) { break }
            tags.append(tag)
        }
        names = tags.isEmpty ? nil : NameLanguages(tags)
    }
}
