internal import Directory
package import Markup

/// Writes dates for people: `1995-12-08` reads "8 December 1995", `1992-09` "September 1992".
package enum DateWords {
    /// Writes a date, with the form that machines read.
    package static func write(_ date: String, isShort: Bool = false, to html: inout HTML) {
        html.element("time", Attribute("datetime", date), text: words(date, isShort: isShort))
    }

    /// A date in words; as it came where it is none.
    ///
    /// - Parameter isShort: whether three letters stand for a month, where there is little room.
    package static func words(_ date: String, isShort: Bool = false) -> String {
        Day(date)?.words(isShort: isShort) ?? date
    }
}
