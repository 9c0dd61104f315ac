internal import Directory

/// Writes dates for people: `1995-12-08` reads "8 December 1995", `1992-09` "September 1992".
enum DateWords {
    /// Writes a date, with the form that machines read.
    static func write(_ date: String, to html: inout HTML) {
        html.element("time", Attribute("datetime", date), text: words(date))
    }

    /// A date in words; as it came where it is none.
    static func words(_ date: String) -> String {
        guard let day = Day(date) else { return date }
        var words = ""
        if let number = day.day { words += "\(number) " }
        if let month = day.month { words += "\(months[month - 1]) " }
        return words + "\(day.year)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
