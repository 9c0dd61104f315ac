package import Assets
internal import Directory

/// A page of the documentation below `/docs`: a guide, or the reference of all that a tag of the OpenAPI document holds.
package enum DocumentationTopic: Sendable, Equatable {
    case guide(String)
    case reference(String)

    /// The last segment of its address.
    package var name: String {
        switch self {
        case .guide(let name), .reference(let name): name
        }
    }

    /// Where it is served.
    package var path: String { Route.documentationTopic(self).path }

    /// The name of the guide that a file of `docs/guides` holds.
    package static func name(of guide: Asset) -> String { String(guide.name.prefix { $0 != "." }) }

    /// All guides, in the order they are read in.
    package static let guides = Asset.all(in: .guides).map { DocumentationTopic.guide(name(of: $0)) }
    /// The reference, page by page.
    package static let references = ReferenceTag.all.map { DocumentationTopic.reference($0.name) }
    /// All pages.
    package static let all = guides + references
}
