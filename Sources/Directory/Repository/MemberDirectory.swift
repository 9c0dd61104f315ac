/// Where the members of each record of a collection begin, so that some fields are cut out of a record without reading
/// the others. Two bytes for each field of the table and record.
struct MemberDirectory: Sendable {
    /// The names of the fields, in the order of the table, in which they stand in every record.
    private let fields: [String]
    /// For each record where each field begins, and where one behind the last would; a field that a record does not have
    /// begins where the next one does. All zero for a record too long for these numbers.
    private var starts: [UInt16]
    private let width: Int
    private var next = 0

    /// Makes room for so many records.
    init(fields: [String], capacity: Int) {
        self.fields = fields
        width = fields.count + 1
        starts = [UInt16](repeating: 0, count: width * capacity)
    }

    /// Notes where a member of a record begins. Members come in the order of the table.
    mutating func begin(_ field: Int, of record: Int, at place: Int) {
        guard let place = UInt16(exactly: place) else { return }
        while next <= field {
            starts[record * width + next] = place
            next += 1
        }
    }

    /// Notes where a record ends.
    mutating func end(_ record: Int, size: Int) {
        let row = record * width..<(record + 1) * width
        if let end = UInt16(exactly: size) {
            for place in row.dropFirst(next) { starts[place] = end }
        } else {
            for place in row { starts[place] = 0 }
        }
        next = 0
    }

    /// The numbers of some fields, ascending.
    func numbers(of names: [String]) -> [Int] { fields.indices.filter { names.contains(fields[$0]) } }

    /// Whether it knows where the members of a record begin: not of one that is too long.
    func hasPlaces(of number: Int) -> Bool { starts[number * width + width - 1] != 0 }

    /// A member of a record whose places it knows, with its name; nil where the record does not have it.
    func member(_ field: Int, of number: Int, _ record: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let row = number * width
        let (start, end) = (Int(starts[row + field]), Int(starts[row + field + 1]))
        // the last byte is the comma before the next member, or the brace at the end
        return start < end ? UnsafeRawBufferPointer(rebasing: record[start..<end - 1]) : nil
    }

    /// Appends some members of a record as an object.
    ///
    /// - Returns: whether it could: not for a record that is too long.
    func write(_ fields: [Int], of number: Int, _ record: UnsafeRawBufferPointer, to stream: inout JSONStream) -> Bool {
        guard hasPlaces(of: number) else { return false }
        stream.beginObject()
        var isFirst = true
        for field in fields {
            guard let member = member(field, of: number, record) else { continue }
            if !isFirst { stream.append(UInt8(ascii: ",")) }
            isFirst = false
            stream.append(member)
        }
        stream.endObject()
        return true
    }
}
