/// What an event rests on: of its record's evidence the entries for the place that the event is taken from, told of the
/// event's own fields.
struct EventEvidence {
    private let event: Event

    init(_ event: Event) { self.event = event }

    /// Writes the member `evidence`; nothing where no entry is for the place.
    ///
    /// - Parameter evidence: the record's, as it is written.
    func write(_ evidence: UnsafeRawBufferPointer?, to line: inout JSONStream) {
        guard let evidence, var cursor = JSONCursor(evidence), cursor.take(UInt8(ascii: "[")) else { return }
        guard cursor.next != UInt8(ascii: "]") else { return }
        var isFirst = true
        repeat {
            let entry = cursor.value()
            guard isForEvent(entry) else { continue }
            if isFirst {
                line.name("evidence")
                line.beginArray()
                isFirst = false
            }
            write(entry, to: &line)
        } while cursor.take(UInt8(ascii: ","))
        if !isFirst { line.endArray() }
    }

    private func write(_ entry: UnsafeRawBufferPointer, to line: inout JSONStream) {
        line.beginObject()
        var members = JSONCursor.Members(of: entry)
        while let member = members.next() {
            guard member.isNamed("fields") else {
                line.members(member.bytes)
                continue
            }
            line.member("fields", event.what == nil || event.place.item == nil ? ["date"] : ["date", "what"])
        }
        line.endObject()
    }

    private func isForEvent(_ entry: UnsafeRawBufferPointer) -> Bool {
        guard let fields = JSONCursor.member("fields", of: entry) else { return false }
        var isFound = false
        JSONCursor.forEachElement(of: fields) { path in
            if !isFound, let path = path.contentOfString, isForEvent(path: path) { isFound = true }
        }
        return isFound
    }

    /// Whether evidence names the place: its field as a whole, or the field and the key of the item, as both are written.
    private func isForEvent(path: UnsafeRawBufferPointer) -> Bool {
        guard let dot = path.firstIndex(of: UInt8(ascii: ".")) else { return event.place.isNamed(path) }
        guard event.place.isNamed(UnsafeRawBufferPointer(rebasing: path[..<dot])) else { return false }
        return event.place.item?.equals(UnsafeRawBufferPointer(rebasing: path[(dot + 1)...])) ?? false
    }
}
