package import Directory

/// The member of `meta` that says what a search did to find something.
package enum SearchNotesDocument {
    /// Writes the member; nothing where everything was found as it was typed.
    package static func write(_ notes: SearchNotes, to stream: inout JSONStream) {
        guard !notes.isEmpty else { return }
        stream.name("search")
        stream.beginObject()
        stream.name("corrected")
        stream.beginArray()
        for correction in notes.corrected {
            stream.beginObject()
            stream.member("from", correction.from)
            stream.member("to", correction.to)
            stream.endObject()
        }
        stream.endArray()
        stream.name("left_out")
        stream.beginArray()
        for word in notes.leftOut { stream.value(word) }
        stream.endArray()
        stream.endObject()
    }
}
