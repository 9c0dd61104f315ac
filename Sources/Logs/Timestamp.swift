internal import Glibc

/// A moment, to be written into a line.
package struct Timestamp: Sendable {
    /// The whole seconds since 1970 in UTC.
    package let seconds: Int
    /// The nanoseconds beyond them, 0 to 999,999,999.
    package let nanoseconds: Int

    /// Makes a moment.
    package init(seconds: Int, nanoseconds: Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The moment it is.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }

    /// The moment so long before this one.
    package func before(nanoseconds duration: UInt64) -> Timestamp {
        let (whole, part) = (Int(duration / 1_000_000_000), Int(duration % 1_000_000_000))
        return nanoseconds >= part
            ? Timestamp(seconds: seconds - whole, nanoseconds: nanoseconds - part)
            : Timestamp(seconds: seconds - whole - 1, nanoseconds: nanoseconds - part + 1_000_000_000)
    }

    /// The date and time of day in UTC.
    private var parts: tm {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return parts
    }

    /// Writes it as `2026-11-24T22:18:06.123Z` (RFC 3339).
    package func append(to line: inout [UInt8]) {
        appendSecond(to: &line)
        line.append(UInt8(ascii: "."))
        line.append(number: UInt64(nanoseconds / 1_000_000), digits: 3)
        line.append(UInt8(ascii: "Z"))
    }

    /// Writes it down to the second, as `2026-11-24T22:18:06`.
    package func appendSecond(to line: inout [UInt8]) {
        let parts = parts
        line.append(number: UInt64(parts.tm_year + 1_900), digits: 4)
        line.append(UInt8(ascii: "-"))
        line.append(number: UInt64(parts.tm_mon + 1), digits: 2)
        line.append(UInt8(ascii: "-"))
        line.append(number: UInt64(parts.tm_mday), digits: 2)
        line.append(UInt8(ascii: "T"))
        line.append(timeOf: parts)
    }

    /// Writes it as in the Common Log Format, `24/Nov/2026:22:18:06 +0000`.
    package func appendCommonLog(to line: inout [UInt8]) {
        let parts = parts
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        line.append(number: UInt64(parts.tm_mday), digits: 2)
        line.append(contentsOf: "/\(months[Int(parts.tm_mon)])/".utf8)
        line.append(number: UInt64(parts.tm_year + 1_900), digits: 4)
        line.append(UInt8(ascii: ":"))
        line.append(timeOf: parts)
        line.append(contentsOf: " +0000".utf8)
    }
}

extension [UInt8] {
    fileprivate mutating func append(timeOf parts: tm) {
        append(number: UInt64(parts.tm_hour), digits: 2)
        append(UInt8(ascii: ":"))
        append(number: UInt64(parts.tm_min), digits: 2)
        append(UInt8(ascii: ":"))
        append(number: UInt64(parts.tm_sec), digits: 2)
    }

    /// Writes a number in decimal digits, with zeros before it where there are fewer than wanted.
    ///
    /// - Parameter digits: how many are wanted, 20 at most.
    package mutating func append(number: UInt64, digits: Int = 1) {
        // the digits of the largest number there is, from the last to the first
        var memory: (UInt64, UInt64, UInt64) = (0, 0, 0)
        Swift.withUnsafeMutableBytes(of: &memory) { memory in
            var (rest, place) = (number, memory.count)
            repeat {
                place -= 1
                memory[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0 || memory.count - place < digits
            append(contentsOf: UnsafeRawBufferPointer(rebasing: memory[place...]))
        }
    }
}
