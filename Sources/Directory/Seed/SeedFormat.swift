/// The format that seed files are written in, a number in `dataset.json`.
///
/// 1: a list is evidenced as a whole or item by item. 2: every item of a list has evidence of its own.
package enum SeedFormat {
    /// The newest format, and that of what the program writes.
    package static let current = 2

    /// The format that a description of a data set names; 1 where it names none.
    package static func number(in dataset: JSON?) -> Int {
        guard case .number(let literal)? = dataset?["format"] else { return 1 }
        return Int(literal) ?? 1
    }

    /// What is wrong with a format that this program does not know; nil where it knows it.
    static func fault(_ number: Int) -> SeedFault? {
        guard !(1...current).contains(number) else { return nil }
        return SeedFault(
            file: SeedDocument.dataset.file,
            line: nil,
            record: nil,
            field: "format",
            problem: number > current
                ? "the seed is of format \(number), this program reads up to \(current); use a newer program"
                : "there is no format \(number); write \(current)"
        )
    }
}

/// How much is asked of a Seed.
package enum SeedRules: Sendable {
    /// Everything that a new release has to fulfil.
    case all
    /// Fields of the right type, and references that lead somewhere. What an earlier release has to fulfil, since rules of
    /// evidence, sense and length come later than releases do.
    case shape
}
