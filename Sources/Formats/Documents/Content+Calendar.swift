internal import Addresses
internal import Directory
internal import Memory

extension Content {
    /// The events as a calendar to subscribe to (RFC 5545), a whole day each: those whose day is known. What is known to the
    /// month or year alone is in a calendar of its own, of the record, over all days that it may mean.
    ///
    /// - Throws: where the calendar would take more bytes than it may.
    func calendar(_ budget: TableBudget) throws(TableTooLarge) -> MemoryBlock {
        var budget = budget
        budget.reserve = 32
        var lines = CalendarLines()
        let dataset = repository.dataset
        let stamp = "\(Self.basic(dataset.released.earliest))T000000Z"
        let events = records.map { (record: $0, value: $0.value(Self.eventMembers)) }
        let isSingle = !isList
        let leftOut = isSingle ? 0 : events.count { Self.day($0.value)?.day == nil }
        let title = "\(dataset.title): \(calendarTitle)"
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", text: "-//\(dataset.title)//\(repository.shortVersion)//EN")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", "PUBLISH")
        for name in ["NAME", "X-WR-CALNAME"] { lines.add(name, text: title) }
        let rest = leftOut == 0 ? "" : " \(leftOut) events whose day is not known are left out."
        for name in ["DESCRIPTION", "X-WR-CALDESC"] { lines.add(name, text: dataset.unofficial + rest) }
        // how often to look again (RFC 7986, 5.7), and the same as others read it
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
        lines.add("X-PUBLISHED-TTL", "P1D")
        if let publicAddress, let own = links.first(where: { $0.relation == "self" })?.address {
            lines.add("SOURCE;VALUE=URI", publicAddress.absolute(own))
        }
        for (record, value) in events {
            guard let day = Self.day(value), day.day != nil || isSingle else { continue }
            event(record, value, day, stamp, &lines)
            try budget.count(lines.count)
        }
        lines.add("END", "VCALENDAR")
        return lines.finish()
    }

    private static let eventMembers = JSONProjection("date", "event", "what", "record")

    /// What the calendar is of, in words: the question without the order, or the event.
    private var calendarTitle: String {
        switch subject {
        case .list(let request, _): request.with { $0.query.order = [] }.words
        case .record(let record, _): record.name
        }
    }

    private static func day(_ value: JSON) -> Day? { value["date"]?.string.flatMap { Day($0) } }

    private func event(_ record: Record, _ value: JSON, _ day: Day, _ stamp: String, _ lines: inout CalendarLines) {
        lines.add("BEGIN", "VEVENT")
        // the same for good: ids of events do not change with a release
        lines.add("UID", text: "\(record.id)@\(publicAddress?.host ?? "osce-directory.invalid")")
        lines.add("DTSTAMP", stamp)
        lines.add("LAST-MODIFIED", stamp)
        lines.add("DTSTART;VALUE=DATE", Self.basic(day.earliest))
        lines.add("DTEND;VALUE=DATE", Self.basic(day.last.following.earliest))
        lines.add("SUMMARY", text: record.name)
        let known = day.day == nil ? "Known as \(day) alone." : nil
        let words = [value["what"]?.string, known, value["record"]?.string.map { repository.citation.address($0) }]
        lines.add("DESCRIPTION", text: words.compactMap(\.self).joined(separator: "\n"))
        if let kind = value["event"]?.string { lines.add("CATEGORIES", text: kind) }
        if let publicAddress { lines.add("URL;VALUE=URI", publicAddress.absolute(record.path)) }
        lines.add("TRANSP", "TRANSPARENT")
        lines.add("END", "VEVENT")
    }

    /// A day as yyyymmdd in digits.
    private static func basic(_ key: Int32) -> String { String(key) }
}
