package import Markup

/// Draws a number for each year as a small row of bars, with the greatest labelled, and a dashed box where the last years
/// have none.
package struct YearBars: Sendable {
    /// What is counted, for those who do not see the drawing: "Documents by year".
    package let title: String
    /// The years with their numbers, one after the other.
    private let years: [(year: Int, count: Int)]

    /// Counts years; those between the first and the last with any are drawn, and those up to the last one of all.
    package init(title: String, counts: [Int: Int], until last: Int) {
        self.title = title
        let first = counts.filter { $0.value > 0 }.keys.min() ?? last
        years = (first...max(first, last)).map { ($0, counts[$0] ?? 0) }
    }

    /// The drawing. O(years).
    package var svg: SVG {
        let (width, top, height) = (330.0, 16.0, 46.0)
        let greatest = years.max { $0.count < $1.count } ?? (0, 0)
        let step = width / Double(max(years.count, 1))
        let newest = years.last { $0.count > 0 }?.year ?? 0
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(width)) 80", .class: "drawing year-bars",
                .role: "img", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(
                .desc,
                text: years.filter { $0.count > 0 }.map { "\($0.year): \($0.count)" }.joined(separator: ", ")
            )
            for (place, entry) in years.enumerated() where entry.count > 0 {
                let bar = height * Double(entry.count) / Double(max(greatest.count, 1))
                svg.element(
                    .rect,
                    [
                        .class: "bar open", .x: .number(Double(place) * step + 0.5), .y: .number(top + height - bar),
                        .width: .number(max(step - 1, 0.5)), .height: .number(bar),
                    ]
                ) { $0.element(.title, text: "\(entry.year): \(entry.count)") }
            }
            hole(after: newest, step, top, height, width, &svg)
            labels(greatest, step, top, height, &svg)
        }
        return svg
    }

    /// Where the last three years or more have none, that is said.
    private func hole(
        after newest: Int,
        _ step: Double,
        _ top: Double,
        _ height: Double,
        _ width: Double,
        _ svg: inout SVG
    ) {
        guard let last = years.last?.year, let first = years.first?.year, last - newest >= 3, newest > 0 else { return }
        let x = Double(newest - first + 1) * step + 2
        svg.element(
            .rect,
            [
                .class: "hole", .x: .number(x), .y: .number(top), .width: .number(width - x - 1),
                .height: .number(height),
            ]
        )
        svg.element(
            .text,
            [.class: "year end", .x: .number(width - 4), .y: .number(top + 14)],
            text: "none after \(newest)"
        )
    }

    private func labels(
        _ greatest: (year: Int, count: Int),
        _ step: Double,
        _ top: Double,
        _ height: Double,
        _ svg: inout SVG
    ) {
        guard let first = years.first?.year else { return }
        let x = (Double(greatest.year - first) + 0.5) * step
        svg.element(
            .text,
            [.class: "count", .x: .number(min(max(x, 28), 302)), .y: .number(top - 4)],
            text: "\(greatest.count) in \(greatest.year)"
        )
        for entry in years where entry.year % 10 == 0 {
            svg.element(
                .text,
                [
                    .class: "year", .x: .number(min(max((Double(entry.year - first) + 0.5) * step, 14), 316)),
                    .y: .number(top + height + 14),
                ],
                text: "\(entry.year)"
            )
        }
    }
}
