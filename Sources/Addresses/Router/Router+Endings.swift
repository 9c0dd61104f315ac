internal import Directory
internal import Words

extension Router {
    /// Where segments of which the last has an ending lead; nil where they lead nowhere without it, too.
    func withEnding(_ segments: [String]) -> Destination? {
        guard let last = segments.last, let (stem, word) = PathEnding.split(last) else { return nil }
        let isRoot = segments.count == 1 && stem == Route.rootName
        let whole = isRoot ? [""] : segments.dropLast() + [stem]
        let found = destination(of: whole, endings: false)
        let route: Route
        switch found {
        case .resource(let there), .moved(let there), .renamed(let there), .found(let there): route = there
        case .gone: return found
        case .nowhere(let detail, let nearest, let suggestions):
            return nowhere(whole, word.lowercased(), detail, nearest, suggestions)
        case .withEnding: return nil
        }
        let endings = route.endings(grouped: isGrouped)
        guard !endings.isEmpty else { return nil }
        let meant = word.lowercased()
        guard
            let ending = endings.first(where: { $0.text == meant })
                ?? endings.first(where: { $0.choice?.value == meant })
        else { return unknownEnding(meant, route, endings) }
        // another case, or the longer name of a style
        if ending.text != word, case .resource(let route) = found { return .withEnding(ending, .moved(route)) }
        return .withEnding(ending, found)
    }

    /// Nothing has the address without its ending; what was probably meant, with the ending where it has that format. Nil
    /// where the ending is that of no format, so that the dot belongs to a name.
    private func nowhere(
        _ segments: [String],
        _ ending: String,
        _ detail: String,
        _ nearest: String?,
        _ suggestions: [Suggestion]
    ) -> Destination? {
        func ended(_ path: String) -> String? {
            guard let target = try? Target(Array(path.utf8)) else { return nil }
            let route: Route
            switch destination(of: target.segments, endings: false) {
            case .resource(let found), .moved(let found), .renamed(let found), .found(let found): route = found
            case .gone, .nowhere, .withEnding: return nil
            }
            return route.endings(grouped: isGrouped).first { $0.text == ending || $0.choice?.value == ending }.map(
                route.path
            )
        }
        var detail = detail
        var isKnown = false
        let found = suggestions.map { suggestion -> Suggestion in
            guard let address = ended(suggestion.url) else { return suggestion }
            isKnown = true
            detail = detail.replacing("(\(suggestion.url))", with: "(\(address))")
            return suggestion.at(address)
        }
        let near = nearest.flatMap(ended)
        guard isKnown || near != nil else { return nil }
        if let nearest, let near {
            detail = detail.replacing("Did you mean \(nearest)?", with: "Did you mean \(near)?")
        }
        return .nowhere(detail: detail, nearest: near ?? nearest, suggestions: found)
    }

    /// The resource is there, but not in such a format.
    private func unknownEnding(_ word: String, _ route: Route, _ endings: [PathEnding]) -> Destination {
        let near = EditDistance.nearest(to: word, among: endings.map(\.text))
        let nearest = route.path(near.flatMap { near in endings.first { $0.text == near } })
        let known = endings.map { ".\($0.text)" }.joined(separator: ", ")
        return .nowhere(
            detail: "\(route.path) has no format .\(word). Its address may end in \(known). Did you mean \(nearest)?",
            nearest: nearest
        )
    }
}
