import Budget
import Testing

@Suite("Budgets of clients")
struct ClientBudgetsTests {
    private static let second: UInt64 = 1_000_000_000
    private static let millisecond: UInt64 = 1_000_000
    private let client = ClientAddress(ipv4: 0xc000_0207)

    @Test("a client uses its burst at once and waits when it is gone")
    func burst() {
        let budgets = ClientBudgets(rate: 200)
        #expect(budgets.retryAfter(client, at: 0) == nil)
        #expect(budgets.clients == 0)
        budgets.book(client, 399 * Self.millisecond, at: 0)
        #expect(budgets.retryAfter(client, at: 0) == nil)
        budgets.book(client, Self.millisecond, at: 0)
        #expect(budgets.retryAfter(client, at: 0) == 1)
        // a nanosecond later it has something left
        #expect(budgets.retryAfter(client, at: 1) == nil)
        #expect(budgets.retryAfter(ClientAddress(ipv4: 1), at: 0) == nil)
        #expect(budgets.clients == 1)
    }

    @Test("a bucket fills at its rate, up to its burst and no further", arguments: [1, 200, 1_000, 4_000, 1_000_000])
    func refill(rate: Int) {
        let budgets = ClientBudgets(rate: rate, burst: 3)
        let perSecond = UInt64(rate) * Self.millisecond
        budgets.book(client, perSecond * 5, at: 0)
        #expect(budgets.retryAfter(client, at: 0) == 3)
        #expect(budgets.retryAfter(client, at: 1_500 * Self.millisecond) == 1)
        #expect(budgets.retryAfter(client, at: 2 * Self.second) == 1)
        #expect(budgets.retryAfter(client, at: 2 * Self.second + 1) == nil)
        // an hour later it holds three seconds' worth, not an hour's
        budgets.book(client, perSecond * 3, at: 3_600 * Self.second)
        #expect(budgets.retryAfter(client, at: 3_600 * Self.second) == 1)
        budgets.book(client, 1, at: .max)
        #expect(budgets.retryAfter(client, at: .max) == nil)
    }

    @Test("looking and booking often loses nothing by rounding")
    func rounding() {
        let budgets = ClientBudgets(rate: 200)
        budgets.book(client, 600 * Self.millisecond, at: 0)
        // owes 200 ms, which take a second; each look is 3 ns after the one before
        for step in UInt64(1)...100_000 {
            budgets.book(client, 1, at: step * 3)
            #expect(budgets.retryAfter(client, at: step * 3) == 2)
        }
        // 100,000 ns more were booked, worth 500 µs
        #expect(budgets.retryAfter(client, at: Self.second + 500_000) == 1)
        #expect(budgets.retryAfter(client, at: Self.second + 500_001) == nil)
    }

    @Test("a client that uses its rate is never refused, one that uses more gets its rate")
    func rate() {
        let budgets = ClientBudgets(rate: 200)
        let greedy = ClientAddress(ipv4: 1)
        var used = 0
        for tenth in UInt64(0)..<1_000 {
            let now = tenth * Self.second / 10
            #expect(budgets.retryAfter(client, at: now) == nil)
            budgets.book(client, 20 * Self.millisecond, at: now)
            for _ in 0..<10 where budgets.retryAfter(greedy, at: now) == nil {
                budgets.book(greedy, 20 * Self.millisecond, at: now)
                used += 20
            }
        }
        // 100 s at 200 ms and the burst, overdrawn by less than one answer
        #expect((20_000...20_440).contains(used))
    }

    @Test(
        "one answer may overdraw, and no debt is longer than ten seconds",
        arguments: [1, 3, 10, 1_000_000, UInt64.max]
    )
    func debt(seconds: UInt64) {
        let budgets = ClientBudgets(rate: 200)
        let cost = seconds == .max ? .max : (seconds * 200 + 400) * Self.millisecond
        budgets.book(client, cost, at: 0)
        let expected = Int(min(seconds, 10))
        // the balance is positive a moment after it is zero
        #expect(budgets.retryAfter(client, at: 0) == expected + 1)
        #expect(budgets.retryAfter(client, at: 1) == expected)
        #expect(budgets.retryAfter(client, at: UInt64(expected) * Self.second) == 1)
        #expect(budgets.retryAfter(client, at: UInt64(expected) * Self.second + 1) == nil)
        for _ in 0..<1_000 { budgets.book(client, cost, at: Self.second) }
        #expect(budgets.retryAfter(client, at: 11 * Self.second + 2) == nil)
    }

    @Test("a rate of zero turns budgets off", arguments: [0, -1, Int.min])
    func off(rate: Int) {
        let budgets = ClientBudgets(rate: rate)
        budgets.book(client, .max, at: 0)
        #expect(budgets.retryAfter(client, at: 0) == nil)
        #expect(budgets.clients == 0)
        #expect(!budgets.isOn)
    }

    @Test("settings beyond all measure neither trap nor lock out")
    func extremes() {
        for burst in [Int.min, 0, 1, Int.max] {
            let budgets = ClientBudgets(rate: .max, burst: burst, capacity: .min)
            for now in [0, 1, UInt64.max / 2, .max, 0] {
                budgets.book(client, .max, at: now)
                #expect((1...60).contains(budgets.retryAfter(client, at: now) ?? 0))
                budgets.book(client, 0, at: now)
            }
        }
    }

    @Test("a clock that stands still or jitters gives nothing, one that is set back starts anew")
    func clock() {
        let budgets = ClientBudgets(rate: 200)
        let start = 100 * Self.second
        budgets.book(client, 600 * Self.millisecond, at: start)
        for _ in 0..<1_000 {
            budgets.book(client, 1, at: start)
            budgets.book(client, 1, at: start - Self.millisecond)
        }
        // 2 µs more: 10 µs of waiting, and nothing for the thousand steps back and forth
        #expect(budgets.retryAfter(client, at: start + Self.second + 10_000) == 1)
        #expect(budgets.retryAfter(client, at: start + Self.second + 10_001) == nil)
        // set back to zero: looking fixes the time, and a second pays a second's worth
        budgets.book(client, 600 * Self.millisecond, at: start + 60 * Self.second)
        #expect(budgets.retryAfter(client, at: 0) == 2)
        #expect(budgets.retryAfter(client, at: Self.second) == 1)
        #expect(budgets.retryAfter(client, at: Self.second + 1) == nil)
    }

    @Test("a million addresses take bounded memory and bounded work for each booking")
    func flood() {
        let budgets = ClientBudgets(rate: 200, capacity: 1_024)
        for number in UInt64(0)..<1_000_000 {
            budgets.book(ClientAddress(high: number, low: 0), Self.millisecond, at: number * 1_000)
        }
        #expect(budgets.clients == 1_024)
        #expect(budgets.evictionSteps <= 8 * 1_000_000)
        #expect(budgets.evictionSteps >= 1_000_000 - 2_048)
    }

    @Test("clients in full buckets leave first, and lose nothing")
    func fullLeaveFirst() {
        let budgets = ClientBudgets(rate: 200, capacity: 1_024)
        for number in UInt64(0)..<10_000 { budgets.book(ClientAddress(high: number, low: 0), Self.millisecond, at: 0) }
        // by now all of them are full: each finds room at the first look
        let before = budgets.evictionSteps
        for number in UInt64(0)..<500 {
            budgets.book(ClientAddress(high: number, low: 1), Self.second, at: Self.second)
        }
        #expect(budgets.evictionSteps - before == 500)
        let refused = (UInt64(0)..<500).filter {
            budgets.retryAfter(ClientAddress(high: $0, low: 1), at: Self.second) != nil
        }
        #expect(refused.count == 500)
    }

    @Test("a flood of addresses does not forgive a client in debt")
    func debtStays() {
        let budgets = ClientBudgets(rate: 200, capacity: 256)
        let debtors = (UInt64(0)..<64).map { ClientAddress(high: $0, low: 7) }
        for debtor in debtors { budgets.book(debtor, 5 * Self.second, at: 0) }
        // each of the flood uses its whole burst, though none more than that
        for number in UInt64(0)..<200_000 {
            budgets.book(ClientAddress(high: number, low: 0), 400 * Self.millisecond, at: number * 10_000)
        }
        #expect(debtors.allSatisfy { budgets.retryAfter($0, at: 2 * Self.second) != nil })
        // the same from addresses that stay in debt themselves: those with smaller debts leave
        for number in UInt64(0)..<20_000 {
            budgets.book(ClientAddress(high: number, low: 1), 500 * Self.millisecond, at: 2 * Self.second)
        }
        #expect(debtors.allSatisfy { budgets.retryAfter($0, at: 2 * Self.second) != nil })
        #expect(budgets.clients == 256)
    }

    @Test("networks of one hoster and neighbouring addresses spread over all shards")
    func spread() {
        for make in [{ ClientAddress(ipv4: 0x0a00_0000 + $0) }, { ClientAddress(high: UInt64($0) << 32, low: 0) }]
            as [(UInt32) -> ClientAddress]
        {
            let budgets = ClientBudgets(rate: 200, capacity: 2_400)
            for number in UInt32(0)..<1_000 { budgets.book(make(number), 1, at: 0) }
            // with 150 places in each of 16 shards and 62 clients expected in each, none overflows
            #expect(budgets.clients == 1_000)
        }
    }

    @Test("threads that book for one client lose no cost")
    func threads() async {
        let budgets = ClientBudgets(rate: 1, burst: 600, capacity: 64)
        await withTaskGroup(of: Void.self) { group in
            for worker in UInt64(0)..<8 {
                group.addTask {
                    for number in UInt64(0)..<5_000 {
                        budgets.book(client, 15_000, at: 0)
                        _ = budgets.retryAfter(ClientAddress(high: number % 100, low: worker), at: number)
                        _ = budgets.clients
                    }
                }
            }
        }
        // 8 * 5,000 * 15 µs are 600 ms, the burst to the nanosecond
        #expect(budgets.retryAfter(client, at: 0) == 1)
        #expect(budgets.retryAfter(client, at: 1) == nil)
    }
}
