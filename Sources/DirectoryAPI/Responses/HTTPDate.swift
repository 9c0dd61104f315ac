internal import Directory

/// A moment in whole seconds, in the forms of RFC 9110, 5.6.7.
struct HTTPDate: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// Seconds since 1 January 1970, UTC.
    let seconds: Int
    /// The moment as IMF-fixdate.
    let description: String

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The first second of a day in UTC; of a date without a day, of the first day it may mean.
    init(_ day: Day) {
        seconds = Self.days(day.year, day.month ?? 1, day.day ?? 1) * 86_400
        description = Self.fixdate(seconds)
    }

    /// Reads any of the three forms: IMF-fixdate, RFC 850 and asctime; nil for anything else.
    init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
        let fields: (day: String, month: String, year: String, time: String)
        switch words.count {
        case 6 where words[5] == "GMT": fields = (words[1], words[2], words[3], words[4])
        case 5 where Self.weekdays.contains(words[0]): fields = (words[2], words[1], words[4], words[3])
        default: return nil
        }
        let time = fields.time.split(separator: ":", omittingEmptySubsequences: false).map { Self.number($0) ?? -1 }
        guard let number = Self.number(fields.day), let month = Self.months.firstIndex(of: fields.month),
            var year = Self.number(fields.year), time.count == 3, (0...23).contains(time[0]),
            (0...59).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        // two digits are of the last century where they would otherwise lie more than 50 years ahead
        if fields.year.count == 2 { year += year > 76 ? 1900 : 2000 }
        guard Day(year: year, month: month + 1, day: number) != nil else { return nil }
        seconds = Self.days(year, month + 1, number) * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2]
        description = Self.fixdate(seconds)
    }

    /// A number in digits alone; `Int` takes a sign too.
    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    static func < (left: HTTPDate, right: HTTPDate) -> Bool { left.seconds < right.seconds }

    /// Days since 1 January 1970 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // counted in 400-year cycles that begin on 1 March, so that the leap day comes last
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func fixdate(_ seconds: Int) -> String {
        let secondOfDay = (seconds % 86_400 + 86_400) % 86_400
        let days = (seconds - secondOfDay) / 86_400
        var (year, rest) = (1970, days)
        func length(_ year: Int) -> Int { 337 + Day.days(in: 2, of: year) }
        while rest < 0 {
            year -= 1
            rest += length(year)
        }
        while rest >= length(year) {
            rest -= length(year)
            year += 1
        }
        var month = 1
        while rest >= Day.days(in: month, of: year) {
            rest -= Day.days(in: month, of: year)
            month += 1
        }
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0) }
            .joined(separator: ":")
        let weekday = weekdays[(days % 7 + 7) % 7]
        return "\(weekday), \(padded(rest + 1)) \(months[month - 1]) \(padded(year, 4)) \(time) GMT"
    }
}
