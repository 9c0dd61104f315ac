/// What is told of the values at the leaves of a record.
protocol LeafVisitor {
    /// Takes the place of a record's member, from the first byte of the record to the quote before its name.
    mutating func begin(member: Int, at place: Int)

    /// Takes a value. Of a string, `bytes` is what stands between the quotes, as it is written.
    mutating func visit(leaf: Int, _ kind: RecordShape.ValueKind, _ bytes: UnsafeRawBufferPointer)
}

extension LeafVisitor {
    mutating func begin(member: Int, at place: Int) {}
}

/// Where the leaves of a table stand in a record as it is written, so that one walk over its bytes finds the values of
/// all of them, through every list on the way.
final class RecordShape: Sendable {
    /// What kind of value stands at a leaf.
    enum ValueKind {
        case string, number, flag
        /// An object, of which one can only ask whether it is there.
        case structure
    }

    private indirect enum Node: Sendable {
        case value(leaf: Int)
        case object(leaf: Int, [Member])
    }

    private struct Member: Sendable {
        let name: [UInt8]
        let node: Node
    }

    /// The leaves, by their numbers.
    let leaves: [Leaf]
    private let members: [Member]

    /// The shape of a table's records.
    init(_ schema: CollectionSchema) {
        leaves = Leaf.leaves(of: schema.fields)
        var next = 0
        members = Self.members(schema.fields, &next)
    }

    private static func members(_ fields: [Field], _ next: inout Int) -> [Member] {
        // in the order in which Leaf.leaves numbers them
        fields.map { Member(name: Array($0.name.utf8), node: node($0.type, &next)) }
    }

    private static func node(_ type: FieldType, _ next: inout Int) -> Node {
        switch type {
        case .list(let element): return node(element, &next)
        case .object(let fields, _):
            next += 1
            let leaf = next - 1
            return .object(leaf: leaf, members(fields, &next))
        default:
            next += 1
            return .value(leaf: next - 1)
        }
    }

    /// Tells a visitor every value of a record, in the order they stand there.
    func walk(_ record: UnsafeRawBufferPointer, _ visitor: inout some LeafVisitor) {
        guard var cursor = JSONCursor(record) else { return }
        walk(&cursor, members, isWhole: true, &visitor)
    }

    /// - Parameter isWhole: whether this is the record itself, and not an object in it.
    private func walk(
        _ cursor: inout JSONCursor,
        _ members: [Member],
        isWhole: Bool,
        _ visitor: inout some LeafVisitor
    ) {
        guard cursor.take(UInt8(ascii: "{")), !cursor.take(UInt8(ascii: "}")) else { return }
        // members stand in the order of the table, so the next one is the first to look at
        var expected = 0
        repeat {
            let start = cursor.place
            let name = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            var found: Int?
            for step in 0..<members.count {
                let place = expected + step < members.count ? expected + step : expected + step - members.count
                if Self.equal(members[place].name, name) {
                    found = place
                    break
                }
            }
            if let found {
                expected = found + 1 < members.count ? found + 1 : 0
                if isWhole { visitor.begin(member: found, at: start) }
                walk(&cursor, members[found].node, &visitor)
            } else {
                _ = cursor.value()
            }
        } while cursor.take(UInt8(ascii: ","))
        _ = cursor.take(UInt8(ascii: "}"))
    }

    private func walk(_ cursor: inout JSONCursor, _ node: Node, _ visitor: inout some LeafVisitor) {
        if cursor.take(UInt8(ascii: "[")) {
            guard !cursor.take(UInt8(ascii: "]")) else { return }
            repeat { walk(&cursor, node, &visitor) } while cursor.take(UInt8(ascii: ","))
            _ = cursor.take(UInt8(ascii: "]"))
            return
        }
        switch node {
        case .object(let leaf, let members):
            guard cursor.next == UInt8(ascii: "{") else {
                _ = cursor.value()
                return
            }
            visitor.visit(leaf: leaf, .structure, UnsafeRawBufferPointer(start: nil, count: 0))
            walk(&cursor, members, isWhole: false, &visitor)
        case .value(let leaf):
            switch cursor.next {
            case UInt8(ascii: "\""): visitor.visit(leaf: leaf, .string, cursor.string())
            case UInt8(ascii: "{"): visitor.visit(leaf: leaf, .structure, cursor.value())
            case UInt8(ascii: "t"), UInt8(ascii: "f"): visitor.visit(leaf: leaf, .flag, cursor.value())
            case UInt8(ascii: "n"): _ = cursor.value()
            default: visitor.visit(leaf: leaf, .number, cursor.value())
            }
        }
    }

    private static func equal(_ name: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
        name.withUnsafeBytes { $0.equals(bytes) }
    }
}
