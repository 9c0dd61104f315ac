internal import Words

/// Reads the names and the prose of records into an index of their words.
struct TextIndexBuilder {
    private var passages: Passages
    private var words = WordTable()
    /// The word and the passage of each occurrence, a word of a passage once, passages ascending.
    private var occurrences: (words: [UInt32], passages: [UInt32]) = ([], [])
    /// One more than the last passage that each word was seen in.
    private var latest: [UInt32] = []

    /// The index of some records' words.
    static func index(_ schema: CollectionSchema, _ records: Records) -> TextIndex {
        var builder = TextIndexBuilder(passages: Passages(schema, records))
        let shape = schema.shape
        var visitor = PassageVisitor(leaves: builder.placesOfLeaves(shape))
        records.storage.forEach(in: 0..<records.count) { _, record in
            visitor.found.removeAll(keepingCapacity: true)
            shape.walk(record, &visitor)
            builder.add(record, visitor.found)
        }
        return builder.index()
    }

    /// The place that each leaf's texts have, where they are searched.
    private func placesOfLeaves(_ shape: RecordShape) -> [Int?] {
        shape.leaves.map { leaf in
            guard case .value = leaf.content else { return nil }
            return passages.places.firstIndex {
                $0.path == leaf.path || $0.path == "names" && leaf.path == "names.value"
            }
        }
    }

    private struct PassageVisitor: LeafVisitor {
        let leaves: [Int?]
        var found: [(place: Int, bytes: UnsafeRawBufferPointer)] = []

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            if kind == .string, let place = leaves[leaf] { found.append((place, bytes)) }
        }
    }

    /// Takes the texts of the next record.
    private mutating func add(
        _ record: UnsafeRawBufferPointer,
        _ texts: [(place: Int, bytes: UnsafeRawBufferPointer)]
    ) {
        let name = texts.first { $0.place == 0 }?.bytes
        for place in passages.places.indices {
            for text in texts where text.place == place {
                // the name of today stands among the names once more
                if place == 1, let name, name.equals(text.bytes) { continue }
                guard let start = record.baseAddress, let own = text.bytes.baseAddress else { continue }
                let count = addWords(of: text.bytes)
                if count > 0 { passages.append(place: place, start: own - start, isSingleWord: count == 1) }
            }
        }
        passages.endRecord()
    }

    /// Notes the words of the next passage; gives how many words the text has.
    private mutating func addWords(of text: UnsafeRawBufferPointer) -> Int {
        var count = 0
        let isPlain = text.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") }
        guard isPlain else {
            for word in Folding.words(JSONCursor.text(text)) {
                Array(word.utf8).withUnsafeBytes { add($0) }
                count += 1
            }
            return count
        }
        // a word of ASCII is folded where it is put, without a String for each
        var place = 0
        while place < text.count {
            guard Folding.isLetterOrDigit(text[place]) else {
                place += 1
                continue
            }
            let start = place
            while place < text.count, Folding.isLetterOrDigit(text[place]) { place += 1 }
            add(UnsafeRawBufferPointer(rebasing: text[start..<place]))
            count += 1
        }
        return count
    }

    private mutating func add(_ word: UnsafeRawBufferPointer) {
        let number = words.number(of: word)
        if number == latest.count { latest.append(0) }
        let passage = UInt32(passages.count)
        guard latest[number] != passage + 1 else { return }
        latest[number] = passage + 1
        occurrences.words.append(UInt32(number))
        occurrences.passages.append(passage)
    }

    private func index() -> TextIndex {
        let (table, codes) = words.arranged()
        var starts = [UInt32](repeating: 0, count: table.count + 1)
        for number in occurrences.words { starts[codes[Int(number)] + 1] += 1 }
        for code in 0..<table.count { starts[code + 1] += starts[code] }
        var next = starts
        var holders = [UInt32](repeating: 0, count: occurrences.words.count)
        for (number, passage) in zip(occurrences.words, occurrences.passages) {
            let code = codes[Int(number)]
            holders[Int(next[code])] = passage
            next[code] += 1
        }
        return TextIndex(passages: passages, words: table, starts: starts, holders: holders)
    }
}

/// Different words in small letters, numbered in the order they came.
private struct WordTable {
    private var slots = [UInt32](repeating: 0, count: 1_024)
    private var hashes: [UInt32] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var scratch: [UInt8] = []

    /// The number of a word; capital letters of ASCII count as small ones.
    mutating func number(of word: UnsafeRawBufferPointer) -> Int {
        scratch.removeAll(keepingCapacity: true)
        for byte in word { scratch.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        let hash = scratch.withUnsafeBytes { InternTable.hash($0) }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, bytes[range(number)].elementsEqual(scratch) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: scratch)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = UInt32(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    /// The words in order, and the place of each number's word among them.
    func arranged() -> (words: TextTable, places: [Int]) {
        let order = bytes.withUnsafeBytes { bytes in
            ends.indices.sorted { left, right in
                UnsafeRawBufferPointer(rebasing: bytes[range(left)])
                    .precedes(UnsafeRawBufferPointer(rebasing: bytes[range(right)]))
            }
        }
        var table = TextTable()
        var places = [Int](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() {
            table.append(bytes[range(number)])
            places[number] = place
        }
        return (table, places)
    }

    private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }
}
