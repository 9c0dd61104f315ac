internal import Glibc

/// The processor time that a thread has used.
package enum CPUTime {
    /// Nanoseconds of processor time, user and system, that the calling thread has used so far (CLOCK_THREAD_CPUTIME_ID).
    package static func ofThread() -> UInt64 { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }
}

/// The clock that only goes forward.
package enum MonotonicClock {
    /// Nanoseconds since a fixed moment in the past (CLOCK_MONOTONIC); they mean something only in a difference.
    package static func now() -> UInt64 { nanoseconds(CLOCK_MONOTONIC) }
}

private func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    // fails for clocks that the kernel does not have: it has both since Linux 2.6.12
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
}
