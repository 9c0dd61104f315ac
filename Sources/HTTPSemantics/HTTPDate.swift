internal import Glibc

/// A moment in whole seconds, in the forms of RFC 9110, 5.6.7.
package struct HTTPDate: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// Seconds since 1 January 1970, UTC.
    package let seconds: Int
    /// The moment as IMF-fixdate.
    package let description: String

    /// The years that a date of the data may lie in, and with them those that are compared.
    private static let years = 1000...2999
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private init(seconds: Int) {
        self.seconds = seconds
        description = Self.fixdate(seconds)
    }

    /// The first second of a day in UTC. The day has to be one of the calendar.
    package init(year: Int, month: Int, day: Int) { self.init(seconds: Self.seconds(year, month, day)) }

    /// Reads any of the three forms: IMF-fixdate, RFC 850 and asctime; nil for anything else.
    ///
    /// - Parameter year: the present year, which decides the century of a year of two digits.
    package init?(_ text: String, in year: Int = HTTPDate.currentYear) {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
        let fields: (day: String, month: String, year: String, time: String)
        switch words.count {
        case 6 where words[5] == "GMT": fields = (words[1], words[2], words[3], words[4])
        case 5 where Self.weekdays.contains(words[0]): fields = (words[2], words[1], words[4], words[3])
        default: return nil
        }
        let time = fields.time.split(separator: ":", omittingEmptySubsequences: false).map { Self.number($0) ?? -1 }
        guard let number = Self.number(fields.day), let month = Self.months.firstIndex(of: fields.month),
            let written = Self.number(fields.year), time.count == 3, (0...23).contains(time[0]),
            (0...59).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        let full = fields.year.count == 2 ? Self.year(written, nearestTo: year) : written
        guard Self.years.contains(full), (1...31).contains(number) else { return nil }
        let midnight = HTTPDate(year: full, month: month + 1, day: number)
        // timegm makes 3 March of 31 February
        guard midnight.description.dropFirst(5).hasPrefix(Self.padded(number)) else { return nil }
        self.init(seconds: midnight.seconds + time[0] * 3_600 + time[1] * 60 + time[2])
    }

    /// The year of two digits that lies at most 50 years ahead, and otherwise the most recent one (RFC 9110, 5.6.7).
    private static func year(_ digits: Int, nearestTo now: Int) -> Int {
        let latest = now + 50
        return latest - (latest - digits) % 100
    }

    private static var currentYear: Int {
        var now = time(nil)
        var fields = tm()
        gmtime_r(&now, &fields)
        return Int(fields.tm_year) + 1900
    }

    /// A number in digits alone; `Int` takes a sign too.
    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    package static func < (left: HTTPDate, right: HTTPDate) -> Bool { left.seconds < right.seconds }

    private static func seconds(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var fields = tm()
        (fields.tm_year, fields.tm_mon, fields.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
        return timegm(&fields)
    }

    private static func padded(_ number: some BinaryInteger, _ width: Int = 2) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func fixdate(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var fields = tm()
        gmtime_r(&time, &fields)
        let clock = [fields.tm_hour, fields.tm_min, fields.tm_sec].map { padded($0) }.joined(separator: ":")
        let month = months[Int(fields.tm_mon)]
        return "\(weekdays[Int(fields.tm_wday)]), \(padded(fields.tm_mday)) \(month) "
            + "\(padded(Int(fields.tm_year) + 1900, 4)) \(clock) GMT"
    }
}
