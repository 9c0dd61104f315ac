/// Finds the date of the newest source that shows what a record says of today: its state, or, where a table has none, the
/// fields that may have changed since.
struct ConfirmationReader {
    /// The dates that sources bear, by their ids.
    private let published: [String: Day]
    private let border: Int32

    /// - Parameters:
    ///   - sources: the records of the sources.
    ///   - released: the day of the data.
    init(_ sources: [CheckedRecord], released: Day) {
        var published: [String: Day] = [:]
        published.reserveCapacity(sources.count)
        for source in sources {
            source.withBytes { bytes in
                published[source.label] = JSONCursor.member("published", of: bytes)?.contentOfString.flatMap {
                    Day(bytes: $0)
                }
            }
        }
        self.published = published
        border = Confirmations.border(before: released)
    }

    /// The fields of a table that tell of today, as far as evidence for them shows that a record still holds.
    private static let shown = CollectionSchema.table { schema -> [[UInt8]] in
        if let state = schema.lifespan?.state { return [Array(state.field.utf8)] }
        return schema.fields.filter { field in
            guard field.isInSeed, field.isFact else { return false }
            switch field.past {
            case .undated, .history, .name: return true
            default: return false
            }
        }.map { Array($0.name.utf8) }
    }

    /// The date of the newest source of a record; nil where none bears a date.
    func date(of record: UnsafeRawBufferPointer, _ schema: CollectionSchema) -> Day? {
        let shown = Self.shown[schema.name] ?? []
        var newest: Day?
        func take(_ day: Day?) { if let day, newest.map({ $0 < day }) ?? true { newest = day } }
        var members = JSONCursor.Members(of: record)
        while let member = members.next() {
            if let seen = schema.lifespan?.state?.seen, member.isNamed(seen) {
                take(member.value.contentOfString.flatMap { Day(bytes: $0) })
            }
            guard member.isNamed("evidence") else { continue }
            JSONCursor.forEachElement(of: member.value) { entry in
                guard let source = JSONCursor.member("source", of: entry).map(JSONCursor.string),
                    let day = published[source], newest.map({ $0 < day }) ?? true,
                    JSONCursor.member("basis", of: entry)?.equals(#""stated""#) == true,
                    let fields = JSONCursor.member("fields", of: entry)
                else { return }
                var isShown = false
                JSONCursor.forEachElement(of: fields) { path in
                    guard !isShown, let path = path.contentOfString else { return }
                    isShown = shown.contains { name in
                        path.count >= name.count && UnsafeRawBufferPointer(rebasing: path[..<name.count]).equals(name)
                            && (path.count == name.count || path[name.count] == UInt8(ascii: "."))
                    }
                }
                if isShown { take(day) }
            }
        }
        return newest
    }

    /// Whether what a record says is to be looked at again; nil where its subject has ended.
    func isDue(_ date: Day?, of record: UnsafeRawBufferPointer, _ schema: CollectionSchema) -> Bool? {
        if let state = schema.lifespan?.state {
            var members = JSONCursor.Members(of: record)
            while let member = members.next() {
                if member.isNamed(state.field), member.value.text == state.ended { return nil }
            }
        }
        return date.map { $0.latest < border } ?? true
    }
}
