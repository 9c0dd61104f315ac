internal import Addresses

extension DocumentationTopic {
    /// What links to it say.
    package var label: String {
        switch self {
        case .guide(let name): Guide.all.first { $0.name == name }?.title ?? name
        case .reference(let tag): tag.prefix(1).uppercased() + tag.dropFirst()
        }
    }
}
