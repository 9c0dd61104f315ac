import MicroHTTP
import Testing

@testable import DirectoryAPI

@Suite("A listener thread keeps time for cached responses")
struct ThreadShareTests {
    private let millisecond: UInt64 = 1_000_000

    /// How much of a second of the clock goes into responses of a millisecond each, asked for without a pause.
    private func spent(clients: Int, isProxied: Bool = false) -> UInt64 {
        var share = ThreadShare()
        var (now, spent) = (UInt64(5_000_000_000), UInt64(0))
        let end = now + 1_000 * millisecond
        var number = 0
        while now < end {
            number += 1
            share.note(PeerAddress(high: 0, low: UInt64(number % clients + 1)))
            if share.hasTime(at: now, isProxied: isProxied) {
                share.spend(millisecond)
                spent += millisecond
                now += millisecond
            } else {
                now += millisecond / 10
            }
        }
        return spent / millisecond
    }

    @Test("one client has the whole thread, and several share a quarter of it")
    func share() {
        #expect(spent(clients: 1) == 1_000)
        #expect((220...280).contains(spent(clients: 2)))
        #expect((220...280).contains(spent(clients: 50)))
        #expect((220...280).contains(spent(clients: 1, isProxied: true)))
    }

    @Test("no more than the burst and one response are made in a row while others ask")
    func burst() {
        var share = ThreadShare()
        share.note(PeerAddress(high: 0, low: 1))
        share.note(PeerAddress(high: 0, low: 2))
        var row = 0
        while share.hasTime(at: 1_000 * millisecond, isProxied: false), row < 100 {
            share.spend(millisecond)
            row += 1
        }
        #expect(row <= Int(ThreadShare.burst / 1_000_000) + 1)
    }

    @Test("the others are forgotten a second after they asked")
    func forgotten() {
        var share = ThreadShare()
        share.note(PeerAddress(high: 0, low: 1))
        share.note(PeerAddress(high: 0, low: 2))
        var hadTime = [share.hasTime(at: 1_000 * millisecond, isProxied: false)]
        share.spend(100 * millisecond)
        hadTime.append(share.hasTime(at: 1_001 * millisecond, isProxied: false))
        hadTime.append(share.hasTime(at: 2_100 * millisecond, isProxied: false))
        #expect(hadTime == [true, false, true])
    }
}
