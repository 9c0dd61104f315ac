/// A record as the seed file has it, before it is known to be right.
struct SeedRecord {
    let collection: CollectionName
    let line: Int
    let position: Int
    let value: JSON
    /// The id, or the place in the file for messages about a record without one.
    let label: String

    init(collection: CollectionName, line: Int, position: Int, value: JSON) {
        self.collection = collection
        self.line = line
        self.position = position
        self.value = value
        label = value["id"]?.string ?? "record \(position + 1)"
    }

    /// Writes the record with its fields in the order of the table, inside objects too, as the next value.
    ///
    /// - Parameter fields: those that the Seed holds.
    func write(_ fields: [Field], to stream: inout JSONStream) { Self.write(value, of: fields, to: &stream) }

    private static func write(_ value: JSON, as type: FieldType, to stream: inout JSONStream) {
        switch type {
        case .list(let element):
            stream.beginArray()
            for item in value.array ?? [] { write(item, as: element, to: &stream) }
            stream.endArray()
        case .object(let fields, _): write(value, of: fields, to: &stream)
        default: stream.value(value)
        }
    }

    private static func write(_ value: JSON, of fields: [Field], to stream: inout JSONStream) {
        var members = OrderedMembers(value)
        stream.beginObject()
        for field in fields {
            guard let value = members[field.name] else { continue }
            stream.name(of: field.name)
            write(value, as: field.type, to: &stream)
        }
        stream.endObject()
    }

    /// A fault of this record.
    func fault(_ field: String?, _ problem: String) -> SeedFault {
        SeedFault(file: "\(collection).json", line: line, record: label, field: field, problem: problem)
    }
}

/// The members of an object, for somebody who asks for them in about the order in which they stand there.
struct OrderedMembers {
    private let members: [JSON.Member]
    private var next = 0

    /// None where the value is no object.
    init(_ value: JSON) { members = value.members ?? [] }

    /// The value of the member of this name; nil where there is none.
    subscript(name: String) -> JSON? {
        mutating get {
            for step in members.indices {
                let place = next + step < members.count ? next + step : next + step - members.count
                guard members[place].name == name else { continue }
                next = place + 1
                return members[place].value
            }
            return nil
        }
    }
}
