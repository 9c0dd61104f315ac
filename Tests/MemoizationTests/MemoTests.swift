import Synchronization
import Testing

@testable import Memoization

@Suite("Values are created once for each key")
struct MemoTests {
    private final class Counter: Sendable {
        private let count = Atomic(0)
        var value: Int { count.load(ordering: .acquiring) }

        @discardableResult
        func next() -> Int { count.add(1, ordering: .acquiringAndReleasing).newValue }
    }

    @Test("threads that ask for one key at the same time get the value that one of them created")
    func once() async {
        let memo = Memo<Int, Int>(capacity: 4)
        let (created, asked) = (Counter(), Counter())
        let values = await withTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    // two at least begin together, so that a map that creates beside others does so here
                    asked.next()
                    while asked.value < 2 { await Task.yield() }
                    return (0..<4).map { key in
                        memo.value(key) {
                            created.next()
                            for _ in 0..<1_000 { _ = asked.value }
                            return key * 10
                        }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values.allSatisfy { $0 == [0, 10, 20, 30] })
        #expect(created.value == 4)
    }

    @Test("no more than the capacity is cached, and what came first is evicted first")
    func eviction() {
        let memo = Memo<Int, Int>(capacity: 3)
        let created = Counter()
        func ask(_ key: Int) { _ = memo.value(key) { created.next() } }
        for key in [1, 2, 3, 1, 2, 3] { ask(key) }
        #expect(created.value == 3)
        for key in [4, 2, 3, 4] { ask(key) }
        #expect(created.value == 4)
        ask(1)
        #expect(created.value == 5)
        ask(2)
        #expect(created.value == 6)
    }

    @Test("a cached nil is a value")
    func missing() {
        let memo = Memo<String, Int?>()
        let created = Counter()
        for _ in 0..<2 {
            let value = memo.value("none") {
                created.next()
                return nil
            }
            #expect(value == nil)
        }
        #expect(created.value == 1)
    }

    @Test("a deferred value is created at the first question and no other")
    func deferred() {
        let created = Counter()
        let value = Deferred { created.next() }
        #expect(created.value == 0)
        #expect([value.value, value.value] == [1, 1])
        #expect(Deferred(value: 7).value == 7)
    }
}
