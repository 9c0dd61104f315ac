/// One record as it is served: the seed's fields in the order of the table, with what the program derives.
///
/// It is kept as JSON alone, which is read anew each time: whoever needs a field takes `value` once, or a projection where
/// few fields are needed of many records.
package struct Record: Sendable {
    /// The collection it belongs to.
    package let collection: CollectionName
    /// Its place among the records of its storage.
    let number: Int
    let storage: RecordStorage

    /// A record in storage.
    init(_ collection: CollectionName, _ number: Int, in storage: RecordStorage) {
        self.collection = collection
        self.number = number
        self.storage = storage
    }

    /// A record with storage of its own.
    init(_ collection: CollectionName, _ value: JSON) {
        self.init(collection, 0, in: RecordStorage([value.bytes]))
    }

    /// The id.
    package var id: String { withBytes { String(decoding: JSONCursor.id(of: $0), as: UTF8.self) } }

    /// The name in use today, or the last one.
    package var name: String { withBytes { JSONCursor.name(of: $0).map(JSONCursor.string) ?? "" } }

    /// The language of the name where it is not English.
    package var nameLanguage: String? {
        withBytes { record in
            // it stands behind the name, and mostly it is not there
            guard let name = JSONCursor.opening(of: record) else { return nil }
            return JSONCursor.nameLanguage(of: record, behind: name.end).map(JSONCursor.string)
        }
    }

    /// All of it, read anew.
    package var value: JSON { withBytes(JSONReader.readTrusted) }

    /// Some members, read anew.
    package func value(_ projection: JSONProjection) -> JSON { withBytes(projection.read) }

    /// Members as JSON in one line, read in one pass.
    ///
    /// - Parameter names: in the order of the table.
    /// - Returns: for each name the member; nil where the record has none.
    package func encodedMembers(_ names: [String]) -> [String?] {
        var texts = [String?](repeating: nil, count: names.count)
        guard !names.isEmpty else { return texts }
        withBytes { record in
            JSONCursor.forEachMember(of: record) { name, value in
                guard let place = names.firstIndex(where: { name.elementsEqual($0.utf8) }) else { return }
                texts[place] = String(decoding: value, as: UTF8.self)
            }
        }
        return texts
    }

    /// All of it as JSON in one line.
    package var bytes: [UInt8] { withBytes { Array($0) } }

    /// The number of bytes of the record as JSON.
    package var size: Int { withBytes(\.count) }

    /// Writes the record as the next value.
    package func write(to stream: inout JSONStream) { withBytes { stream.value(encoded: $0) } }

    /// Writes the name as the next value.
    package func writeName(to stream: inout JSONStream) {
        withBytes { record in
            if let name = JSONCursor.name(of: record) {
                stream.value(encoded: name)
            } else {
                stream.value("")
            }
        }
    }

    /// Writes the members that say which record it is, in the object under way: id, type, url and name.
    package func writeIdentity(to stream: inout JSONStream) {
        withBytes { record in
            if var end = JSONCursor.opening(of: record)?.end {
                if let language = JSONCursor.nameLanguage(of: record, behind: end) {
                    end += #","name_language":"#.utf8.count + language.count
                }
                stream.members(UnsafeRawBufferPointer(rebasing: record[1..<end]))
                return
            }
            for name in ["id", "type", "url", "name"] as [StaticString] {
                stream.name(name)
                if let value = JSONCursor.member(name, of: record) {
                    stream.value(encoded: value)
                } else {
                    stream.value("")
                }
            }
        }
    }

    /// Lends the record as JSON; the bytes must not be kept.
    func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        storage.withRecord(number, use)
    }

    /// Where it is served, from the root: `/institutions/ttd`.
    package var path: String { Self.path(collection, id) }

    /// Where a record is served.
    package static func path(_ collection: CollectionName, _ id: String) -> String {
        var path = TextBuilder()
        path.append(collection.path)
        path.append(literal: "/")
        path.append(id)
        return path.text
    }
}

/// The records of a collection in the order of their ids.
package struct Records: RandomAccessCollection, Sendable {
    let collection: CollectionName
    let storage: RecordStorage

    /// The number of the first record.
    package var startIndex: Int { 0 }
    /// One more than the number of the last record.
    package var endIndex: Int { storage.count }
    /// A record by its number.
    package subscript(number: Int) -> Record { Record(collection, number, in: storage) }
}
