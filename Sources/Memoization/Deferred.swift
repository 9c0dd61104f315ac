internal import Synchronization

/// A value that is made when it is first asked for. Who asks while it is made waits for it.
package final class Deferred<Value: Sendable>: Sendable {
    /// The value where it was there from the beginning, so that nobody takes a lock for it.
    private let ready: Value?
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    /// Makes the value when it is asked for.
    package init(_ make: @escaping @Sendable () -> Value) {
        ready = nil
        self.make = make
    }

    /// Takes a value that is there.
    package init(value: Value) {
        ready = value
        make = { value }
    }

    /// The value.
    package var value: Value {
        if let ready { return ready }
        return made.withLock { made in
            if let known = made { return known }
            let value = make()
            made = value
            return value
        }
    }
}
