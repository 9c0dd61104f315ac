internal import Glibc

/// Days of the calendar.
enum CalendarDay {
    /// The second of the epoch that it is.
    static var second: Int { time(nil) }

    /// The day it is in UTC as YYYY-MM-DD.
    static var today: String { text(ofSecond: time(nil)) }

    /// The day in UTC of a second of the epoch as YYYY-MM-DD.
    static func text(ofSecond second: Int) -> String {
        var second = time_t(second)
        var parts = tm()
        gmtime_r(&second, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    }
}
