/// Records that are written when they are read, because keeping them as they are written would take too much memory.
protocol RecordSource: Sendable {
    /// How many records there are.
    var count: Int { get }

    /// Writes some records and lends each, in order. The bytes must not be kept.
    ///
    /// - Parameter fields: for each field of the table whether it is needed; the others may be left out. Nil for all.
    func forEach(
        in numbers: Range<Int>,
        fields: [Bool]?,
        _ use: (_ number: Int, _ record: UnsafeRawBufferPointer) -> Void
    )
}
