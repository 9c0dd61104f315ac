internal import Glibc

/// A value behind a lock, and a condition on which threads wait for it to change (pthread_mutex, pthread_cond).
///
/// `Mutex` of Synchronization has no way to wait for a condition.
///
/// Invariant: `value` is touched only between `pthread_mutex_lock` and `pthread_mutex_unlock` of its one mutex; the
/// pointers themselves never change. That proves `@unchecked Sendable`.
final class Monitor<Value: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var value: Value

    init(_ value: Value) {
        self.value = value
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        var attributes = pthread_condattr_t()
        let status = [
            pthread_mutex_init(mutex, nil), pthread_condattr_init(&attributes),
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC), pthread_cond_init(condition, &attributes),
            pthread_condattr_destroy(&attributes),
        ]
        // glibc's cannot fail with these arguments
        precondition(status.allSatisfy { $0 == 0 }, "a lock could not be made")
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Reads or changes the value. `body` must not come back to this monitor.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Changes the value and wakes all who wait for it.
    func change<Result>(_ body: (inout Value) -> Result) -> Result {
        withLock { value in
            defer { pthread_cond_broadcast(condition) }
            return body(&value)
        }
    }

    /// Waits until the body gives a result: it is asked at once, and whenever the value has changed.
    ///
    /// - Parameter deadline: asked with the value before each wait; nanoseconds of ``MonotonicClock`` after which the
    ///   body is asked again although nothing has changed, nil for never.
    func wait<Result>(deadline: (Value) -> UInt64? = { _ in nil }, for body: (inout Value) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            guard let deadline = deadline(value) else {
                pthread_cond_wait(condition, mutex)
                continue
            }
            var time = timespec(
                tv_sec: Int(clamping: deadline / 1_000_000_000),
                tv_nsec: Int(deadline % 1_000_000_000)
            )
            pthread_cond_timedwait(condition, mutex, &time)
        }
    }
}
