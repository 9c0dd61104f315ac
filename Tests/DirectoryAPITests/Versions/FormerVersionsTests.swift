import Budget
import Directory
import Dispatch
import HTTPSemantics
import Synchronization
import Testing

@testable import DirectoryAPI

@Suite("Former versions are made once and bounded", .serialized, .enabled(if: TestAPI.isReleased))
struct FormerVersionsTests {
    private let releases = VersionTests.releases

    /// A responder with so many versions, and the clock that it looks at.
    private func responder(_ most: Int, ledger: MemoryLedger? = nil) -> (responder: Responder, clock: Clock) {
        let clock = Clock()
        var responder = TestAPI.responder
        responder.formers = FormerVersions(most: most, ledger: ledger) { clock.now }
        return (responder, clock)
    }

    private func ask(_ number: Int, _ responder: Responder) -> APIResponse {
        responder.respond(to: APIRequest(.get, "/operations/minsk?version=\(releases[number - 1].version.prefix(12))"))
    }

    @Test("asked for at once by many, one making; the least recently used leaves")
    func once() {
        let (responder, clock) = responder(2)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in #expect(ask(1, responder).status == 200) }
        #expect(responder.formers.count == 1)
        clock.pass(seconds: 10)
        #expect(ask(2, responder).status == 200)
        clock.pass(seconds: 10)
        #expect(ask(1, responder).status == 200)
        clock.pass(seconds: 10)
        #expect(ask(3, responder).status == 200)
        #expect(responder.formers.releases == [1, 3])
        #expect(responder.formers.count == 3)
    }

    @Test("a flood displaces none in use more often than once a second")
    func flood() {
        let (responder, clock) = responder(1)
        for _ in 0..<3 { #expect(ask(1, responder).status == 200) }
        for _ in 0..<5 {
            for number in 2...4 {
                let refused = ask(number, responder)
                #expect(refused.status == 503)
                #expect(refused["Retry-After"] == "2")
            }
            clock.pass(seconds: 1)
            for _ in 0..<2 { #expect(ask(1, responder).status == 200) }
        }
        #expect(responder.formers.count == 1)
        // it is let go once it is asked for seldom
        clock.pass(seconds: 5)
        #expect(ask(2, responder).status == 200)
        #expect(responder.formers.releases == [2])
    }

    @Test("none are kept where the operator wants none, and that is said")
    func none() throws {
        let (responder, _) = responder(0)
        let refused = ask(1, responder)
        #expect(refused.status == 409)
        #expect(refused["Retry-After"] == nil)
        #expect(try JSONReader.read(refused.body)["detail"]?.string?.contains("--versions 0") == true)
        let newest = TestAPI.repository.shortVersion
        #expect(responder.respond(to: APIRequest(.get, "/operations?version=\(newest)")).status == 200)
    }

    @Test("they are booked in the ledger, and without room there none is made")
    func memory() throws {
        let ledger = MemoryLedger(limit: 128 << 20)
        do {
            let (responder, _) = responder(4, ledger: ledger)
            #expect(ask(1, responder).status == 200)
            let one = ledger.used
            #expect(one > 0)
            #expect(ask(2, responder).status == 200)
            #expect(ledger.used == 2 * one)
        }
        #expect(ledger.used == 0)
        let (small, _) = responder(4, ledger: MemoryLedger(limit: 1_000))
        let refused = ask(1, small)
        #expect(refused.status == 503)
        #expect(try JSONReader.read(refused.body)["detail"]?.string?.contains("--memory") == true)
        #expect(small.formers.releases.isEmpty)
    }

    @Test("they share a third of the memory beyond 24 MB, and where that is too little there is none")
    func share() {
        func room(_ megabytes: Int, most: Int = 4) -> Int {
            FormerVersions(most: most, ledger: MemoryLedger(limit: megabytes << 20)).room(for: 6 << 20)
        }
        #expect(room(128) == 4)
        #expect(room(128, most: 64) == 5)
        #expect(room(64) == 2)
        #expect(room(32) == 0)
        #expect(room(16) == 0)
        #expect(room(128, most: 0) == 0)
        #expect(FormerVersions(most: 7).room(for: .max) == 7)
    }

    @Test("one leaves before another is made where the memory has room for one")
    func small() throws {
        let whole = MemoryLedger(limit: 1 << 40)
        #expect(ask(1, self.responder(1, ledger: whole).responder).status == 200)
        let size = whole.peak
        // room for one and a half beside what others have
        let ledger = MemoryLedger(limit: (24 << 20) + size * 4)
        let others = (24 << 20) + size * 5 / 2
        try #require(ledger.reserve(others))
        let (responder, clock) = self.responder(4, ledger: ledger)
        for number in 1...4 {
            #expect(ask(number, responder).status == 200)
            #expect(responder.formers.releases == [number])
            #expect(responder.formers.held.count == 1)
            #expect(responder.formers.held.bytes == size)
            #expect(ledger.used == others + size)
            clock.pass(seconds: 10)
        }
    }

    @Test("uses are counted by the second")
    func rate() {
        var rate = UseRate()
        let second: UInt64 = 1_000_000_000
        rate.note(5 * second)
        #expect(!rate.isSteady(5 * second))
        rate.note(5 * second + 1)
        #expect(rate.isSteady(5 * second + 2))
        #expect(rate.isSteady(6 * second))
        #expect(!rate.isSteady(7 * second))
        rate.note(7 * second)
        #expect(!rate.isSteady(7 * second))
    }
}

/// A clock that stands until it is told to go on.
private final class Clock: Sendable {
    private let nanoseconds = Atomic<UInt64>(1_000_000_000_000)

    var now: UInt64 { nanoseconds.load(ordering: .relaxed) }

    func pass(seconds: UInt64) { nanoseconds.wrappingAdd(seconds * 1_000_000_000, ordering: .relaxed) }
}
