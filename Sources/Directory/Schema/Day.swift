/// A date of the Gregorian calendar known to the day, the month or only the year, as the source had it.
///
/// A shorter date stands for every day it may mean: `1992-09` is 1 to 30 September 1992, from `earliest` to `latest`. What
/// compares a date of a record with one that is asked for compares these bounds, so that a filter claims no more than a
/// source does (docs/filters.md).
package struct Day: Sendable, Hashable {
    /// The years a date may lie in. The bounds catch typing errors.
    package static let years = 1000...2999

    /// The year.
    package let year: Int
    /// The month, 1 to 12; nil where only the year is known.
    package let month: Int?
    /// The day of the month; nil where only the month or the year is known.
    package let day: Int?

    /// Makes a date; nil where the calendar has no such day.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard Self.years.contains(year), month != nil || day == nil else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day { guard (1...Self.days(in: month, of: year)).contains(day) else { return nil } }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for any other text and for a day the calendar does not have.
    package init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(bytes: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = day
    }

    /// Reads a date from the bytes of such a text.
    init?(bytes: UnsafeRawBufferPointer) {
        // the three forms by their length in bytes: YYYY, YYYY-MM, YYYY-MM-DD
        var numbers: (year: Int, month: Int?, day: Int?) = (0, nil, nil)
        var length = 0
        for byte in bytes {
            defer { length += 1 }
            if length == 4 || length == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                if length == 4 { numbers.month = 0 } else { numbers.day = 0 }
                continue
            }
            guard length < 10, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch length {
            case 0..<4: numbers.year = numbers.year * 10 + digit
            case 5, 6: numbers.month = numbers.month.map { $0 * 10 + digit }
            default: numbers.day = numbers.day.map { $0 * 10 + digit }
            }
        }
        guard length == 4 || length == 7 || length == 10 else { return nil }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
    }

    /// The first day it may mean, as yyyymmdd.
    package var earliest: Int32 { Self.key(year, month ?? 1, day ?? 1) }

    /// The last day it may mean, as yyyymmdd.
    package var latest: Int32 {
        let month = month ?? 12
        return Self.key(year, month, day ?? Self.days(in: month, of: year))
    }

    /// The first day it may mean.
    package var first: Day { Day(checked: year, month ?? 1, day ?? 1) }

    /// The last day it may mean.
    package var last: Day {
        let month = month ?? 12
        return Day(checked: year, month, day ?? Self.days(in: month, of: year))
    }

    /// The day after the last one that it may mean.
    package var following: Day {
        let last = last
        let (month, day) = (last.month ?? 12, last.day ?? 31)
        if day < Self.days(in: month, of: year) { return Day(checked: year, month, day + 1) }
        return month < 12 ? Day(checked: year, month + 1, 1) : Day(checked: year + 1, 1, 1)
    }

    private init(checked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The number of days in a month of the Gregorian calendar.
    package static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func key(_ year: Int, _ month: Int, _ day: Int) -> Int32 { Int32(year * 10_000 + month * 100 + day) }
}

extension Day: CustomStringConvertible {
    /// The date in the form it is read from: ISO 8601, as long as it is known.
    package var description: String {
        var text = TextBuilder(capacity: 16)
        write(to: &text)
        return text.text
    }

    /// Writes the date in that form.
    func write(to text: inout TextBuilder) {
        text.append(year)
        for number in [month, day] {
            guard let number else { return }
            text.append(literal: number < 10 ? "-0" : "-")
            text.append(number)
        }
    }
}

extension Day: Comparable {
    /// Orders by the first day a date may mean, and the less precise first where these are equal: `1992` before
    /// `1992-01` before `1992-01-01`.
    package static func < (left: Day, right: Day) -> Bool {
        (left.earliest, -left.latest) < (right.earliest, -right.latest)
    }
}
