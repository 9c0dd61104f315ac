internal import Directory

/// What a resource can be had as.
package enum RouteChoices: Sendable {
    /// Formats, chosen by `format` or `Accept`; the first is taken where none is preferred.
    case formats([Format])
    /// Styles of citations, chosen by `style` or `Accept`.
    case styles
    /// One media type.
    case one
}

extension Route {
    /// What the resource can be had as.
    package var choices: RouteChoices {
        switch entry.content {
        case .records: .formats(collection.map { Format.available(for: .named($0)) } ?? [])
        case .changes: .formats(Format.available(for: .named(.changes)))
        case .formats(let formats): .formats(formats)
        case .styles: .styles
        case .one, .file: .one
        }
    }
}
