internal import Directory

/// What an address may end in to say which format a resource is wanted in: `/operations.csv`,
/// `/operations/bishkek/cite.bib`. It stands for a parameter, and the answer is the one that the parameter has.
package struct PathEnding: Sendable, Hashable {
    /// What follows the dot, in small letters.
    package let text: String
    /// The parameter that it stands for, with its value; nil where the resource has one format.
    package let choice: Choice?
    /// The media type with its parameters.
    package let mediaType: String

    /// A parameter that chooses among formats, with a value.
    package struct Choice: Sendable, Hashable {
        package let parameter: GeneralParameter
        package let value: String
    }

    /// The ending of a format.
    package init(_ format: Format) {
        self.init(text: format.rawValue, choice: .init(parameter: .format, value: format.rawValue), format.mediaType)
    }

    /// The ending of a style of citations; nil for one that has none.
    package init?(_ style: CitationStyle) {
        guard let ending = style.ending else { return nil }
        self.init(text: ending, choice: .init(parameter: .style, value: style.rawValue), style.mediaType)
    }

    private init(text: String, choice: Choice? = nil, _ mediaType: String) {
        self.text = text
        self.choice = choice
        self.mediaType = mediaType
    }

    /// The endings of what is had as one media type and has no ending in its own address.
    fileprivate static let ofOneMediaType = [
        PathEnding(text: "zip", "application/zip"), PathEnding(text: Format.html.rawValue, Format.html.mediaType),
    ]

    /// The letters of an ending at most.
    private static let longest = 12

    /// The last segment of a path taken apart at its last dot; nil where nothing in it looks like an ending.
    package static func split(_ segment: String) -> (stem: String, ending: String)? {
        guard let dot = segment.lastIndex(of: "."), dot > segment.startIndex else { return nil }
        let ending = segment[segment.index(after: dot)...]
        guard (1...longest).contains(ending.utf8.count),
            ending.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) })
        else { return nil }
        return (String(segment[..<dot]), String(ending))
    }
}

extension Route {
    /// What its address may end in, in the order of preference; none where it has an ending of its own, or leads on.
    package var endings: [PathEnding] { endings(grouped: false) }

    /// The same for a question that counts a list by fields, which every list can be drawn of, or that does not.
    package func endings(grouped: Bool) -> [PathEnding] {
        switch choices {
        case .formats(let formats):
            let isDrawn = grouped && entry.isList && !formats.contains(.svg)
            return (formats + (isDrawn ? [.svg] : [])).map { PathEnding($0) }
        case .styles: return CitationStyle.allCases.compactMap { PathEnding($0) }
        case .one:
            let type = entry.mediaType
            return PathEnding.ofOneMediaType.filter { $0.mediaType == type }
        }
    }

    /// The path with an ending. The root has no name that one could follow, and is called `index`.
    package func path(_ ending: PathEnding?) -> String {
        guard let ending else { return path }
        return (self == .serviceDocument ? path + Self.rootName : path) + ".\(ending.text)"
    }

    /// What the root is called where it has an ending.
    package static let rootName = "index"
}
