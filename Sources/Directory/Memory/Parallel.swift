internal import Dispatch
internal import Synchronization

/// Work that is shared among the cores of the machine. Work that is shared inside of such work is done on one thread.
enum Parallel {
    /// What a function makes of each number below `count`, in order. Calls it on several threads at a time and returns
    /// when all is done.
    static func map<Value: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Value) -> [Value] {
        guard count > 1 else { return (0..<count).map(make) }
        let made = Mutex([Value?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let value = make(number)
            made.withLock { $0[number] = value }
        }
        return made.withLock { $0 }.compactMap(\.self)
    }

    /// What a function makes of stretches of an array, in order.
    static func chunks<Element: Sendable, Value: Sendable>(
        of elements: [Element],
        size: Int = 256,
        _ make: @Sendable (ArraySlice<Element>) -> [Value]
    ) -> [Value] {
        map((elements.count + size - 1) / size) { number in
            make(elements[number * size..<min(elements.count, (number + 1) * size)])
        }.flatMap(\.self)
    }
}
