import Budget
import Glibc
import Synchronization
import Testing

@Suite("The background worker")
struct BackgroundWorkerTests {
    private let alice = ClientAddress(ipv4: 1)
    private let bob = ClientAddress(ipv4: 2)

    @Test("work runs in its order, on one thread of its own with its name and a lower priority")
    func order() async {
        let worker = BackgroundWorker(name: "a-rather-long-name", capacity: 200, niceness: 7)
        let log = Log()
        let own = niceness(0)
        for number in 0..<100 {
            let ticket = worker.submit(for: alice) { ticket in
                log.add("\(number) \(ticket.id) \(threadName()) \(niceness(0)) \(ticket.isAbandoned)")
            } dropped: { _ in
                log.add("dropped")
            }
            #expect(ticket?.id == UInt64(number + 1))
        }
        #expect(await eventually { log.lines.count == 100 })
        #expect(log.lines == (0..<100).map { "\($0) \($0 + 1) a-rather-long-n \(max(own, 7)) false" })
        // that of other threads stays
        #expect(niceness(id_t(getpid())) == own)
    }

    @Test("a full queue refuses, and calls nothing of what it refused", arguments: [1, 3, 256, 100_000])
    func full(capacity: Int) async {
        let worker = BackgroundWorker(name: "test", capacity: capacity)
        let gate = Gate()
        let log = Log()
        _ = worker.submit(for: nil) { _ in
            gate.pass()
        } dropped: { _ in
            log.add("dropped")
        }
        #expect(await eventually { gate.isReached })
        let room = min(capacity, 256)
        for _ in 0..<room {
            #expect(
                worker.submit(for: nil) { _ in
                    log.add("ran")
                } dropped: { _ in
                    log.add("dropped")
                } != nil
            )
        }
        #expect(worker.depth == room)
        #expect(
            worker.submit(for: nil) { _ in
                log.add("refused")
            } dropped: { _ in
                log.add("refused")
            } == nil
        )
        gate.open()
        #expect(await eventually { log.lines.count == room })
        #expect(log.lines.allSatisfy { $0 == "ran" })
        #expect(worker.depth == 0)
        #expect(
            worker.submit(for: nil) { _ in
                log.add("again")
            } dropped: { _ in
            } != nil
        )
        #expect(await eventually { log.lines.last == "again" })
    }

    @Test("one client holds no more than its share of the queue")
    func share() async {
        let worker = BackgroundWorker(name: "test", capacity: 6, share: 2)
        let gate = Gate()
        _ = worker.submit(for: alice) { _ in
            gate.pass()
        } dropped: { _ in
        }
        #expect(await eventually { gate.isReached })
        let accepted = [alice, alice, alice, bob, nil, nil, nil, nil].map { client in
            worker.submit(for: client) { _ in
            } dropped: { _ in
            } != nil
        }
        #expect(accepted == [true, true, false, true, true, true, true, false])
        gate.open()
    }

    @Test("clients that fill the queue together leave room for one that has nothing in it")
    func room() async {
        let worker = BackgroundWorker(name: "test", capacity: 16, share: 8)
        let gate = Gate()
        _ = worker.submit(for: nil) { _ in
            gate.pass()
        } dropped: { _ in
        }
        #expect(await eventually { gate.isReached })
        let many = (0..<64).count { number in
            worker.submit(for: [alice, bob][number % 2]) { _ in
            } dropped: { _ in
            } != nil
        }
        #expect(many == 12)
        let carol = ClientAddress(ipv4: 0x7F00_0063)
        #expect([alice, bob, carol].map(worker.hasRoom) == [false, false, true])
        let last = (0..<2).map { _ in
            worker.submit(for: carol) { _ in
            } dropped: { _ in
            } != nil
        }
        #expect(last == [true, false])
        gate.open()
    }

    @Test("work abandoned before it began is dropped at once, and makes room")
    func abandonWaiting() async throws {
        let worker = BackgroundWorker(name: "test", capacity: 1)
        let gate = Gate()
        let log = Log()
        _ = worker.submit(for: nil) { _ in
            gate.pass()
        } dropped: { _ in
        }
        #expect(await eventually { gate.isReached })
        let ticket = try #require(
            worker.submit(for: nil) { _ in
                log.add("ran")
            } dropped: {
                log.add("dropped \($0.isAbandoned)")
            }
        )
        #expect(!ticket.isAbandoned)
        #expect(ticket.abandon())
        #expect(log.lines == ["dropped true"])
        #expect(!ticket.abandon())
        #expect(worker.depth == 0)
        #expect(
            worker.submit(for: nil) { _ in
                log.add("next")
            } dropped: { _ in
            } != nil
        )
        gate.open()
        #expect(await eventually { log.lines.count == 2 })
        #expect(log.lines == ["dropped true", "next"])
    }

    @Test("work abandoned while it runs sees that, and is not dropped")
    func abandonRunning() async throws {
        let worker = BackgroundWorker(name: "test", capacity: 1)
        let gate = Gate()
        let log = Log()
        let work: @Sendable (Ticket) -> Void = { ticket in
            log.add("\(ticket.isAbandoned)")
            gate.pass()
            log.add("\(ticket.isAbandoned)")
        }
        let ticket = try #require(worker.submit(for: nil, work) { _ in log.add("dropped") })
        #expect(await eventually { gate.isReached })
        #expect(!ticket.abandon())
        gate.open()
        worker.stop()
        #expect(log.lines == ["false", "true"])
        #expect(!ticket.abandon())
    }

    @Test("stopping waits for the work that runs, drops what waits and refuses the rest, however often")
    func stop() async {
        let worker = BackgroundWorker(name: "test", capacity: 10)
        let gate = Gate()
        let log = Log()
        _ = worker.submit(for: nil) { _ in
            gate.pass()
            log.add("ended")
        } dropped: { _ in
            log.add("never")
        }
        #expect(await eventually { gate.isReached })
        for number in 0..<3 {
            _ = worker.submit(for: nil) { _ in
                log.add("never")
            } dropped: { _ in
                // a place from which the worker may be used
                let again = worker.submit(for: nil) { _ in
                    log.add("never")
                } dropped: { _ in
                    log.add("never")
                }
                log.add("dropped \(number) \(again == nil) \(worker.depth)")
            }
        }
        let stoppers = [Thread { worker.stop() }, Thread { worker.stop() }]
        #expect(await eventually { log.lines.count == 3 })
        #expect(log.lines == (0..<3).map { "dropped \($0) true 0" })
        gate.open()
        for stopper in stoppers { stopper.join() }
        #expect(log.lines.last == "ended")
        worker.stop()
        #expect(
            worker.submit(for: nil) { _ in
                log.add("never")
            } dropped: { _ in
                log.add("never")
            } == nil
        )
        #expect(log.lines.count == 4)
    }

    @Test("a worker that never worked stops, and one without references drops what waits")
    func ends() async throws {
        BackgroundWorker(name: "test", capacity: 1).stop()
        let log = Log()
        let gate = Gate()
        var worker: BackgroundWorker? = BackgroundWorker(name: "test", capacity: 2)
        _ = worker?.submit(for: nil) { _ in
            gate.pass()
        } dropped: { _ in
        }
        let waiting = worker?.submit(for: nil) { _ in
            log.add("ran")
        } dropped: { _ in
            log.add("dropped")
        }
        #expect(await eventually { gate.isReached })
        let opener = Thread {
            while log.lines.isEmpty { usleep(1_000) }
            gate.open()
        }
        worker = nil
        opener.join()
        #expect(log.lines == ["dropped"])
        // the ticket outlives its worker
        #expect(waiting?.abandon() == false)
    }

    @Test("work may stop its own worker, or hold the last reference to it", arguments: [false, true])
    func ownThread(isLast: Bool) async {
        let log = Log()
        do {
            let worker = BackgroundWorker(name: "test", capacity: 2)
            let gate = Gate()
            _ = worker.submit(for: nil) { _ in
                gate.pass()
                if !isLast { worker.stop() }
                log.add("ran \(worker.depth)")
            } dropped: { _ in
                log.add("never")
            }
            _ = worker.submit(for: nil) { _ in
                log.add("never")
            } dropped: { _ in
                log.add("dropped")
            }
            gate.open()
            if !isLast {
                #expect(await eventually { log.lines.count == 2 })
                worker.stop()
                #expect(log.lines == ["dropped", "ran 0"])
            }
        }
        #expect(await eventually { log.lines.count == 2 })
    }

    @Test("of each accepted work exactly one of its two closures is called, whatever happens meanwhile")
    func exactlyOne() async {
        for round in 0..<20 {
            let worker = BackgroundWorker(name: "test", capacity: 8, idleAfter: .zero, onIdle: {})
            let calls = Calls()
            let threads = (0..<4).map { number in
                Thread {
                    for step in 0..<300 {
                        let ticket = worker.submit(for: ClientAddress(ipv4: UInt32(number))) { ticket in
                            calls.count(ticket, isWork: true)
                            if ticket.id % 7 == 0 { sched_yield() }
                        } dropped: { ticket in
                            calls.count(ticket, isWork: false)
                        }
                        guard let ticket else {
                            usleep(20)
                            continue
                        }
                        calls.accept()
                        if step % 3 != 0 { ticket.abandon() }
                        _ = worker.oldestWait(at: MonotonicClock.now(), othersThan: nil)
                    }
                }
            }
            if round % 2 == 0 {
                usleep(UInt32(round) * 100)
                worker.stop()
            }
            for thread in threads { thread.join() }
            if round % 2 == 1 { #expect(await eventually { worker.depth == 0 }) }
            worker.stop()
            #expect(calls.accepted == calls.works + calls.drops)
            #expect(calls.twice == 0)
            if round % 2 == 1 { #expect(calls.works > 0) }
        }
    }

    @Test("the longest wait of others is told, and each ticket tells its own")
    func waits() async throws {
        let clock = Counts(1_000)
        let worker = BackgroundWorker(name: "test", capacity: 10, clock: { clock.value })
        let gate = Gate()
        let first = try #require(
            worker.submit(for: alice) { _ in
                gate.pass()
            } dropped: { _ in
            }
        )
        #expect(await eventually { gate.isReached })
        #expect(worker.oldestWait(at: 5_000, othersThan: nil) == 0)
        var tickets: [Ticket] = []
        for (time, client) in [(2_000, alice), (3_000, bob), (4_000, nil), (4_500, alice)] as [(UInt64, ClientAddress?)]
        {
            clock.value = time
            tickets.append(
                try #require(
                    worker.submit(for: client) { _ in
                    } dropped: { _ in
                    }
                )
            )
        }
        #expect(worker.oldestWait(at: 5_000, othersThan: nil) == 3_000)
        #expect(worker.oldestWait(at: 5_000, othersThan: alice) == 2_000)
        #expect(worker.oldestWait(at: 5_000, othersThan: bob) == 3_000)
        #expect(worker.oldestWait(at: 1_000, othersThan: alice) == 0)
        tickets[1].abandon()
        // nobody's work is the work of others to everybody
        #expect(worker.oldestWait(at: 5_000, othersThan: alice) == 1_000)
        #expect(tickets.map(\.waited) == [0, 1_500, 0, 0])
        clock.value = 10_000
        gate.open()
        #expect(await eventually { tickets.allSatisfy { $0.waited > 0 } })
        #expect(tickets.map(\.waited) == [8_000, 1_500, 6_000, 5_500])
        #expect(first.waited == 0)
        #expect(first.client == alice)
    }

    @Test("the end of a spell of work is told once")
    func idle() async {
        let log = Log()
        let worker = BackgroundWorker(name: "test", capacity: 10, idleAfter: .milliseconds(100)) { log.add("idle") }
        let gate = Gate()
        for number in 0..<3 {
            _ = worker.submit(for: nil) { _ in
                gate.pass()
                log.add("\(number)")
            } dropped: { _ in
            }
        }
        usleep(200_000)
        gate.open()
        #expect(await eventually { log.lines.count == 4 })
        usleep(250_000)
        #expect(log.lines == ["0", "1", "2", "idle"])
        _ = worker.submit(for: nil) { _ in
            log.add("3")
        } dropped: { _ in
        }
        #expect(await eventually { log.lines.count == 6 })
        #expect(log.lines.suffix(2) == ["3", "idle"])
        worker.stop()
        #expect(log.lines.count == 6)
    }

    @Test("a worker that was given nothing is not told to be idle, nor one that is stopped before its pause ends")
    func notIdle() async {
        let log = Log()
        func worker(_ pause: Duration) -> BackgroundWorker {
            BackgroundWorker(name: "test", capacity: 1, idleAfter: pause, onIdle: { log.add("idle") })
        }
        let (unused, stopped) = (worker(.zero), worker(.seconds(Int64.max)))
        _ = stopped.submit(for: nil) { _ in
            log.add("ran")
        } dropped: { _ in
        }
        #expect(await eventually { log.lines == ["ran"] })
        usleep(20_000)
        stopped.stop()
        unused.stop()
        #expect(log.lines == ["ran"])
    }
}
