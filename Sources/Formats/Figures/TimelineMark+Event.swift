package import Directory
internal import Drawings

extension TimelineMark {
    /// The paths of the members that are read.
    package static let paths = ["date", "event", "what", "name", "record", "url"]
    /// These members.
    package static let members = JSONProjection(paths)

    /// Reads a record of `/timeline`; nil where it has no date.
    package init?(_ event: JSON) {
        guard let date = event["date"]?.string.flatMap({ Day($0) }) else { return nil }
        let what = event["what"]?.string.map { ": \($0)" } ?? ""
        self.init(
            shape: Shape(event: event["event"]?.string ?? ""),
            date: AxisDate(date),
            words: "\(date): \(event["name"]?.string ?? "")\(what)",
            address: event["record"]?.string ?? event["url"]?.string ?? CollectionName.timeline.path
        )
    }
}

extension TimelineMark.Shape {
    /// The shape for a kind of event.
    package init(event kind: String) {
        switch kind {
        case "founded", "closed": self = .bound
        case "started", "mandate-ended", "term-ends": self = .tick
        case "renamed": self = .renaming
        case "mandated", "re-mandated", "tasked", "agreed", "end-decided", "adopted": self = .decision
        default: self = .note
        }
    }
}
