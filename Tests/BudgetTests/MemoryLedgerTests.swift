import Budget
import Synchronization
import Testing

@Suite("Memory under way")
struct MemoryLedgerTests {
    @Test("bytes are reserved whole or not at all")
    func wholeOrNot() {
        let ledger = MemoryLedger(limit: 100)
        #expect(ledger.reserve(60))
        #expect(!ledger.reserve(41))
        #expect(ledger.used == 60)
        #expect(ledger.reserve(40))
        #expect(!ledger.reserve(1))
        #expect(!ledger.reserve(.max))
        #expect(ledger.refused == 3)
        ledger.release(100)
        #expect(ledger.used == 0)
        #expect(ledger.peak == 100)
        #expect(ledger.reserve(100))
    }

    @Test("nothing and less than nothing are granted and change nothing", arguments: [0, -1, Int.min])
    func nothing(bytes: Int) {
        let ledger = MemoryLedger(limit: 10)
        #expect(ledger.reserve(bytes))
        ledger.release(bytes)
        #expect(MemoryReservation(ledger, bytes)?.bytes == 0)
        #expect(ledger.used == 0)
        #expect(ledger.peak == 0)
    }

    @Test("limits at both ends of the numbers hold")
    func extremes() {
        #expect(MemoryLedger(limit: -5).limit == 0)
        #expect(!MemoryLedger(limit: 0).reserve(1))
        let ledger = MemoryLedger(limit: .max)
        #expect(ledger.reserve(.max))
        #expect(!ledger.reserve(.max))
        ledger.release(.max)
        #expect(ledger.used == 0)
    }

    @Test("a reservation lasts as long as its value")
    func reservation() {
        let ledger = MemoryLedger(limit: 10)
        var first = MemoryReservation(ledger, 7)
        #expect(first?.bytes == 7)
        #expect(MemoryReservation(ledger, 4) == nil)
        #expect(ledger.used == 7)
        first = nil
        #expect(ledger.used == 0)
        #expect(MemoryReservation(ledger, 10) != nil)
        #expect(ledger.used == 0)
    }

    @Test("threads together never reserve more than the limit, and nothing is lost")
    func threads() async {
        let ledger = MemoryLedger(limit: 1_000)
        let counts = LedgerCounts()
        await withTaskGroup(of: Void.self) { group in
            for worker in 1...8 {
                group.addTask {
                    for round in 0..<5_000 {
                        let bytes = (worker * 131 + round * 17) % 400 + 1
                        guard let reservation = MemoryReservation(ledger, bytes) else {
                            counts.refused.wrappingAdd(1, ordering: .relaxed)
                            continue
                        }
                        counts.highest.max(ledger.used, ordering: .relaxed)
                        withExtendedLifetime(reservation) { _ = counts.granted.wrappingAdd(1, ordering: .relaxed) }
                    }
                }
            }
        }
        #expect(counts.granted.load(ordering: .relaxed) + counts.refused.load(ordering: .relaxed) == 40_000)
        #expect(ledger.refused == counts.refused.load(ordering: .relaxed))
        #expect(counts.highest.load(ordering: .relaxed) <= 1_000)
        #expect(ledger.peak <= 1_000)
        #expect(ledger.peak >= counts.highest.load(ordering: .relaxed))
        #expect(ledger.used == 0)
    }
}

private final class LedgerCounts: Sendable {
    let granted = Atomic(0)
    let refused = Atomic(0)
    let highest = Atomic(0)
}
