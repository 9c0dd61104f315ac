internal import Directory

/// What a date written otherwise than ISO 8601 has it was probably meant as: `31.12.1999`, `12/31/1999`, `1999/12/31`,
/// `31 December 1999`.
enum CalendarGuess {
    /// The day or month; nil where the text is no such date. Of two numbers that can both be the month the first is the day,
    /// as in Europe.
    static func day(_ text: String) -> Day? {
        guard text.utf8.count <= longest else { return nil }
        let parts = text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        guard (2...3).contains(parts.count) else { return nil }
        let numbers = parts.map(number)
        guard let place = numbers.indices.first(where: { parts[$0].utf8.count == 4 && numbers[$0] != nil }),
            let year = numbers[place]
        else { return nil }
        var others = Array(numbers.indices.filter { $0 != place })
        let named = others.first { numbers[$0] == nil }.flatMap { place in month(parts[place]).map { (place, $0) } }
        if let named {
            others.removeAll { $0 == named.0 }
            guard let other = others.first else { return Day(year: year, month: named.1) }
            return numbers[other].flatMap { Day(year: year, month: named.1, day: $0) }
        }
        guard let first = others.first.flatMap({ numbers[$0] }) else { return nil }
        guard others.count == 2 else { return Day(year: year, month: first) }
        guard let second = numbers[others[1]] else { return nil }
        if place == 0 {
            return Day(year: year, month: first, day: second) ?? Day(year: year, month: second, day: first)
        }
        return Day(year: year, month: second, day: first) ?? Day(year: year, month: first, day: second)
    }

    /// No date is longer: `30 September 1999`, with an ending behind the day.
    private static let longest = 24

    private static func number(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(text)
    }

    /// The number of a month by its English name or three letters of it at the least.
    private static func month(_ text: String) -> Int? {
        let text = text.lowercased()
        guard text.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
