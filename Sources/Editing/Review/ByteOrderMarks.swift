internal import Directory

/// Finds files that begin with a byte order mark. Ours pass over it, but other readers of JSON stumble.
enum ByteOrderMarks {
    /// The findings, in the order of the names.
    static func findings(in seed: Seed) -> [SeedFault] {
        seed.files.filter { $0.value.starts(with: JSONReader.byteOrderMark) }.keys.sorted().map { name in
            SeedFault(
                file: name,
                line: 1,
                record: nil,
                field: nil,
                problem: "begins with a byte order mark; save it as UTF-8 without one"
            )
        }
    }
}
