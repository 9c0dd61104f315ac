internal import Glibc

/// A moment, to be written into a line.
struct Timestamp: Sendable {
    /// The whole seconds since 1970 in UTC.
    let seconds: Int
    /// The nanoseconds beyond them, 0 to 999,999,999.
    let nanoseconds: Int

    init(seconds: Int, nanoseconds: Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The moment it is.
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }

    /// The date and time of day in UTC.
    private var parts: tm {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return parts
    }

    /// Writes it as `2026-11-24T22:18:06.123Z` (RFC 3339).
    func append(to line: inout [UInt8]) {
        let parts = parts
        line.append(Int(parts.tm_year) + 1900, digits: 4)
        line.append(UInt8(ascii: "-"))
        line.append(Int(parts.tm_mon) + 1, digits: 2)
        line.append(UInt8(ascii: "-"))
        line.append(Int(parts.tm_mday), digits: 2)
        line.append(UInt8(ascii: "T"))
        appendTime(of: parts, to: &line)
        line.append(UInt8(ascii: "."))
        line.append(nanoseconds / 1_000_000, digits: 3)
        line.append(UInt8(ascii: "Z"))
    }

    private func appendTime(of parts: tm, to line: inout [UInt8]) {
        line.append(Int(parts.tm_hour), digits: 2)
        line.append(UInt8(ascii: ":"))
        line.append(Int(parts.tm_min), digits: 2)
        line.append(UInt8(ascii: ":"))
        line.append(Int(parts.tm_sec), digits: 2)
    }
}

extension [UInt8] {
    /// Writes a number of no more than so many digits, with zeros before it.
    fileprivate mutating func append(_ number: Int, digits: Int) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }
}
