internal import Directory

/// A page of the documentation below `/docs`: a guide, or the reference of all that a tag of the OpenAPI document holds.
enum DocumentationTopic: Sendable, Equatable {
    case guide(String)
    case reference(String)

    /// The last segment of its address.
    var name: String {
        switch self {
        case .guide(let name), .reference(let name): name
        }
    }

    /// Where it is served.
    var path: String { "\(Route.documentation.path)/\(name)" }

    /// What links to it say.
    var label: String {
        switch self {
        case .guide(let name): Guide.all.first { $0.name == name }?.title ?? name
        case .reference(let tag): tag.prefix(1).uppercased() + tag.dropFirst()
        }
    }

    /// All guides.
    static let guides = Guide.all.map { DocumentationTopic.guide($0.name) }
    /// The reference, page by page.
    static let references = OpenAPIDocument.tags.map { DocumentationTopic.reference($0.name) }
    /// All pages.
    static let all = guides + references
}
