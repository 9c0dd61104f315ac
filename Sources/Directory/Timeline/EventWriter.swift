internal import Memory

/// Writes the events of records as records of the timeline, each in one line.
///
/// What an event takes over from a record is copied as it is written there: both are in the form that this program writes
/// JSON in.
struct EventWriter: ~Copyable {
    /// The lines of some events, with where each stands.
    struct Lines: Sendable {
        let block: MemoryBlock
        let places: [Range<Int>]
    }

    private let repository: Repository
    private var lines = JSONStream(capacity: 1 << 18)
    private var places: [Range<Int>] = []

    init(_ repository: Repository) { self.repository = repository }

    /// The events of some records of a store, in the order of their ids.
    static func lines(of records: Range<Int>, _ store: CollectionStore, _ repository: Repository) -> Lines {
        var writer = EventWriter(repository)
        for number in records {
            store.records[number].withBytes { writer.write(DatedRecord(store.schema.name, $0)) }
        }
        return writer.finish()
    }

    private consuming func finish() -> Lines {
        let places = places
        let block = lines.finish()
        return block.withBytes { bytes in
            Lines(
                block: block,
                places: places.sorted { left, right in
                    let (left, right) = (bytes[left], bytes[right])
                    return JSONCursor.id(of: UnsafeRawBufferPointer(rebasing: left))
                        .precedes(JSONCursor.id(of: UnsafeRawBufferPointer(rebasing: right)))
                }
            )
        }
    }

    // MARK: Records

    /// Writes the events of a record. Their ids name its type and itself, so that no other record has them.
    private mutating func write(_ record: DatedRecord) {
        let events = Event.events(of: record)
        guard !events.isEmpty else { return }
        let source = EventSource(record, repository)
        var seen: Set<String> = []
        for event in events {
            var id = "\(source.type)-\(source.id)-\(event.kind)"
            // of these a record may have several
            if event.kind == "renamed" || event.kind == "noted" { id += "-\(event.date)" }
            var unique = id
            var count = 1
            while !seen.insert(unique).inserted {
                count += 1
                unique = "\(id)-\(count)"
            }
            let start = lines.count
            write(event, id: unique, source)
            places.append(start..<lines.count)
            lines.endLine()
        }
    }

    /// Where the value of a field of the timeline is from.
    private enum Origin {
        case id, type, url, name, date, event, what, collection, record, evidence
        /// From the record or the holder of a mandate.
        case inherited

        init(_ field: String) {
            switch field {
            case "id": self = .id
            case "type": self = .type
            case "url": self = .url
            case "name": self = .name
            case "date": self = .date
            case "event": self = .event
            case "what": self = .what
            case "collection": self = .collection
            case "record": self = .record
            case "evidence": self = .evidence
            default: self = .inherited
            }
        }
    }

    /// The origins of the timeline's fields, in the order of the table.
    private static let origins = CollectionSchema.timeline.fieldNames.map(Origin.init)

    private mutating func write(_ event: Event, id: String, _ source: EventSource) {
        lines.beginObject()
        for (field, origin) in Self.origins.enumerated() {
            switch origin {
            case .id: lines.member("id", id)
            case .type: lines.member("type", CollectionSchema.timeline.type)
            case .url: lines.member("url", Record.path(.timeline, id))
            case .name:
                lines.name("name")
                lines.value { source.writeName(of: event, to: &$0) }
            case .date: lines.member("date", event.date)
            case .event: lines.member("event", event.kind)
            case .what:
                guard let what = event.what else { continue }
                lines.name("what")
                lines.value { what.write(to: &$0) }
            case .collection: lines.member("collection", source.record.collection.rawValue)
            case .record: lines.member("record", source.path)
            case .evidence: writeEvidence(of: event, source)
            case .inherited:
                guard let value = source.inherited[field] else { continue }
                lines.name(of: CollectionSchema.timeline.fieldNames[field])
                lines.value(encoded: value)
            }
        }
        lines.endObject()
    }

    /// Writes the record's evidence for the place that the event is taken from, told of the event's own fields.
    private mutating func writeEvidence(of event: Event, _ source: EventSource) {
        var isFirst = true
        for entry in source.evidence where entry.paths.contains(where: { $0.isAbout(event.place) }) {
            if isFirst {
                lines.name("evidence")
                lines.beginArray()
                isFirst = false
            }
            lines.beginObject()
            var members = JSONCursor.Members(of: entry.bytes)
            while let member = members.next() {
                guard member.isNamed("fields") else {
                    lines.members(member.bytes)
                    continue
                }
                lines.member("fields", event.what == nil || event.place.item == nil ? ["date"] : ["date", "what"])
            }
            lines.endObject()
        }
        if !isFirst { lines.endArray() }
    }
}

extension Event.What {
    /// Writes it as a JSON string.
    fileprivate func write(to output: inout TextBuilder) {
        switch self {
        case .text(let literal): output.append(literal)
        case .renaming(let former, let name):
            output.append(literal: "\"From \u{201C}")
            output.append(former)
            output.append(literal: "\u{201D} to \u{201C}")
            output.append(name)
            output.append(literal: "\u{201D}.\"")
        }
    }
}
