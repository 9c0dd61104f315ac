package import Directory

/// A change within a time that is not known to the day: of two who are said to have followed each other in 2005, either may
/// be meant on a day of that year.
package enum UnknownChange {
    /// What readers are told.
    package static let words = "The day of the change is not known: more than one may be meant."

    /// Whether several items may hold on a day, and one of them ends or begins in a month or year that the day lies in.
    package static func isPossible(on day: Day, among items: [JSON], _ fields: [Field]) -> Bool {
        func isOpen(_ item: JSON, _ bound: SpanBound) -> Bool {
            fields.contains { field in
                guard field.bound == bound, let date = item[field.name]?.string.flatMap({ Day($0) }) else {
                    return false
                }
                return date.earliest < date.latest && date.earliest <= day.latest && day.earliest <= date.latest
            }
        }
        guard items.count > 1 else { return false }
        return items.contains { isOpen($0, .first) } && items.contains { isOpen($0, .last) }
    }
}
