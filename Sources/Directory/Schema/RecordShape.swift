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

    /// What stands behind the name of a member, through every list on the way. Numbers alone, so that no walk counts
    /// references, which threads that walk at the same time would wait for.
    private struct Node: Sendable {
        /// The number of the leaf.
        let leaf: Int
        /// The members of an object; nil for a value.
        let members: Range<Int>?
    }

    private struct Member: Sendable {
        /// Where the name stands among the names.
        let name: Range<Int>
        let node: Node
    }

    /// The leaves, by their numbers.
    let leaves: [Leaf]
    private let objects: Objects
    /// The members of the record itself.
    private let whole: Range<Int>

    /// The shape of a table's records.
    init(_ schema: CollectionSchema) {
        leaves = Leaf.leaves(of: schema.fields)
        var objects = Objects()
        whole = objects.add(schema.fields)
        self.objects = objects
    }

    /// The shape of a table's records along which some leaves stand. A walk passes over the members that lead to none of
    /// them; the numbers of leaves stay those of the whole shape.
    /// Members are counted among those that are left.
    init(_ schema: CollectionSchema, leadingTo wanted: [Leaf]) {
        leaves = Leaf.leaves(of: schema.fields)
        var objects = Objects(wanted: wanted.map(\.path))
        whole = objects.add(schema.fields)
        self.objects = objects
    }

    /// The members of the record and of the objects in it.
    private struct Objects {
        /// Those of one object stand behind each other.
        private(set) var members: [Member] = []
        /// The names, one behind another.
        private(set) var names: [UInt8] = []
        private var leaf = 0
        /// The paths of the leaves that are looked for; nil for all.
        private let wanted: [String]?

        init(wanted: [String]? = nil) { self.wanted = wanted }

        private func isWanted(_ path: String) -> Bool {
            wanted?.contains { $0 == path || $0.hasPrefix(path + ".") } ?? true
        }

        /// Adds the members of an object; gives their places.
        mutating func add(_ fields: [Field], under prefix: String = "") -> Range<Int> {
            // in the order in which Leaf.leaves numbers them
            var own: [Member] = []
            for field in fields {
                let path = prefix + field.name
                let node = node(field.type, path)
                guard isWanted(path) else { continue }
                names.append(contentsOf: field.name.utf8)
                let name = names.count - field.name.utf8.count..<names.count
                own.append(Member(name: name, node: node))
            }
            members += own
            return members.count - own.count..<members.count
        }

        private mutating func node(_ type: FieldType, _ path: String) -> Node {
            if case .list(let element) = type { return node(element, path) }
            let own = leaf
            leaf += 1
            guard case .object(let fields, _) = type else { return Node(leaf: own, members: nil) }
            return Node(leaf: own, members: add(fields, under: path + "."))
        }
    }

    /// Tells a visitor every value of a record, in the order they stand there.
    func walk(_ record: UnsafeRawBufferPointer, _ visitor: inout some LeafVisitor) {
        guard let cursor = JSONCursor(record) else { return }
        objects.members.withUnsafeBufferPointer { members in
            objects.names.withUnsafeBytes { names in
                var walk = Walk(members: members, names: names, cursor: cursor)
                walk.object(whole, isWhole: true, &visitor)
            }
        }
    }

    /// A walk over one record.
    private struct Walk {
        let members: UnsafeBufferPointer<Member>
        let names: UnsafeRawBufferPointer
        var cursor: JSONCursor

        /// - Parameter isWhole: whether this is the record itself, and not an object in it.
        mutating func object(_ own: Range<Int>, isWhole: Bool, _ visitor: inout some LeafVisitor) {
            guard cursor.take(UInt8(ascii: "{")), !cursor.take(UInt8(ascii: "}")) else { return }
            // members stand in the order of the table, so the next one is the first to look at
            var expected = own.lowerBound
            repeat {
                let start = cursor.place
                let name = cursor.string()
                _ = cursor.take(UInt8(ascii: ":"))
                if let found = place(of: name, among: own, from: expected) {
                    expected = found + 1 < own.upperBound ? found + 1 : own.lowerBound
                    if isWhole { visitor.begin(member: found - own.lowerBound, at: start) }
                    value(members[found].node, &visitor)
                } else {
                    _ = cursor.value()
                }
            } while cursor.take(UInt8(ascii: ","))
            _ = cursor.take(UInt8(ascii: "}"))
        }

        private func place(of name: UnsafeRawBufferPointer, among own: Range<Int>, from expected: Int) -> Int? {
            var place = expected
            for _ in own {
                if UnsafeRawBufferPointer(rebasing: names[members[place].name]).equals(name) { return place }
                place = place + 1 < own.upperBound ? place + 1 : own.lowerBound
            }
            return nil
        }

        private mutating func value(_ node: Node, _ visitor: inout some LeafVisitor) {
            if cursor.take(UInt8(ascii: "[")) {
                guard !cursor.take(UInt8(ascii: "]")) else { return }
                repeat { value(node, &visitor) } while cursor.take(UInt8(ascii: ","))
                _ = cursor.take(UInt8(ascii: "]"))
                return
            }
            if let members = node.members {
                guard cursor.next == UInt8(ascii: "{") else {
                    _ = cursor.value()
                    return
                }
                visitor.visit(leaf: node.leaf, .structure, UnsafeRawBufferPointer(start: nil, count: 0))
                object(members, isWhole: false, &visitor)
                return
            }
            switch cursor.next {
            case UInt8(ascii: "\""): visitor.visit(leaf: node.leaf, .string, cursor.string())
            case UInt8(ascii: "{"): visitor.visit(leaf: node.leaf, .structure, cursor.value())
            case UInt8(ascii: "t"), UInt8(ascii: "f"): visitor.visit(leaf: node.leaf, .flag, cursor.value())
            case UInt8(ascii: "n"): _ = cursor.value()
            default: visitor.visit(leaf: node.leaf, .number, cursor.value())
            }
        }
    }
}
