/// Some members of an object, at any depth, to be read without the rest.
///
/// Most callers need a few short members of a record whose evidence and prose take most of its bytes. What is left out is
/// passed over and never becomes a value.
package struct JSONProjection: Sendable {
    private struct Member: Sendable {
        let name: [UInt8]
        /// What to read of it; nil for all of it.
        let part: JSONProjection?
    }

    private let members: [Member]
    /// For each member what tells its name from most others: most members of a record are none of these.
    private let marks: [Int]

    /// The members at these paths, the names on the way joined by dots: `seat.coordinates`. A path goes through every
    /// element of an array.
    package init(_ paths: String...) { self.init(paths) }

    /// The members at these paths.
    package init(_ paths: [String]) { self.init(paths.map { $0.split(separator: ".").map(String.init)[...] }) }

    init(_ paths: [ArraySlice<String>]) {
        var order: [String] = []
        var parts: [String: [ArraySlice<String>]] = [:]
        for path in paths {
            guard let name = path.first else { continue }
            if parts[name] == nil { order.append(name) }
            parts[name, default: []].append(path.dropFirst())
        }
        members = order.map { name in
            let rest = parts[name] ?? []
            return Member(
                name: Array(name.utf8),
                part: rest.contains(where: \.isEmpty) ? nil : JSONProjection(rest)
            )
        }
        marks = members.map { $0.name.withUnsafeBytes(\.mark) }
    }

    /// Reads the members of an object that this program wrote; of an array, those of each element. Any other value is read
    /// whole. The members keep the order of the object.
    func read(_ bytes: UnsafeRawBufferPointer) -> JSON {
        switch bytes.first {
        case UInt8(ascii: "{"): return object(bytes)
        case UInt8(ascii: "["):
            var elements: [JSON] = []
            JSONCursor.forEachElement(of: bytes) { elements.append(read($0)) }
            return .array(elements)
        default: return JSONReader.readTrusted(bytes)
        }
    }

    private func object(_ bytes: UnsafeRawBufferPointer) -> JSON {
        var found: [JSON.Member] = []
        found.reserveCapacity(members.count)
        var rest = JSONCursor.Members(of: bytes)
        // a name stands once in an object
        while found.count < members.count, let next = rest.next() {
            let mark = next.name.mark
            var place = 0
            while place < marks.count, marks[place] != mark || !next.name.equals(members[place].name) { place += 1 }
            guard place < marks.count else { continue }
            let value = members[place].part?.read(next.value) ?? JSONReader.readTrusted(next.value)
            found.append(JSON.Member(String(decoding: next.name, as: UTF8.self), value))
        }
        return .object(found)
    }
}
