internal import Words

/// Reads the names, the terms and the prose of records into an index of their words.
struct TextIndexBuilder {
    private let schema: CollectionSchema
    private var passages: Passages
    private var words = WordTable()
    /// The word and the passage of each occurrence, a word of a passage once, passages ascending.
    private var occurrences: (words: [UInt32], passages: [UInt32]) = ([], [])
    /// One more than the last passage that each word was seen in.
    private var latest: [UInt32] = []
    /// What the values of terms stand for, by leaf.
    private var termWords: [TermWords]
    /// The words of a term under way; nil while words belong to a passage.
    private var collected: [UInt32]?
    private var folded: [UInt8] = []
    private var key: [UInt8] = []

    /// The index of some records' words.
    static func index(_ schema: CollectionSchema, _ records: Records) -> TextIndex {
        var builder = TextIndexBuilder(schema: schema, passages: Passages(schema, records))
        let shape = schema.shape
        var visitor = PassageVisitor(leaves: shape.leaves.map { builder.role(of: $0) })
        records.storage.forEach(in: 0..<records.count) { _, record in
            visitor.texts.removeAll(keepingCapacity: true)
            visitor.terms.removeAll(keepingCapacity: true)
            shape.walk(record, &visitor)
            builder.add(record, visitor)
        }
        return builder.index(records.count)
    }

    private init(schema: CollectionSchema, passages: Passages) {
        (self.schema, self.passages) = (schema, passages)
        termWords = schema.shape.leaves.map { _ in TermWords() }
    }

    /// What is done with the values at a leaf.
    private struct LeafRole {
        /// The field, where they are texts that are searched.
        var field: Int?
        var term: SearchedTerm?
        /// Whether they say what kind of name the one before is.
        var isNameKind = false
    }

    private func role(of leaf: Leaf) -> LeafRole {
        guard case .value = leaf.content else { return LeafRole() }
        let path = leaf.path == "names.value" ? "names" : leaf.path
        return LeafRole(
            field: passages.fields.firstIndex { $0.path == path },
            term: SearchedTerm(leaf, in: schema),
            isNameKind: leaf.path == "names.kind"
        )
    }

    private struct PassageVisitor: LeafVisitor {
        let leaves: [LeafRole]
        var texts: [(field: Int, bytes: UnsafeRawBufferPointer)] = []
        var terms: [(leaf: Int, bytes: UnsafeRawBufferPointer)] = []

        init(leaves: [LeafRole]) { self.leaves = leaves }

        mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer) {
            guard kind == .string else { return }
            if let field = leaves[leaf].field { texts.append((field, bytes)) }
            if leaves[leaf].term != nil { terms.append((leaf, bytes)) }
            if leaves[leaf].isNameKind, let last = texts.indices.last, texts[last].field == Self.names,
                !Self.kindsInUse.contains(where: { bytes.elementsEqual($0) })
            {
                texts[last].field = Self.otherNames
            }
        }

        /// Where `names` stands among the fields, as names in use and as others (`SearchField.fields`).
        private static let (names, otherNames) = (1, 2)
        private static let kindsInUse = ["official", "acronym", "formal"].map { Array($0.utf8) }
    }

    /// Takes the texts of the next record.
    private mutating func add(_ record: UnsafeRawBufferPointer, _ found: PassageVisitor) {
        let name = found.texts.first { $0.field == 0 }?.bytes
        for field in passages.fields.indices {
            for text in found.texts where text.field == field {
                // the name of today stands among the names once more
                if field == 1 || field == 2, let name, name.equals(text.bytes) { continue }
                guard let start = record.baseAddress, let own = text.bytes.baseAddress else { continue }
                var count = addWords(of: text.bytes, symbols: passages.fields[field].isName)
                if passages.fields[field].path == "id" { count += addCodes(ofRecord: text.bytes) }
                if count > 0 { passages.append(field: field, start: own - start, words: count) }
            }
        }
        addTerms(found.terms, found.leaves)
        passages.endRecord()
    }

    /// Notes codes that no field holds.
    private mutating func addCodes(ofRecord id: UnsafeRawBufferPointer) -> Int {
        guard !schema.otherCodes.isEmpty else { return 0 }
        for code in schema.otherCodes[String(decoding: id, as: UTF8.self)] ?? [] {
            Array(code.utf8).withUnsafeBytes { add($0) }
        }
        return 0
    }

    /// Notes the words of a record's terms, in one passage.
    private mutating func addTerms(_ terms: [(leaf: Int, bytes: UnsafeRawBufferPointer)], _ leaves: [LeafRole]) {
        guard !terms.isEmpty else { return }
        for (leaf, bytes) in terms {
            guard let term = leaves[leaf].term else { continue }
            for number in numbers(of: term, leaf, bytes) { note(Int(number)) }
        }
        if let field = passages.fields.indices.last { passages.append(field: field, start: 0, words: 0) }
    }

    /// The numbers of the words that a value at a leaf stands for. Records share their terms, so each is read once.
    private mutating func numbers(of term: SearchedTerm, _ leaf: Int, _ bytes: UnsafeRawBufferPointer) -> [UInt32] {
        let number = Int(termWords[leaf].table.number(of: bytes))
        if number < termWords[leaf].numbers.count { return termWords[leaf].numbers[number] }
        collected = []
        switch term {
        case .term(let vocabulary):
            _ = addWords(of: bytes, symbols: false)
            let id = String(decoding: bytes, as: UTF8.self)
            for entry in vocabulary.terms where entry.id == id {
                for word in [entry.label] + entry.aliases {
                    Array(word.utf8).withUnsafeBytes { _ = addWords(of: $0, symbols: false) }
                }
            }
        case .year: if bytes.count >= 4 { add(UnsafeRawBufferPointer(rebasing: bytes[0..<4])) }
        case .words: _ = addWords(of: bytes, symbols: false)
        case .state: (Array(TextIndex.stateMark.utf8) + bytes).withUnsafeBytes { add($0) }
        case .symbol: _ = addWords(of: bytes, symbols: true)
        case .asked(let words):
            for word in words { Array(word.utf8).withUnsafeBytes { _ = addWords(of: $0, symbols: false) } }
        }
        let numbers = collected ?? []
        collected = nil
        termWords[leaf].numbers.append(numbers)
        return numbers
    }

    /// The values at a leaf, and the numbers of the words that each stands for.
    private struct TermWords {
        var table = InternTable(isCopying: true)
        var numbers: [[UInt32]] = []
    }

    /// Notes the words of the next passage; gives how many words the text has.
    private mutating func addWords(of text: UnsafeRawBufferPointer, symbols: Bool) -> Int {
        if text.contains(UInt8(ascii: "\\")) {
            folded = SearchFolding.fold(JSONCursor.text(text))
        } else {
            SearchFolding.fold(text, into: &folded)
        }
        let bytes = folded
        return bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var run = 0..<0
            var parts = 0
            FoldedWord.words(of: bytes) { word in
                count += 1
                addKey(of: UnsafeBufferPointer(rebasing: bytes[word.range]))
                if word.isJoined {
                    run = run.lowerBound..<word.range.upperBound
                    parts += 1
                } else {
                    if parts > 1 { addJoined(UnsafeBufferPointer(rebasing: bytes[run])) }
                    run = word.range
                    parts = 1
                }
            }
            if parts > 1 { addJoined(UnsafeBufferPointer(rebasing: bytes[run])) }
            if symbols {
                for symbol in DocumentSymbol.symbols(in: bytes) {
                    for form in symbol.forms { Array((TextIndex.symbolMark + form).utf8).withUnsafeBytes { add($0) } }
                }
            }
            return count
        }
    }

    /// Notes the word that parts make without what stands between them.
    private mutating func addJoined(_ run: UnsafeBufferPointer<UInt8>) {
        run.filter(FoldedWord.isLetter).withUnsafeBufferPointer { addKey(of: $0) }
    }

    private mutating func addKey(of word: UnsafeBufferPointer<UInt8>) {
        WordKey.write(word, to: &key)
        let bytes = key
        bytes.withUnsafeBytes { add($0) }
    }

    private mutating func add(_ word: UnsafeRawBufferPointer) {
        let number = words.number(of: word)
        if number == latest.count { latest.append(0) }
        if collected == nil { note(number) } else { collected?.append(UInt32(number)) }
    }

    /// Notes an occurrence in the passage under way.
    private mutating func note(_ number: Int) {
        let passage = UInt32(passages.count)
        guard latest[number] != passage + 1 else { return }
        latest[number] = passage + 1
        occurrences.words.append(UInt32(number))
        occurrences.passages.append(passage)
    }

    private func index(_ recordCount: Int) -> TextIndex {
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
        return TextIndex(passages: passages, recordCount: recordCount, words: table, starts: starts, holders: holders)
    }
}

/// Different words, numbered in the order they came.
private struct WordTable {
    private var slots = [UInt32](repeating: 0, count: 1_024)
    private var hashes: [UInt32] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// The number of a word.
    mutating func number(of word: UnsafeRawBufferPointer) -> Int {
        let hash = InternTable.hash(word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, bytes[range(number)].elementsEqual(word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: word)
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
