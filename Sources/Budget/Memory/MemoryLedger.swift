internal import Synchronization

/// Bytes of memory shared by all that keep or send content: who wants some reserves them first, and gives them back.
///
/// Lock-free: any thread may reserve and release at any time.
package final class MemoryLedger: Sendable {
    /// How many bytes may be reserved at once.
    package let limit: Int

    private let reserved = Atomic<Int>(0)
    private let highest = Atomic<Int>(0)
    private let refusals = Atomic<Int>(0)

    /// A ledger of which nothing is reserved.
    ///
    /// - Parameter limit: the bytes that may be reserved at once; a negative number counts as zero.
    package init(limit: Int) { self.limit = max(limit, 0) }

    /// The bytes reserved now.
    package var used: Int { reserved.load(ordering: .relaxed) }

    /// The most bytes that were reserved at once.
    package var peak: Int { highest.load(ordering: .relaxed) }

    /// How often a reservation was refused.
    package var refused: Int { refusals.load(ordering: .relaxed) }

    /// Reserves bytes, all of them or none. Zero or fewer bytes are always granted, and change nothing.
    ///
    /// - Returns: whether they are reserved; each reservation is ended by ``release(_:)`` with the same number.
    package func reserve(_ bytes: Int) -> Bool {
        guard bytes > 0 else { return true }
        var current = reserved.load(ordering: .relaxed)
        while true {
            // `current` is never above the limit, so nothing overflows
            guard bytes <= limit - current else {
                refusals.wrappingAdd(1, ordering: .relaxed)
                return false
            }
            let (isExchanged, original) = reserved.weakCompareExchange(
                expected: current,
                desired: current + bytes,
                ordering: .relaxed
            )
            if isExchanged { break }
            current = original
        }
        highest.max(current + bytes, ordering: .relaxed)
        return true
    }

    /// Gives bytes back that were reserved. Zero or fewer change nothing.
    ///
    /// Giving back more than is reserved is a programming error; a release build then stands at zero.
    package func release(_ bytes: Int) {
        guard bytes > 0 else { return }
        var current = reserved.load(ordering: .relaxed)
        while true {
            assert(bytes <= current, "more is given back than was reserved")
            let (isExchanged, original) = reserved.weakCompareExchange(
                expected: current,
                desired: max(current - bytes, 0),
                ordering: .relaxed
            )
            if isExchanged { return }
            current = original
        }
    }
}

/// Bytes reserved in a ledger for as long as this value is kept.
package final class MemoryReservation: Sendable {
    /// How many bytes are reserved.
    package let bytes: Int
    private let ledger: MemoryLedger

    /// Reserves bytes; nil if the ledger has not that many left.
    package init?(_ ledger: MemoryLedger, _ bytes: Int) {
        guard ledger.reserve(bytes) else { return nil }
        self.ledger = ledger
        self.bytes = max(bytes, 0)
    }

    deinit { ledger.release(bytes) }
}
