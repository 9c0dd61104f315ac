internal import Directory

extension Problem {
    /// The problem of the address of a record that was taken out: why that was, and what took its place.
    init(_ removed: RemovedRecord, _ repository: Repository) {
        let successor = removed.successor.flatMap { repository.record(at: $0) }.map { Suggestion(address: $0) }
        let instead = successor.map { " In its place there is \(Suggestion.words([$0]))." } ?? ""
        let history = " What the releases changed of it: \(Route.collection(.changes).path)?record=\(removed.path)."
        self.init(.gone, removed.sentence + instead + (repository.releases.isEmpty ? "" : history))
        nearest = successor?.url
        suggestions = successor.map { [$0] } ?? []
    }
}

extension RemovedRecord {
    /// The letters of a reason that a problem quotes at most; more is in `/dataset`.
    private static let longestReason = 250

    /// What happened to it, in a sentence of its own.
    var sentence: String {
        let name = name.excerpt()
        let end = reason.hasSuffix(".") ? "" : "."
        return "\(path) (\(name)) was taken out of the data: \(reason.excerpt(Self.longestReason))\(end)"
    }
}
