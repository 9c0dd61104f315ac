package import Directory

/// An end of what a date may mean.
package enum DayBound: Sendable, CaseIterable {
    case first, last

    /// What follows the name of the date in that of the column.
    package var suffix: String {
        switch self {
        case .first: "_from"
        case .last: "_to"
        }
    }

    /// What the column holds, as a sentence.
    package var meaning: String {
        switch self {
        case .first: "The first day that it may mean."
        case .last: "The last day that it may mean."
        }
    }

    /// The day of a date.
    package func day(of date: Day) -> Day {
        switch self {
        case .first: date.first
        case .last: date.last
        }
    }
}

extension Repository {
    /// The first of some collections that has a record of an id; nil for none.
    func collection(of id: String, among collections: [CollectionName]) -> CollectionName? {
        collections.first { self[$0].record(id: id) != nil }
    }
}
