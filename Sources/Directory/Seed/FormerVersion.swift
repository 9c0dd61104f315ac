/// A version that the data had: of a release, or the one in force.
package struct FormerVersion: Sendable, Hashable {
    /// The number of the release that made it, from 1; that of the newest where no release tells of the data in force.
    package let number: Int
    /// The version in full.
    package let version: String
    /// The day of the release.
    package let date: Day
    /// Whether a release made it; not so of data that changed since the newest.
    package let isReleased: Bool

    /// The first dozen digits of the version, which tell versions apart for people.
    package var shortVersion: String { String(version.prefix(12)) }

    /// What people call it: "release 2 of 24 November 2026".
    package var words: String { isReleased ? "release \(number) of \(date.words())" : "version \(shortVersion)" }

    /// The version as answers tell it: the first digits of it, the release and its day.
    package var json: JSON {
        var members: [JSON.Member] = [.init("version", .string(shortVersion))]
        if isReleased { members.append(.init("release", .integer(number))) }
        members.append(.init("date", .string(date.description)))
        return .object(members)
    }

    /// Describes a version.
    package init(number: Int, version: String, date: Day, isReleased: Bool = true) {
        (self.number, self.version, self.date) = (number, version, date)
        self.isReleased = isReleased && number > 0
    }
}
