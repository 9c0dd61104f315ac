package import Directory

/// The canonical layout of seed files: the one way in which an edit, a release and `format` write them.
///
/// A file is UTF-8 with an indentation of two spaces and a line feed at its end. The records of a collection are in the
/// order of their ids, their members in the order of the table. An object or a list stands on one line where that line
/// has at most 120 columns and it holds only leaves or lists of leaves. A record always takes several lines, so that
/// its id has a line of its own. The layout is no part of the content: it does not change the version of the data.
package enum SeedLayout {
    /// The most columns of a line that holds a whole object or list.
    package static let columns = 120

    /// The files of a seed in the canonical layout, by name.
    ///
    /// - Throws: the first file that is not JSON.
    package static func files(of seed: Seed) throws(EditRefusal) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (name, bytes) in seed.files.sorted(by: { $0.key < $1.key }) {
            do throws(JSONSyntaxError) {
                files[name] = Self.bytes(of: try JSONReader.read(bytes), file: name)
            } catch {
                throw .malformed(file: name, error)
            }
        }
        return files
    }

    /// A file in the canonical layout.
    package static func bytes(of content: JSON, file: String) -> [UInt8] {
        let collection = CollectionName.seeded.first { "\($0).json" == file }
        guard let collection, let records = content.array else { return bytes(of: content) }
        return bytes(of: records, collection)
    }

    /// The file of a collection in the canonical layout.
    package static func bytes(of records: [JSON], _ collection: CollectionName) -> [UInt8] {
        let fields = CollectionSchema.named(collection).fields
        func id(_ record: JSON) -> String { record["id"]?.string ?? "" }
        // stable, so that records without an id stay where they are
        let ordered = records.enumerated().sorted { (id($0.element), $0.offset) < (id($1.element), $1.offset) }
        return bytes(of: .array(ordered.map { $0.element.ordered(by: fields) }))
    }

    private static func bytes(of content: JSON) -> [UInt8] {
        var writer = LayoutWriter()
        writer.write(content, indent: 0, column: 0, isOpen: true)
        return writer.bytes + [0x0A]
    }
}

/// Writes a value in the canonical layout.
private struct LayoutWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameters:
    ///   - indent: the columns that a line of the value is indented by.
    ///   - column: the column at which the value begins.
    ///   - isOpen: whether the value takes several lines however short it is.
    mutating func write(_ value: JSON, indent: Int, column: Int, isOpen: Bool) {
        if !isOpen, let line = value.onOneLine(atMost: SeedLayout.columns - column - 1) {
            bytes += line
            return
        }
        switch value {
        case .array(let elements) where !elements.isEmpty:
            write(elements, indent, opening: "[", closing: "]") { writer, element in
                // the records of a collection, and the releases of the log
                let isOpen = indent == 0 && element.members != nil
                writer.write(element, indent: indent + 2, column: indent + 2, isOpen: isOpen)
            }
        case .object(let members) where !members.isEmpty:
            write(members, indent, opening: "{", closing: "}") { writer, member in
                let start = writer.bytes.count
                JSON.write(member.name, to: &writer.bytes)
                writer.bytes += ": ".utf8
                let width = String(decoding: writer.bytes[start...], as: UTF8.self).unicodeScalars.count
                writer.write(member.value, indent: indent + 2, column: indent + 2 + width, isOpen: false)
            }
        default: value.write(to: &bytes)
        }
    }

    private mutating func write<Item>(
        _ items: [Item],
        _ indent: Int,
        opening: Unicode.Scalar,
        closing: Unicode.Scalar,
        _ body: (inout LayoutWriter, Item) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(indent + 2)
            body(&self, item)
        }
        breakLine(indent)
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func breakLine(_ indent: Int) {
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: indent)
    }
}

extension JSON {
    /// Whether the value holds no other value.
    fileprivate var isLeaf: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    /// Whether the value holds only leaves.
    private var isListOfLeaves: Bool { array?.allSatisfy(\.isLeaf) ?? isLeaf }

    /// The value on one line, with a blank behind each comma and colon; nil where it holds more than leaves and lists of
    /// leaves, or has more columns. Costs no more than the columns.
    fileprivate func onOneLine(atMost columns: Int) -> [UInt8]? {
        let parts = array ?? members?.map(\.value) ?? []
        guard !parts.isEmpty, parts.count * 2 <= columns, parts.allSatisfy(\.isListOfLeaves) else { return nil }
        var line: [UInt8] = []
        writeOnOneLine(to: &line)
        return String(decoding: line, as: UTF8.self).unicodeScalars.count <= columns ? line : nil
    }

    private func writeOnOneLine(to line: inout [UInt8]) {
        switch self {
        case .array(let elements):
            line.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { line += ", ".utf8 }
                element.writeOnOneLine(to: &line)
            }
            line.append(UInt8(ascii: "]"))
        case .object(let members):
            line.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { line += ", ".utf8 }
                Self.write(member.name, to: &line)
                line += ": ".utf8
                member.value.writeOnOneLine(to: &line)
            }
            line.append(UInt8(ascii: "}"))
        default: write(to: &line)
        }
    }
}
