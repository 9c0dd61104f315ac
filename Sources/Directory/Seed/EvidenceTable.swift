/// The facts of a collection's table, arranged so that the evidence of a record is judged on its line of JSON.
///
/// It tells a record whose evidence is right from one whose evidence may be wrong; what is wrong, `EvidenceChecker`
/// tells.
struct EvidenceTable: Sendable {
    /// How an evidence path names a part of a field.
    private enum Parts {
        case members, values, none
        case items(key: [UInt8])
    }

    private struct Entry {
        let name: [UInt8]
        let isFact: Bool
        let parts: Parts
    }

    private let isEvidenced: Bool
    private let entries: [Entry]

    init(_ schema: CollectionSchema) {
        isEvidenced = schema.isEvidenced
        entries = schema.fields.filter(\.isInSeed).map { field in
            let parts: Parts =
                switch field.type {
                case .object: .members
                case .list(.object(_, let key)): key.map { .items(key: Array($0.utf8)) } ?? .none
                case .list: .values
                default: .none
                }
            return Entry(name: Array(field.name.utf8), isFact: field.isFact, parts: parts)
        }
    }

    /// Whether the evidence of a record certainly covers its facts and speaks of nothing else.
    ///
    /// - Parameter line: a record that has the shape of the table.
    func holds(for line: UnsafeRawBufferPointer) -> Bool {
        guard isEvidenced else { return true }
        // a bit for each field
        guard entries.count <= 64 else { return false }
        return entries.withUnsafeBufferPointer { Look(entries: $0).holds(for: line) }
    }

    /// A look at one record.
    private struct Look {
        let entries: UnsafeBufferPointer<Entry>

        func holds(for line: UnsafeRawBufferPointer) -> Bool {
            var values: [(entry: Int, value: UnsafeRawBufferPointer)] = []
            values.reserveCapacity(entries.count)
            var (evidence, place) = (UnsafeRawBufferPointer(start: nil, count: 0), 0)
            var uncovered: UInt64 = 0
            JSONCursor.forEachMember(of: line) { name, value in
                while place < entries.count, !name.equals(entries[place].name) { place += 1 }
                guard place < entries.count else { return }
                values.append((place, value))
                if entries[place].isFact { uncovered |= 1 << UInt64(place) }
                if name.equals("evidence") { evidence = value }
            }
            var isRight = true
            var (next, count) = (0, 0)
            JSONCursor.forEachElement(of: evidence) { entry in
                guard let fields = JSONCursor.member("fields", of: entry) else { return }
                JSONCursor.forEachElement(of: fields) { path in
                    count += 1
                    // of so many paths the checker tells at less cost
                    guard isRight, count <= Self.fewPaths, let path = path.contentOfString,
                        let found = field(path, values, from: next)
                    else {
                        isRight = false
                        return
                    }
                    next = found + 1
                    uncovered &= ~(1 << UInt64(values[found].entry))
                }
            }
            return isRight && uncovered == 0
        }

        /// As many paths are looked up one after the other.
        private static let fewPaths = 256

        /// The place among the values of the one that a path speaks of; nil where it speaks of none.
        private func field(
            _ path: UnsafeRawBufferPointer,
            _ values: [(entry: Int, value: UnsafeRawBufferPointer)],
            from start: Int
        ) -> Int? {
            let end = path.firstIndex(of: UInt8(ascii: ".")) ?? path.count
            let head = UnsafeRawBufferPointer(rebasing: path[..<end])
            // paths mostly stand in the order of the table
            for step in values.indices {
                let place = start + step < values.count ? start + step : start + step - values.count
                let entry = entries[values[place].entry]
                guard head.equals(entry.name) else { continue }
                guard end + 1 < path.count else { return place }
                let part = UnsafeRawBufferPointer(rebasing: path[(end + 1)...])
                return Self.holds(values[place].value, entry.parts, part) ? place : nil
            }
            return nil
        }

        /// Whether a field's value has a part. Equal texts are written in one way, so that bytes are compared.
        private static func holds(
            _ value: UnsafeRawBufferPointer,
            _ parts: Parts,
            _ part: UnsafeRawBufferPointer
        ) -> Bool {
            var isThere = false
            switch parts {
            case .members: JSONCursor.forEachMember(of: value) { name, _ in if name.equals(part) { isThere = true } }
            case .values:
                JSONCursor.forEachElement(of: value) { item in
                    if item.contentOfString?.equals(part) == true { isThere = true }
                }
            case .items(let key):
                JSONCursor.forEachElement(of: value) { item in
                    JSONCursor.forEachMember(of: item) { name, value in
                        if name.equals(key), value.contentOfString?.equals(part) == true { isThere = true }
                    }
                }
            case .none: break
            }
            return isThere
        }
    }
}
