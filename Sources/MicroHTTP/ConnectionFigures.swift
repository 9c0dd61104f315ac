/// How many connections a listener has and had.
public struct ConnectionFigures: Sendable, Equatable {
    /// Those that are open.
    public var open = 0
    /// Those that were ever accepted.
    public var accepted = 0

    /// Makes figures.
    public init(open: Int = 0, accepted: Int = 0) {
        self.open = open
        self.accepted = accepted
    }
}
