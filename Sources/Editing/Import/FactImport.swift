internal import Directory

/// Takes the facts of a sheet into a seed: what is sound goes in, the rest is handed back with the reasons.
///
/// Taken twice, a sheet changes nothing the second time.
package struct FactImport: Sendable {
    /// A fact that was not taken.
    package struct Rejection: Sendable {
        /// The fact.
        package let row: FactRow
        /// Why.
        package let reason: String
    }

    /// The seed with the facts.
    package let draft: SeedDraft
    /// How many facts changed the seed.
    package let taken: Int
    /// How many were there already.
    package let present: Int
    /// The facts that were not taken, in the order of the sheet.
    package let rejections: [Rejection]

    /// How often what was not taken is tried again.
    private static let passes = 4

    /// Takes facts.
    ///
    /// - Parameters:
    ///   - accessed: the day on which new sources were read, where a row does not say it.
    ///   - day: the day of the import, YYYY-MM-DD.
    ///   - correct: whether values that differ from those of the seed take their place without being marked.
    package init(
        _ rows: [FactRow],
        into seed: SeedDraft,
        accessed: String? = nil,
        on day: String? = nil,
        correct: Bool = false
    ) {
        var pass = FactPass(rows, Array(rows.indices), into: seed, accessed, on: day, correct)
        var (taken, present) = (pass.taken, pass.present)
        // what was kept out together with the fact that is at fault may be sound by itself
        for _ in 1..<Self.passes where !pass.reasons.isEmpty {
            let next = FactPass(rows, pass.reasons.keys.sorted(), into: pass.draft, accessed, on: day, correct)
            guard next.taken > 0 else { break }
            (taken, present) = (taken + next.taken, present + next.present)
            pass = next
        }
        (self.taken, self.present, draft) = (taken, present, pass.draft)
        rejections = pass.reasons.sorted { $0.key < $1.key }.map { Rejection(row: rows[$0.key], reason: $0.value) }
    }
}
