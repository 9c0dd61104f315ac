/// Finds the line and the column of faults, by a second reading of the files that have some. A right Seed pays nothing.
///
/// A file is read once for all of its faults, in a time in proportion to its size and their number: records without a fault
/// are passed over, of each other one the places of all values are taken.
package enum FaultLocator {
    /// Finds the places of the faults of a Seed that were not placed yet.
    ///
    /// - Returns: the faults of each file in the order of its lines; files in the order of their first fault.
    package static func locate(_ faults: [SeedFault], in seed: Seed) -> [SeedFault] {
        locate(faults, in: seed.files, folder: seed.folder)
    }

    static func locate(_ faults: [SeedFault], in files: [String: [UInt8]], folder: String?) -> [SeedFault] {
        var (names, groups) = ([String](), [String: [SeedFault]]())
        for fault in faults {
            if groups[fault.file] == nil { names.append(fault.file) }
            groups[fault.file, default: []].append(fault)
        }
        return names.flatMap { name in
            var own = groups[name] ?? []
            for index in own.indices { own[index].folder = folder }
            if let bytes = files[name] { bytes.withUnsafeBufferPointer { place(&own, $0.withoutByteOrderMark) } }
            return own.enumerated().sorted { left, right in
                let (first, second) = (order(left.element), order(right.element))
                return first == second ? left.offset < right.offset : first < second
            }.map(\.element)
        }
    }

    /// What cannot be placed comes first.
    private static func order(_ fault: SeedFault) -> (Int, Int) { (fault.line ?? 0, fault.column ?? 0) }

    private static func place(_ faults: inout [SeedFault], _ bytes: UnsafeBufferPointer<UInt8>) {
        var offsets: [(fault: Int, offset: Int)] = []
        let open = faults.indices.filter { faults[$0].column == nil }
        var reader = PlaceReader(bytes)
        if reader.isArray {
            let numbered = Dictionary(grouping: open.filter { faults[$0].index != nil }) { faults[$0].index ?? 0 }
            let lined = Dictionary(grouping: open.filter { faults[$0].index == nil && faults[$0].line != nil }) {
                faults[$0].line ?? 0
            }
            var (number, line, counted, taken) = (0, 1, 0, 0)
            reader.enter()
            while reader.next() {
                line += JSONReader.newlines(bytes[counted..<reader.place])
                counted = reader.place
                // of several records on a line the first is taken
                let own = (numbered[number] ?? []) + (line > taken ? lined[line] ?? [] : [])
                taken = line
                if own.isEmpty {
                    reader.skip()
                } else {
                    var record = FaultPlaces(reader.value())
                    for place in own { offsets.append((place, record.offset(of: faults[place]))) }
                }
                number += 1
            }
        } else if !open.isEmpty {
            var whole = FaultPlaces(reader.value())
            for place in open where faults[place].field != nil {
                offsets.append((place, whole.offset(of: faults[place])))
            }
        }
        offsets.sort { $0.offset < $1.offset }
        let positions = TextPosition.positions(of: offsets.map(\.offset), in: bytes)
        for (place, position) in zip(offsets, positions) {
            (faults[place.fault].line, faults[place.fault].column) = (position.line, position.column)
        }
        // a fault of a line that no record begins on
        for place in open where faults[place].column == nil && faults[place].line != nil { faults[place].column = 1 }
    }
}

/// The places of the faults of one record.
private struct FaultPlaces {
    private let record: LocatedJSON
    /// For each field that was searched the places of each text in it that were not taken yet.
    private var texts: [String: [String: ArraySlice<Int>]] = [:]

    init(_ record: LocatedJSON) { self.record = record }

    /// The place of a fault. Of faults that name the same text of a list each has a place of its own.
    mutating func offset(of fault: SeedFault) -> Int {
        let field = fault.field ?? ""
        if let key = fault.key {
            var path = Substring(field).dropLast(key.abbreviated.count)
            if path.last == "." { path = path.dropLast() }
            return record.offset(of: path, key: key)
        }
        let value = record.value(at: field)
        switch value.content {
        case .string, .other: return value.start
        case .array, .object: break
        }
        // a fault of a whole list or object often begins with the text in it that is meant
        if texts[field] == nil { texts[field] = value.texts.mapValues { $0[...] } }
        let text = Self.named(in: fault.problem)
        guard let places = texts[field]?[text], let first = places.first else { return value.start }
        if places.count > 1 { texts[field]?[text]?.removeFirst() }
        return first
    }

    /// The text that a problem begins with: `"staff.2024" points at nothing …`, `2027-01 is after …`.
    private static func named(in problem: String) -> String {
        guard problem.hasPrefix("\"") else { return String(problem.prefix { $0 != " " }) }
        return String(problem.dropFirst().prefix { $0 != "\"" })
    }
}
