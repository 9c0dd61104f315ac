/// How many connections a listener has and had.
public struct ConnectionFigures: Sendable, Equatable {
    /// Those that are open.
    public var open = 0
    /// Those that were ever accepted.
    public var accepted = 0
    /// Those that were refused for want of room.
    public var refused = 0
    /// Those that were cut off because they took too long.
    public var late = 0

    /// Makes figures.
    public init(open: Int = 0, accepted: Int = 0, refused: Int = 0, late: Int = 0) {
        self.open = open
        self.accepted = accepted
        self.refused = refused
        self.late = late
    }
}
