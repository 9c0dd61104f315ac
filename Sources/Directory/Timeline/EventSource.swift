/// What all events of a record have in common.
struct EventSource {
    /// The record that the events are of.
    let record: DatedRecord
    /// Its id.
    let id: String
    /// The type of its collection's records.
    let type: String
    /// Where it is served.
    let path: String
    /// What an event is filtered by, as JSON by the number of the timeline's field: of the record itself and, for a mandate,
    /// of its holder.
    private(set) var inherited = [[UInt8]?](repeating: nil, count: CollectionSchema.timeline.fieldNames.count)
    /// What the record's facts rest on.
    let evidence: [Evidence]

    /// What some facts of a record rest on.
    struct Evidence {
        /// The entry as it is written.
        let bytes: UnsafeRawBufferPointer
        /// The facts.
        let paths: [Path]
    }

    /// What evidence calls a fact: a field, or a field and the key of an item, both as they are written.
    struct Path {
        let field: UnsafeRawBufferPointer
        let item: UnsafeRawBufferPointer?

        init(_ path: UnsafeRawBufferPointer) {
            guard let dot = path.firstIndex(of: UInt8(ascii: ".")) else {
                (field, item) = (path, nil)
                return
            }
            field = UnsafeRawBufferPointer(rebasing: path[..<dot])
            item = UnsafeRawBufferPointer(rebasing: path[(dot + 1)...])
        }

        /// Whether the fact is at a place, or all of the field is meant.
        func isAbout(_ place: Event.Place) -> Bool {
            guard place.field.isNamed(field) else { return false }
            guard let item else { return true }
            return place.item.map { item.equals($0) } ?? false
        }
    }

    init(_ record: DatedRecord, _ repository: Repository) {
        self.record = record
        id = record.text(.id) ?? ""
        type = CollectionSchema.type(of: record.collection)
        path = Record.path(record.collection, id)
        evidence = (record[.evidence]?.elements ?? []).map { entry in
            Evidence(bytes: entry, paths: entry.elements(of: "fields").compactMap(\.contentOfString).map(Path.init))
        }
        take(record)
        if record.collection == .states { self["countries"] = Self.array([record[.id]].compactMap(\.self)) }
        self["kind"] = record[.kind].map { Array($0) }
        guard record.collection == .mandates else { return }
        self["document"] = record[.document].map { Array($0) }
        guard let holder = record.text(.holder) else { return }
        let holders = [CollectionName.institutions, .operations].lazy.compactMap { repository[$0].record(id: holder) }
        if let holder = holders.first { holder.withBytes { take(DatedRecord(holder.collection, $0)) } }
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
        self[CollectionSchema.type(of: record.collection)] = record[.id].map { Array($0) }
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
