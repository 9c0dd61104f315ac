internal import Addresses
package import Directory
internal import Drawings

extension TimelineMark {
    /// The paths of the members that are read.
    package static let paths = ["date", "event", "what", "name", "record", "url"]
    /// These members.
    package static let members = JSONProjection(paths)

    /// The letters that the words of a mark have at most; the record says the rest.
    private static let longestWords = 100

    /// Reads a record of `/timeline`; nil where it has no date.
    ///
    /// - Parameter line: the name of the life line that it stands on, which its words do not repeat.
    package init?(_ event: JSON, on line: String? = nil) {
        guard let date = event["date"]?.string.flatMap({ Day($0) }) else { return nil }
        var name = event["name"]?.string ?? ""
        if let line, name.hasPrefix(line + ": ") { name = String(name.dropFirst(line.count + 2)).beginningSentence }
        let what = event["what"]?.string
        // "event" says nothing where it is said what happened
        let words =
            what.map { what in
                event["event"]?.string == "noted" && line != nil
                    ? what : name.contains(what) ? name : "\(name): \(what)"
            } ?? name
        self.init(
            shape: Shape(event: event["event"]?.string ?? ""),
            date: AxisDate(date),
            words: "\(date.words(isShort: true)): \(words.excerpt(Self.longestWords))",
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
