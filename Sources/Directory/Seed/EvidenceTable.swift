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
                case .list(.object(_, let key)): key.map { .items(key: Array($0.first.utf8)) } ?? .none
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

        /// A field of the record that is looked at.
        private struct Value {
            let entry: Int
            let bytes: UnsafeRawBufferPointer
            /// How many items its list has; 0 until a path names one.
            var items = 0
            /// The items that paths name, a bit for each; the lowest bit stands for a field that is no list.
            var covered: UInt64 = 0
        }

        func holds(for line: UnsafeRawBufferPointer) -> Bool {
            var values: [Value] = []
            values.reserveCapacity(entries.count)
            var (evidence, place) = (UnsafeRawBufferPointer(start: nil, count: 0), 0)
            JSONCursor.forEachMember(of: line) { name, value in
                while place < entries.count, !name.equals(entries[place].name) { place += 1 }
                guard place < entries.count else { return }
                values.append(Value(entry: place, bytes: value))
                if name.equals("evidence") { evidence = value }
            }
            var isRight = true
            var (next, count) = (0, 0)
            JSONCursor.forEachElement(of: evidence) { entry in
                var fields: UnsafeRawBufferPointer?
                JSONCursor.forEachMember(of: entry) { name, value in
                    if name.equals("fields") { fields = value }
                    // what contradicts a fact is no evidence of it; the checker tells
                    if name.equals("basis"), value.contentOfString?.equals("contradicts") == true { isRight = false }
                }
                guard isRight, let fields else { return }
                JSONCursor.forEachElement(of: fields) { path in
                    count += 1
                    // of so many paths the checker tells at less cost
                    guard isRight, count <= Self.fewPaths, let path = path.contentOfString,
                        let found = cover(path, &values, from: next)
                    else {
                        isRight = false
                        return
                    }
                    next = found + 1
                }
            }
            return isRight && values.allSatisfy { !entries[$0.entry].isFact || isCovered($0) }
        }

        /// As many paths are looked up one after the other.
        private static let fewPaths = 256

        private func isCovered(_ value: Value) -> Bool {
            value.covered == (value.items == 0 ? 1 : UInt64.max >> UInt64(64 - value.items))
        }

        /// Notes that a path names a value, or an item of it.
        ///
        /// - Returns: the place among the values of the one that the path speaks of; nil where it is not certain that it
        ///   speaks of one.
        private func cover(_ path: UnsafeRawBufferPointer, _ values: inout [Value], from start: Int) -> Int? {
            let end = path.firstIndex(of: UInt8(ascii: ".")) ?? path.count
            let head = UnsafeRawBufferPointer(rebasing: path[..<end])
            // paths mostly stand in the order of the table
            for step in values.indices {
                let place = start + step < values.count ? start + step : start + step - values.count
                let entry = entries[values[place].entry]
                guard head.equals(entry.name) else { continue }
                let part = end + 1 < path.count ? UnsafeRawBufferPointer(rebasing: path[(end + 1)...]) : nil
                return Self.cover(part, of: &values[place], entry.parts) ? place : nil
            }
            return nil
        }

        /// Equal texts are written in one way, so that bytes are compared.
        private static func cover(_ part: UnsafeRawBufferPointer?, of value: inout Value, _ parts: Parts) -> Bool {
            var (found, items, matches) = (0, 0, 0)
            func take(_ isMatch: Bool) {
                if isMatch { (found, matches) = (items, matches + 1) }
                items += 1
            }
            switch (parts, part) {
            case (.none, nil), (.members, nil): matches = 1
            case (.members, let part?):
                JSONCursor.forEachMember(of: value.bytes) { name, _ in if name.equals(part) { matches = 1 } }
            case (.values, let part?):
                JSONCursor.forEachElement(of: value.bytes) { take($0.contentOfString?.equals(part) == true) }
                value.items = items
            case (.items(let key), let part?):
                JSONCursor.forEachElement(of: value.bytes) { item in
                    var isMatch = false
                    JSONCursor.forEachMember(of: item) { name, value in
                        if name.equals(key), value.contentOfString?.equals(part) == true { isMatch = true }
                    }
                    take(isMatch)
                }
                value.items = items
            case (.none, _), (.values, nil), (.items, nil): break
            }
            // an item that is there twice, and more items than there are bits, are left to the checker
            guard matches == 1, items <= 64 else { return false }
            value.covered |= 1 << UInt64(found)
            return true
        }
    }
}
