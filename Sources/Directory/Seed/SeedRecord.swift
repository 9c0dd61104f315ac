/// A record as the seed file has it, before it is known to be right.
package struct SeedRecord {
    package let collection: CollectionName
    package let line: Int
    package let position: Int
    package let value: JSON
    /// The id, or the place in the file for messages about a record without one.
    package let label: String

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
    /// - Returns: whether all of it was written: what the table does not know is left out.
    func write(_ fields: [Field], to stream: inout JSONStream) -> Bool { Self.write(value, of: fields, to: &stream) }

    private static func write(_ value: JSON, as type: FieldType, to stream: inout JSONStream) -> Bool {
        switch type {
        case .list(let element):
            var isWhole = true
            stream.beginArray()
            for item in value.array ?? [] where !write(item, as: element, to: &stream) { isWhole = false }
            stream.endArray()
            return isWhole
        case .object(let fields, _): return write(value, of: fields, to: &stream)
        default:
            stream.value(value)
            return true
        }
    }

    private static func write(_ value: JSON, of fields: [Field], to stream: inout JSONStream) -> Bool {
        var members = OrderedMembers(value)
        var (isWhole, count) = (true, 0)
        stream.beginObject()
        for field in fields {
            guard let value = members[field.name] else { continue }
            count += 1
            stream.name(of: field.name)
            if !write(value, as: field.type, to: &stream) { isWhole = false }
        }
        stream.endObject()
        return isWhole && count == value.members?.count
    }

    /// A fault of this record.
    ///
    /// - Parameters:
    ///   - field: the path of the value that is wrong: `evidence[2].source`. It is found in the file by it.
    ///   - key: the name that is itself wrong, at the end of the path.
    package func fault(_ field: String?, _ problem: String, key: String? = nil) -> SeedFault {
        SeedFault(
            file: "\(collection).json",
            line: line,
            record: label.abbreviated,
            field: field,
            problem: problem,
            index: position,
            key: key
        )
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
