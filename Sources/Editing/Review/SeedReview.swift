package import Directory

/// The second look at a Seed: what is no fault, since it can be served, but what an editor wants to know before a release.
package enum SeedReview {
    /// What to say of data that changed since the newest release; nil where they did not, or none was made.
    package static func unreleased(in seed: Seed) throws(InvalidSeed) -> String? {
        ReleaseReview.unreleased(in: try SeedLoader.check(seed))
    }

    /// Whether every release can be made again by undoing the later ones, so that it can be served; true of data that
    /// changed since the newest release, which are not looked at.
    package static func leadsBack(_ seed: Seed) throws(InvalidSeed) -> Bool {
        FormerSeed.failure(in: try SeedLoader.check(seed)) == nil
    }

    /// What each rule finds, in the order of the rules.
    ///
    /// - Throws: the faults of a Seed that cannot be served; it is not reviewed then.
    package static func findings(in seed: Seed) throws(InvalidSeed) -> [SeedFault] {
        let checked = try SeedLoader.check(seed)
        let records = checked.trees
        return ByteOrderMarks.findings(in: seed) + NearDuplicates.findings(in: records)
            + UnreachableRecords.findings(in: records) + SelfReferences.findings(in: records)
            + Chronology.findings(in: records) + UncitedSources.findings(in: records, checked.dataset)
            + checked.formerReferences + MandateReview.findings(in: records) + SourceDates.findings(in: records)
            + LifetimeReview.findings(in: records) + MarkupInTexts.findings(in: records)
            + CertainGaps.findings(in: records) + UnfinishedGaps.findings(in: records)
            + RepeatedProse.findings(in: records)
            + ReleaseReview.findings(in: checked)
    }
}
