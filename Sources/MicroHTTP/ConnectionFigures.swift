/// How many connections a listener has and had.
public struct ConnectionFigures: Sendable, Equatable {
    /// Those that are open.
    public var open = 0
    /// Those that were ever accepted.
    public var accepted = 0

    /// Those that were turned away, since there were too many.
    public var refused = 0

    /// Makes figures.
    public init(open: Int = 0, accepted: Int = 0, refused: Int = 0) {
        self.open = open
        self.accepted = accepted
        self.refused = refused
    }
}
