internal import Glibc

/// Moves over JSON that this program wrote itself: valid, in one line, without white space between tokens.
///
/// What is asked of many records (an id, a name, the values of a column) is found in their bytes, without making a tree
/// of each. Bytes from elsewhere go through `JSONReader`.
struct JSONCursor {
    private let start: UnsafePointer<UInt8>
    private let count: Int
    /// The place of the next byte.
    private(set) var place = 0

    /// Begins at the first byte.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return nil }
        self.start = start.assumingMemoryBound(to: UInt8.self)
        count = bytes.count
    }

    /// The next byte; a NUL at the end.
    var next: UInt8 { place < count ? start[place] : 0 }

    /// The bytes at some places that were passed.
    func bytes(_ places: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start + places.lowerBound, count: places.count)
    }

    /// Passes over a byte if it is the next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    /// Passes over a string; gives what stands between its quotes, as written.
    mutating func string() -> UnsafeRawBufferPointer {
        let from = place + 1
        var end = from
        while end < count {
            guard let quote = memchr(start + end, 0x22, count - end) else { break }
            end = start.distance(to: UnsafePointer(quote.assumingMemoryBound(to: UInt8.self)))
            var escapes = 0
            while end - escapes > from, start[end - escapes - 1] == UInt8(ascii: "\\") { escapes += 1 }
            if escapes % 2 == 0 { break }
            end += 1
        }
        place = end + 1
        return UnsafeRawBufferPointer(start: start + from, count: max(end - from, 0))
    }

    /// Passes over a value; gives its bytes.
    mutating func value() -> UnsafeRawBufferPointer {
        let from = place
        switch next {
        case UInt8(ascii: "\""): _ = string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var depth = 0
            repeat {
                switch next {
                case UInt8(ascii: "\""): _ = string()
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                    place += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    place += 1
                default: place += 1
                }
            } while depth > 0 && place < count
        default:
            while place < count, ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(start[place]) {
                place += 1
            }
        }
        return UnsafeRawBufferPointer(start: start + from, count: place - from)
    }

    /// Goes through the elements of an array.
    static func forEachElement(of array: UnsafeRawBufferPointer, _ use: (UnsafeRawBufferPointer) -> Void) {
        guard var cursor = JSONCursor(array), cursor.take(UInt8(ascii: "[")), cursor.next != UInt8(ascii: "]") else {
            return
        }
        repeat { use(cursor.value()) } while cursor.take(UInt8(ascii: ","))
    }

    /// Goes through the members of an object: what stands between the quotes of the name, and the value.
    static func forEachMember(
        of object: UnsafeRawBufferPointer,
        _ use: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
    ) {
        guard var cursor = JSONCursor(object), cursor.take(UInt8(ascii: "{")), cursor.next != UInt8(ascii: "}") else {
            return
        }
        repeat {
            let name = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            use(name, cursor.value())
        } while cursor.take(UInt8(ascii: ","))
    }

    /// A member of an object.
    struct Member {
        /// What stands between the quotes of the name.
        let name: UnsafeRawBufferPointer
        /// The name, a colon and the value.
        let bytes: UnsafeRawBufferPointer

        /// The value.
        var value: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[(name.count + 3)...]) }

        /// Whether the name is this one, which has no escapes.
        func isNamed(_ other: String) -> Bool { other.utf8.elementsEqual(name) }
    }

    /// Goes from member to member of an object.
    struct Members {
        private let object: UnsafeRawBufferPointer
        private var cursor: JSONCursor?

        init(of object: UnsafeRawBufferPointer) {
            self.object = object
            cursor = JSONCursor(object)
            if cursor?.take(UInt8(ascii: "{")) != true || cursor?.next == UInt8(ascii: "}") { cursor = nil }
        }

        /// The next member; nil behind the last.
        mutating func next() -> Member? {
            guard var cursor else { return nil }
            let start = cursor.place
            let name = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            _ = cursor.value()
            let end = cursor.place
            self.cursor = cursor.take(UInt8(ascii: ",")) ? cursor : nil
            return Member(name: name, bytes: UnsafeRawBufferPointer(rebasing: object[start..<end]))
        }
    }

    // MARK: Records

    /// The id of a record: its first member, a slug, which has no escapes.
    static func id(of record: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard var cursor = JSONCursor(record) else { return record }
        cursor.place = #"{"id":"#.utf8.count
        return cursor.string()
    }

    /// The name of a record; nil where it has none. Found behind id, type and url, which every table puts first.
    static func name(of record: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        opening(of: record).map { UnsafeRawBufferPointer(rebasing: record[$0.name..<$0.end]) }
            ?? member("name", of: record)
    }

    /// Where a record's name begins and ends, if the record begins with id, type, url and name as strings.
    static func opening(of record: UnsafeRawBufferPointer) -> (name: Int, end: Int)? {
        guard var cursor = JSONCursor(record) else { return nil }
        guard cursor.pass(#"{"id":"#), cursor.pass(#","type":"#), cursor.pass(#","url":"#), cursor.take(#","name":"#)
        else { return nil }
        let start = cursor.place
        return cursor.pass("") ? (start, cursor.place) : nil
    }

    /// The value of the member `name_language` that begins at a place of a record, behind the name; nil where another does.
    static func nameLanguage(of record: UnsafeRawBufferPointer, behind place: Int) -> UnsafeRawBufferPointer? {
        guard var cursor = JSONCursor(record) else { return nil }
        cursor.place = place
        guard cursor.take(#","name_language":"#) else { return nil }
        let start = cursor.place
        return cursor.pass("") ? UnsafeRawBufferPointer(rebasing: record[start..<cursor.place]) : nil
    }

    /// Passes over these bytes and a string behind them, if they are the next.
    private mutating func pass(_ opening: StaticString) -> Bool {
        guard take(opening), next == UInt8(ascii: "\"") else { return false }
        _ = string()
        return true
    }

    /// Passes over these bytes if they are the next.
    private mutating func take(_ bytes: StaticString) -> Bool {
        let size = bytes.utf8CodeUnitCount
        guard place + size <= count, memcmp(start + place, bytes.utf8Start, size) == 0 else { return false }
        place += size
        return true
    }

    /// The value of a record's member; nil where it has none.
    static func member(_ name: StaticString, of record: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard var cursor = JSONCursor(record), cursor.take(UInt8(ascii: "{")), cursor.next != UInt8(ascii: "}") else {
            return nil
        }
        repeat {
            let found = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            let value = cursor.value()
            if found.count == name.utf8CodeUnitCount, let start = found.baseAddress,
                memcmp(start, name.utf8Start, found.count) == 0
            {
                return value
            }
        } while cursor.take(UInt8(ascii: ","))
        return nil
    }

    /// Writes some members of a record as an object, in the order they stand there.
    static func write(_ names: [String], of record: UnsafeRawBufferPointer, to stream: inout JSONStream) {
        stream.beginObject()
        defer { stream.endObject() }
        guard var cursor = JSONCursor(record), cursor.take(UInt8(ascii: "{")), cursor.next != UInt8(ascii: "}") else {
            return
        }
        var isFirst = true
        repeat {
            let start = cursor.place
            let name = cursor.string()
            _ = cursor.take(UInt8(ascii: ":"))
            _ = cursor.value()
            guard names.contains(where: { $0.utf8.elementsEqual(name) }) else { continue }
            if !isFirst { stream.append(UInt8(ascii: ",")) }
            isFirst = false
            stream.append(UnsafeRawBufferPointer(rebasing: record[start..<cursor.place]))
        } while cursor.take(UInt8(ascii: ","))
    }

    /// The text of a string with its quotes.
    static func string(_ literal: UnsafeRawBufferPointer) -> String {
        text(UnsafeRawBufferPointer(rebasing: literal.dropFirst().dropLast()))
    }

    /// The text of what stands between the quotes of a string.
    static func text(_ content: UnsafeRawBufferPointer) -> String {
        guard let start = content.baseAddress, memchr(start, 0x5C, content.count) != nil else {
            return String(decoding: content, as: UTF8.self)
        }
        return JSONReader.readTrusted(
            UnsafeRawBufferPointer(start: start - 1, count: content.count + 2)
        ).string ?? ""
    }
}

extension UnsafeRawBufferPointer {
    /// What stands between the quotes of a string that is written here, as it is written; nil for any other value.
    var contentOfString: UnsafeRawBufferPointer? {
        guard count >= 2, self[0] == UInt8(ascii: "\"") else { return nil }
        return UnsafeRawBufferPointer(rebasing: self[1..<count - 1])
    }
}
