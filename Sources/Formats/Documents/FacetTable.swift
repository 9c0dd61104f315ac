internal import Addresses
package import Directory
internal import Memoization
internal import Memory

/// The values of a parameter as facets write them, encoded once for all answers from one version of the data: what a
/// facet adds to a value is its count and the address around it.
package final class FacetTable: Sendable {
    /// The pieces of each code, one behind another: the beginning of the object with value and label, and the value as
    /// it stands in an address.
    private let pieces: MemoryBlock
    /// Where the two pieces of each code begin, and behind the last where they end.
    private let starts: [UInt32]

    /// Encodes values.
    ///
    /// - Parameter counts: the values, each with a code.
    package init(_ counts: [Facet.Count], _ label: FacetLabel) {
        let size = counts.reduce(0) { max($0, ($1.code ?? 0) + 1) }
        var byCode = [Facet.Count?](repeating: nil, count: size)
        for count in counts { if let code = count.code { byCode[code] = count } }
        var pieces = TextBuilder(capacity: size * 96)
        var starts: [UInt32] = []
        starts.reserveCapacity(size * 2 + 1)
        for count in byCode {
            starts.append(UInt32(pieces.count))
            if let count {
                var stream = JSONStream()
                stream.beginObject()
                label.write(count, to: &stream)
                stream.name("count")
                stream.bytes.withUnsafeBytes { pieces.append($0) }
            }
            starts.append(UInt32(pieces.count))
            if let count { Target.encode(count.value, to: &pieces) }
        }
        starts.append(UInt32(pieces.count))
        self.pieces = pieces.finish()
        self.starts = starts
    }

    /// What stands around each value in the answers of one list.
    package struct Skeleton: ~Copyable {
        /// From behind the count to the value in the address, and from behind the value to the end of the object.
        fileprivate let text: MemoryBlock
        /// Where the second of the two begins.
        fileprivate let middle: Int

        /// - Parameters:
        ///   - before: what stands in the address before the value.
        ///   - after: what stands behind it.
        package init(before: String, after: String) {
            var text = TextBuilder(capacity: before.utf8.count + after.utf8.count + 16)
            text.append(literal: #","url":""#)
            text.append(before)
            middle = text.count
            text.append(after)
            text.append(literal: "\"}")
            self.text = text.finish()
        }
    }

    /// Writes the object of a value: value, label, count and the address that narrows the list to it.
    package func write(_ code: Int, count: Int, in frame: borrowing Skeleton, to stream: inout JSONStream) {
        let (first, second, end) = (Int(starts[code * 2]), Int(starts[code * 2 + 1]), Int(starts[code * 2 + 2]))
        let middle = frame.middle
        pieces.withBytes { pieces in
            frame.text.withBytes { around in
                stream.value { output in
                    output.append(UnsafeRawBufferPointer(rebasing: pieces[first..<second]))
                    output.append(count)
                    output.append(UnsafeRawBufferPointer(rebasing: around[..<middle]))
                    output.append(UnsafeRawBufferPointer(rebasing: pieces[second..<end]))
                    output.append(UnsafeRawBufferPointer(rebasing: around[middle...]))
                }
            }
        }
    }
}

/// The tables of one version of the data, each made when it is first asked for.
package final class FacetTables: Sendable {
    private struct Key: Hashable {
        let collection: CollectionName
        let parameter: String
    }

    /// A table of more values would cost more memory than its time is worth.
    private static let mostValues = 4_096

    /// Nil for a parameter that gets no table.
    private let tables = Memo<Key, FacetTable?>()

    /// No tables yet.
    package init() {}

    /// The table of a parameter; nil where it has too many values, or reads several places.
    package func table(of parameter: Parameter, in collection: CollectionName, _ repository: Repository) -> FacetTable?
    {
        tables.value(Key(collection: collection, parameter: parameter.name)) {
            let counts = repository.answer(Query(collection, facets: [parameter], limit: 1)).facets.first?.counts ?? []
            let hasCodes = counts.count <= Self.mostValues && counts.allSatisfy { $0.code != nil }
            let label = FacetLabel(parameter: parameter, repository: repository)
            return hasCodes ? FacetTable(counts, label) : nil
        }
    }
}
