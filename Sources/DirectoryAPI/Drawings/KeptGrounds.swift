internal import Synchronization

/// The grounds of maps that come again and again: those of everything, in each of their sizes. Coastlines are projected,
/// cut and written once for a frame, not for each year and filter.
final class KeptGrounds: Sendable {
    /// Those of the program. A frame tells grounds apart, so data that were reloaded need no others.
    static let shared = KeptGrounds()

    /// More than the sizes there are; what a reload leaves behind goes.
    private static let capacity = 6
    private let kept = Mutex<[(frame: MapFrame, ground: SVG)]>([])

    /// The ground of a frame.
    func ground(of frame: MapFrame) -> SVG {
        if let ground = kept.withLock({ kept in kept.first { $0.frame == frame }?.ground }) { return ground }
        // made outside the lock: two threads may make the same, which costs time and nothing else
        let ground = MapGround.svg(of: frame)
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeFirst() }
            kept.append((frame, ground))
        }
        return ground
    }
}
