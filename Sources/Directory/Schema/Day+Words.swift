extension Day {
    /// The date for people: `1995-12-08` reads "8 December 1995", `1992-09` "September 1992".
    ///
    /// - Parameter isShort: whether three letters stand for a month, where there is little room.
    package func words(isShort: Bool = false) -> String {
        var words = ""
        if let day { words += "\(day) " }
        if let month { words += "\(Self.months[month - 1].prefix(isShort ? 3 : .max)) " }
        return words + "\(year)"
    }

    /// The date as the style of the APA has it: "2017, June 5".
    package var yearFirst: String {
        guard let month else { return "\(year)" }
        return "\(year), \(Self.months[month - 1])" + (day.map { " \($0)" } ?? "")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
