/// Where a path leads.
package enum Destination: Sendable, Equatable {
    /// To a resource.
    case resource(Route)
    /// To a resource whose own address is another (308).
    case moved(Route)
    /// To a resource that a name, a code or an acronym stands for today (302): other data may give the word to more.
    case found(Route)
    /// Nowhere; with the nearest address that leads somewhere and the records that may have been meant.
    case nowhere(detail: String, nearest: String?, suggestions: [Suggestion] = [])
}
