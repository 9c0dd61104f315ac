internal import Memory

/// Writes events as records of the timeline.
///
/// What an event takes over from a record is copied as it is written there: both are in the form that this program writes
/// JSON in.
struct EventWriter: ~Copyable {
    /// For each field of the timeline whether it is written.
    private let fields: [Bool]
    private var line = JSONStream(capacity: 1_024)

    /// - Parameter fields: for each field of the timeline whether it is needed; nil for all.
    init(fields: [Bool]?) { self.fields = fields ?? Self.origins.map { _ in true } }

    /// Whether some fields need what an event takes over from its record.
    static func needsInherited(_ fields: [Bool]?) -> Bool {
        guard let fields else { return true }
        return zip(fields, origins).contains { $0 && $1 == .inherited }
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

    /// Lends an event as a record of the timeline.
    mutating func withLine(of event: Event, _ source: EventSource, _ use: (UnsafeRawBufferPointer) -> Void) {
        line.removeAll()
        line.beginObject()
        for (field, origin) in Self.origins.enumerated() where fields[field] { write(origin, field, event, source) }
        line.endObject()
        line.withBytes(use)
    }

    private mutating func write(_ origin: Origin, _ field: Int, _ event: Event, _ source: EventSource) {
        switch origin {
        case .id:
            line.name("id")
            line.plainValue { source.writeID(of: event, to: &$0) }
        case .type: line.member("type", CollectionSchema.timeline.type)
        case .url:
            line.name("url")
            line.plainValue { url in
                url.append(CollectionName.timeline.path)
                url.append(literal: "/")
                source.writeID(of: event, to: &url)
            }
        case .name:
            line.name("name")
            line.value { source.writeName(of: event, to: &$0) }
        case .date: line.member("date", event.date)
        case .event: line.member("event", event.kind)
        case .what:
            guard let what = event.what else { return }
            line.name("what")
            line.value { what.write(to: &$0) }
        case .collection: line.member("collection", source.record.collection.rawValue)
        case .record:
            line.name("record")
            line.plainValue { path in
                path.append(source.record.collection.path)
                path.append(literal: "/")
                if let id = source.record.content(.id) { path.append(id) }
            }
        case .evidence: EventEvidence(event).write(source.record[.evidence], to: &line)
        case .inherited:
            guard let value = source.inherited(field, on: Day(event.date)) else { return }
            line.name(of: CollectionSchema.timeline.fieldNames[field])
            line.value(encoded: value)
        }
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
        case .change(let former, let value):
            output.append(literal: "\"From ")
            output.append(former)
            output.append(literal: " to ")
            output.append(value)
            output.append(literal: ".\"")
        }
    }
}
