package import Directory

/// The template of a new record.
enum NewRecord {
    /// The reason of the gaps that a template has.
    static let reason = "Not looked up yet."

    /// The confidence of a record that nobody has judged yet.
    private static let confidence = "medium"

    /// A record with an id and what another record suggests.
    ///
    /// - Parameter other: a record of the same collection. Its terms, which need no source of their own, are taken over;
    ///   for its other fields there are gaps.
    static func template(_ address: RecordAddress, like other: JSON?) -> JSON {
        let schema = CollectionSchema.named(address.collection)
        var record: JSON = ["id": .string(address.id)]
        func set(_ name: String, _ value: JSON) { record = record.setting(name, value, order: schema.fields) }
        var gaps: [JSON] = []
        for field in schema.fields where field.isInSeed && !["id", "name", "names"].contains(field.name) {
            if field.name == "confidence" {
                set(field.name, .string(confidence))
                continue
            }
            guard let value = other?[field.name], !["gaps", "evidence", "note", "former_ids"].contains(field.name)
            else {
                continue
            }
            if case .term = field.type, !field.isFact { set(field.name, value) }
            if field.isFact, !field.isRequired {
                gaps.append(["field": .string(field.name), "reason": .string(reason)])
            }
        }
        if !gaps.isEmpty { set("gaps", .array(gaps)) }
        return record
    }
}

extension SeedDraft {
    /// Creates a record.
    ///
    /// - Parameters:
    ///   - other: a record of the same collection to take the form from.
    ///   - name: the name; an official name in this language is noted with it.
    ///   - assignments: further values.
    ///   - citation: what name and values rest on.
    package mutating func create(
        _ address: RecordAddress,
        like other: RecordAddress? = nil,
        name: String? = nil,
        language: String = "en",
        _ assignments: [Assignment] = [],
        citation: Citation? = nil
    ) throws(EditRefusal) -> EditResult {
        guard address.collection != .sources else {
            throw .senseless("A source is made by osce-directory source add ID, which takes its address and publisher.")
        }
        if let name, name.allSatisfy(\.isWhitespace) {
            throw .senseless("--name is empty. Leave it out, or say what the record is called.")
        }
        try requireFree(address)
        if let other, other.collection != address.collection {
            throw .senseless("--like takes a record of \(address.collection), and \(other) is none.")
        }
        add(NewRecord.template(address, like: other.flatMap { self[$0] }), to: address.collection)
        var values = assignments
        if let name {
            let official: JSON = ["value": .string(name), "kind": "official", "language": .string(language)]
            values = [Assignment("name", .text(name)), Assignment("names+", .json(official))] + values
        }
        var result = values.isEmpty ? EditResult() : try set(address, values, citation: citation)
        result.created = [address]
        return result
    }

    /// The collection that a person means by its name or by what its records are called.
    package static func collection(_ text: String) throws(EditRefusal) -> CollectionName {
        for name in CollectionName.seeded where name.rawValue == text || CollectionSchema.named(name).type == text {
            return name
        }
        let known = CollectionName.seeded.map { CollectionSchema.named($0).type }
        throw .senseless("there is no type \(text). Types: \(known.joined(separator: ", ")).")
    }
}
