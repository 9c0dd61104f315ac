package import Directory

/// Where a path leads.
package indirect enum Destination: Sendable, Equatable {
    /// To a resource.
    case resource(Route)
    /// To a resource whose own address is another (308).
    case moved(Route)
    /// To a resource that a name, a code or an acronym stands for today (302): other data may give the word to more.
    case found(Route)
    /// To the resource of a record that had another id (301).
    case renamed(Route)
    /// To a record that was taken out (410).
    case gone(RemovedRecord)
    /// To where the path without its ending leads, in the format that the ending names.
    case withEnding(PathEnding, Destination)
    /// Nowhere; with the nearest address that leads somewhere and the records that may have been meant.
    case nowhere(detail: String, nearest: String?, suggestions: [Suggestion] = [])
}
