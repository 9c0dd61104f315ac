/// What all events of a record have in common.
struct EventSource {
    /// The record that the events are of.
    let record: DatedRecord
    /// The type of its collection's records, which needs no escape.
    let type: String
    /// What an event is filtered by, as JSON by the number of the timeline's field: of the record itself and, for a mandate,
    /// of its holder.
    private(set) var inherited = [[UInt8]?](repeating: nil, count: CollectionSchema.timeline.fieldNames.count)

    /// What changed in the time of the record, in place of what it has today.
    private var turns: [(field: Int, turns: ValueTurns)] = []

    /// The value of a field that an event takes over, as it was on the event's day; nil where there is none or nothing tells.
    func inherited(_ field: Int, on date: Day?) -> [UInt8]? {
        guard let date, let own = turns.first(where: { $0.field == field })?.turns else { return inherited[field] }
        return own.value(on: date)
    }

    /// - Parameter holders: the stores in which the holder of a mandate is looked for; nil where nothing inherited is needed.
    init(_ record: DatedRecord, holders: [CollectionStore]?) {
        self.record = record
        type = CollectionSchema.type(of: record.collection)
        guard let holders else { return }
        take(record)
        if record.collection == .states { self["countries"] = Self.array([record[.id]].compactMap(\.self)) }
        self["kind"] = record[.kind].map { Array($0) }
        take(record, "kind", of: "kind", isList: false)
        guard record.collection == .mandates else { return }
        self["document"] = record[.document].map { Array($0) }
        guard let id = record.text(.holder) else { return }
        if let holder = holders.lazy.compactMap({ $0.record(id: id) }).first {
            holder.withBytes { take(DatedRecord(holder.collection, $0)) }
        }
    }

    private mutating func take(_ record: DatedRecord) {
        if record.collection == .operations {
            self["status"] = record[.status].map { Array($0) }
            self["region"] = record[.region].map { Array($0) }
        }
        if self["dimensions"] == nil { self["dimensions"] = record[.dimensions].map { Array($0) } }
        if self["activities"] == nil { self["activities"] = record[.activities].map { Array($0) } }
        let countries = record.countries
        if !countries.isEmpty { self["countries"] = Self.array(countries) }
        // a host stays; a seat moves
        if record[.host] == nil { take(record, "seat", of: "countries", member: "country", isList: true) }
        self[CollectionSchema.type(of: record.collection)] = record[.id].map { Array($0) }
    }

    /// Keeps what a field of a record was by turns, where it has a history.
    ///
    /// - Parameters:
    ///   - owner: the field whose values the history has.
    ///   - field: the field of the timeline that has what held.
    ///   - member: the member of an item that is taken; nil for the value itself.
    ///   - isList: whether the field of the timeline is a list.
    private mutating func take(
        _ record: DatedRecord,
        _ owner: String,
        of field: String,
        member: StaticString? = nil,
        isList: Bool
    ) {
        guard let place = EventRule.histories(of: record.collection).firstIndex(where: { $0.owner == owner }),
            let list = record.histories[place], let number = Self.numbers[field]
        else { return }
        let history = EventRule.histories(of: record.collection)[place]
        turns.removeAll { $0.field == number }
        turns.append((number, ValueTurns(list, history, member: member, isList: isList)))
    }

    /// What is inherited by the name of the timeline's field; nothing is kept for a name that it does not have.
    private subscript(field: String) -> [UInt8]? {
        get { Self.numbers[field].flatMap { inherited[$0] } }
        set { if let number = Self.numbers[field] { inherited[number] = newValue } }
    }

    private static let numbers = Dictionary(
        uniqueKeysWithValues: CollectionSchema.timeline.fieldNames.enumerated().map { ($1, $0) }
    )

    /// The elements as a JSON array.
    private static func array(_ elements: [UnsafeRawBufferPointer]) -> [UInt8] {
        var array = [UInt8(ascii: "[")]
        for (place, element) in elements.enumerated() {
            if place > 0 { array.append(UInt8(ascii: ",")) }
            array.append(contentsOf: element)
        }
        return array + [UInt8(ascii: "]")]
    }

    /// Writes the id of an event, which needs no escape. It names type and id of the record, so that no other record's
    /// events have it.
    func writeID(of event: Event, to output: inout TextBuilder) {
        output.append(type)
        output.append(literal: "-")
        if let id = record.content(.id) { output.append(id) }
        output.append(literal: "-")
        event.writeIdentity(to: &output)
    }

    /// Writes the name of an event as a JSON string: that of the record and the label of the kind.
    func writeName(of event: Event, to output: inout TextBuilder) {
        output.append(literal: "\"")
        if let name = record.content(.name) { output.append(name) }
        output.append(literal: ": ")
        output.append(Self.labels[event.kind] ?? event.kind)
        output.append(literal: "\"")
    }

    /// The labels of the kinds of event, which need no escape.
    private static let labels = Dictionary(uniqueKeysWithValues: Vocabularies.event.terms.map { ($0.id, $0.label) })
}
