/// What a timeline shows: life lines in groups, and what happened to no line, year by year.
package struct TimelineChart: Sendable {
    /// Life lines under a heading.
    package struct Group: Sendable {
        package let heading: String
        package let lines: [LifeLine]

        /// Joins its parts.
        package init(heading: String, lines: [LifeLine]) {
            self.heading = heading
            self.lines = lines
        }
    }

    /// Marks of one kind that belong to no life line, such as the adoption of documents.
    package struct Lane: Sendable {
        package let heading: String
        /// What tells it from others: the collection that the marks are taken from.
        package let id: String

        /// The marks of each year in which there are any, in order.
        package let years: [(year: Int, marks: [TimelineMark])]

        /// Joins its parts.
        package init(
            heading: String,
            id: String,
            years: [(year: Int, marks: [TimelineMark])]
        ) {
            self.heading = heading
            self.id = id
            self.years = years
        }
    }

    /// The groups, operations first, region after region.
    package let groups: [Group]
    /// The lanes.
    package let lanes: [Lane]
    /// The first year that has to be seen.
    package let firstYear: Int
    /// The day of the data.
    package let today: AxisDate

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { groups.isEmpty && lanes.isEmpty }

    /// Joins its parts.
    package init(groups: [Group], lanes: [Lane], firstYear: Int, today: AxisDate) {
        self.groups = groups
        self.lanes = lanes
        self.firstYear = firstYear
        self.today = today
    }
}
