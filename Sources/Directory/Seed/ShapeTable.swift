/// What the table of a collection asks of a record, arranged so that a line of JSON is judged without a tree.
///
/// It tells a record that is right from one that may be wrong; what is wrong, `ShapeChecker` tells. It is made of numbers
/// alone, so that threads that judge at the same time do not wait for each other to count references.
struct ShapeTable: Sendable {
    private enum Kind {
        case text, slug, term, date, count, flag, url, position, any, list, object
    }

    private struct Node {
        let kind: Kind
        /// The members of an object, the terms of a vocabulary, the element of a list.
        let parts: Range<Int>
        /// The most letters of a text.
        var longest = Int.max
        /// Whether a date tells of something that has happened.
        var isPast = false
    }

    private struct Member {
        let name: Range<Int>
        let node: Int
        let isRequired: Bool
    }

    private var nodes: [Node] = []
    private var members: [Member] = []
    private var terms: [Range<Int>] = []
    /// The names of members and the terms, one behind another.
    private var words: [UInt8] = []
    private var whole = 0..<0

    /// - Parameter fields: those that a record of the Seed may have.
    init(_ fields: [Field]) { whole = add(fields) }

    /// Whether a record is certainly right, if it has no members but those of the table.
    func holds(for line: UnsafeRawBufferPointer) -> Bool { newest(in: line) != nil }

    /// The first day of the newest date that tells of something that has happened, as yyyymmdd, 0 where there is none; nil
    /// where the record may be wrong.
    func newest(in line: UnsafeRawBufferPointer) -> Int32? {
        guard let cursor = JSONCursor(line) else { return nil }
        return nodes.withUnsafeBufferPointer { nodes in
            members.withUnsafeBufferPointer { members in
                terms.withUnsafeBufferPointer { terms in
                    words.withUnsafeBytes { words in
                        var look = Look(nodes: nodes, members: members, terms: terms, words: words, cursor: cursor)
                        return look.object(whole) ? look.newest : nil
                    }
                }
            }
        }
    }

    // MARK: Arranging

    private mutating func add(_ fields: [Field]) -> Range<Int> {
        let own = fields.map { field in
            let name = word(field.name)
            let node = add(field.type, field)
            return Member(name: name, node: node, isRequired: field.isRequired)
        }
        members += own
        return members.count - own.count..<members.count
    }

    private mutating func word(_ text: String) -> Range<Int> {
        let start = words.count
        words.append(contentsOf: text.utf8)
        return start..<words.count
    }

    private mutating func add(_ type: FieldType, _ field: Field) -> Int {
        var node: Node
        switch type {
        case .text, .token: node = Node(kind: .text, parts: 0..<0)
        case .slug, .reference: node = Node(kind: .slug, parts: 0..<0)
        // which of the two it is, the references tell
        case .either(_, .token): node = Node(kind: .text, parts: 0..<0)
        case .either(let left, _): return add(left, field)
        case .term(let vocabulary):
            let own = vocabulary.ids.map { word($0) }
            terms += own
            node = Node(kind: .term, parts: terms.count - own.count..<terms.count)
        case .date: node = Node(kind: .date, parts: 0..<0)
        case .count: node = Node(kind: .count, parts: 0..<0)
        case .flag: node = Node(kind: .flag, parts: 0..<0)
        case .url: node = Node(kind: .url, parts: 0..<0)
        case .position: node = Node(kind: .position, parts: 0..<0)
        case .any: node = Node(kind: .any, parts: 0..<0)
        case .list(let element):
            let element = add(element, field)
            node = Node(kind: .list, parts: element..<element + 1)
        case .object(let fields, _): node = Node(kind: .object, parts: add(fields))
        }
        node.longest = field.longest
        node.isPast = field.tellsOfThePast
        nodes.append(node)
        return nodes.count - 1
    }

    // MARK: Judging

    /// A look at one record.
    private struct Look {
        let nodes: UnsafeBufferPointer<Node>
        let members: UnsafeBufferPointer<Member>
        let terms: UnsafeBufferPointer<Range<Int>>
        let words: UnsafeRawBufferPointer
        var cursor: JSONCursor
        /// The first day of the newest date so far of something that has happened.
        var newest: Int32 = 0

        private func isWord(_ word: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
            UnsafeRawBufferPointer(rebasing: words[word]).equals(bytes)
        }

        /// Members stand in the order of the table, each once.
        mutating func object(_ own: Range<Int>) -> Bool {
            guard cursor.take(UInt8(ascii: "{")), cursor.next == UInt8(ascii: "\"") else { return false }
            var place = own.lowerBound
            repeat {
                let name = cursor.string()
                while place < own.upperBound, !isWord(members[place].name, name) {
                    if members[place].isRequired { return false }
                    place += 1
                }
                guard place < own.upperBound, cursor.take(UInt8(ascii: ":")), value(nodes[members[place].node])
                else { return false }
                place += 1
            } while cursor.take(UInt8(ascii: ","))
            return cursor.take(UInt8(ascii: "}")) && !members[place..<own.upperBound].contains { $0.isRequired }
        }

        private mutating func value(_ node: Node) -> Bool {
            switch node.kind {
            case .object: return object(node.parts)
            case .list: return list(nodes[node.parts.lowerBound])
            case .any: return cursor.value().first.map { $0 != UInt8(ascii: "n") } ?? false
            case .flag:
                let first = cursor.value().first
                return first == UInt8(ascii: "t") || first == UInt8(ascii: "f")
            case .count: return cursor.value().isDigits
            case .position: return position()
            case .text, .slug, .term, .date, .url:
                guard cursor.next == UInt8(ascii: "\"") else { return false }
                let text = cursor.string()
                // a letter has a byte at least
                guard text.count <= node.longest else { return false }
                switch node.kind {
                case .slug: return Slug.isValid(text)
                case .term: return terms[node.parts].contains { isWord($0, text) }
                case .date:
                    guard let day = Day(bytes: text) else { return false }
                    if node.isPast { newest = max(newest, day.earliest) }
                    return true
                case .url: return WebAddressCheck.isPlain(text)
                default: return text.isTrimmed && TextCheck.isPlain(text)
                }
            }
        }

        private mutating func list(_ element: Node) -> Bool {
            guard cursor.take(UInt8(ascii: "[")), cursor.next != UInt8(ascii: "]") else { return false }
            guard element.kind != .object else {
                var count = 0
                repeat {
                    count += 1
                    guard count <= SeedBounds.members, object(element.parts) else { return false }
                } while cursor.take(UInt8(ascii: ","))
                return cursor.take(UInt8(ascii: "]"))
            }
            var known: [Range<Int>] = []
            repeat {
                let start = cursor.place
                // of so many elements a tree tells at less cost that none occurs twice
                guard known.count < Self.fewElements, value(element) else { return false }
                let item = start..<cursor.place
                // none may occur twice
                for other in known where cursor.bytes(other).equals(cursor.bytes(item)) { return false }
                known.append(item)
            } while cursor.take(UInt8(ascii: ","))
            return cursor.take(UInt8(ascii: "]"))
        }

        /// As many elements are compared with each other.
        private static let fewElements = 64

        private mutating func position() -> Bool {
            guard cursor.take(UInt8(ascii: "[")), number(atMost: 180), cursor.take(UInt8(ascii: ",")),
                number(atMost: 90)
            else { return false }
            return cursor.take(UInt8(ascii: "]"))
        }

        private mutating func number(atMost most: Double) -> Bool {
            guard let number = Double(String(decoding: cursor.value(), as: UTF8.self)) else { return false }
            return abs(number) <= most
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether a number has nothing but digits, and few enough for an `Int`.
    fileprivate var isDigits: Bool {
        (1...18).contains(count) && allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Whether what stands between the quotes of a string, as UTF-8, certainly begins and ends with a letter, digit or
    /// mark. An escape may be white space.
    fileprivate var isTrimmed: Bool {
        guard let first, let last, first != UInt8(ascii: "\\"), Self.begins(first), ends(last) else { return false }
        // the longest escape has six bytes
        return !suffix(6).contains(UInt8(ascii: "\\"))
    }

    private static func isMark(_ byte: UInt8) -> Bool { (0x21..<0x7F).contains(byte) }

    /// White space that is not ASCII begins with C2 (U+0085, U+00A0) or with E1, E2 and E3.
    private static func begins(_ first: UInt8) -> Bool {
        isMark(first) || (first >= 0xC3 && !(0xE1...0xE3).contains(first))
    }

    /// Beside ASCII the letters of U+00C0 to U+017F and U+0380 to U+047F: Latin, Greek and Cyrillic. Behind others there may
    /// be a mark that belongs to a space.
    private func ends(_ last: UInt8) -> Bool {
        if Self.isMark(last) { return true }
        guard count > 1, (0x80..<0xC0).contains(last) else { return false }
        let lead = self[count - 2]
        return (0xC3...0xC5).contains(lead) || (0xCE...0xD1).contains(lead)
    }
}

extension Field {
    /// Whether its dates are of what has happened by the day of the data. Until when a name is in use, or when a mandate
    /// runs out, may be known before.
    var tellsOfThePast: Bool {
        if case .date = type {
            !["to", "mandate_ended", "valid_until", "accessed", "confirmed"].contains(name)
        } else {
            false
        }
    }
}
