/// How many connections a listener has and had.
package struct ConnectionFigures: Sendable, Equatable {
    /// Those that are open.
    package var open = 0
    /// Those that were ever accepted.
    package var accepted = 0
    /// Those that were refused for want of room.
    package var refused = 0
    /// Those that were cut off because they took too long.
    package var late = 0

    /// Makes figures.
    package init(open: Int = 0, accepted: Int = 0, refused: Int = 0, late: Int = 0) {
        self.open = open
        self.accepted = accepted
        self.refused = refused
        self.late = late
    }
}
