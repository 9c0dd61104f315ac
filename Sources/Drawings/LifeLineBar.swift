package import Markup

/// Draws the bar of a life line: full where the subject existed for certain, pale where a date known to the month or year
/// leaves it open, paler after the last sighting, and a dotted line where no date is known.
package struct LifeLineBar {
    package let line: LifeLine
    package let axis: TimeAxis
    /// The middle of the bar.
    package let y: Double
    package let height: Double

    /// How long the dashed end is where a date is not known.
    private static let stub = 14.0

    /// A stretch of a bar.
    package struct Stretch: Equatable {
        package enum Certainty: String { case sure, soft, unseen, unknown }

        let certainty: Certainty
        package let from: Double
        package let to: Double

        /// Joins its parts.
        package init(certainty: Certainty, from: Double, to: Double) {
            self.certainty = certainty
            self.from = from
            self.to = to
        }
    }

    /// The stretches from left to right; none where neither end is known.
    package var stretches: [Stretch] {
        let begin = line.begin.map {
            (axis.x(ofYears: $0.earliest.lowerBound), axis.x(ofYears: $0.latest.lowerBound))
        }
        let end =
            line.end.map {
                (axis.x(ofYears: $0.earliest.upperBound), axis.x(ofYears: $0.latest.upperBound))
            }
            ?? (line.isOpen ? (axis.now, axis.now) : nil)
        var stretches: [Stretch] = []
        func add(_ certainty: Stretch.Certainty, _ from: Double, _ to: Double) {
            if to > from { stretches.append(Stretch(certainty: certainty, from: from, to: to)) }
        }
        switch (begin, end) {
        case (let begin?, let end?) where line.isOpen && line.end == nil && line.seen != nil:
            // nobody knows of the time after the last sighting
            let seen =
                line.seen.map {
                    (axis.x(ofYears: $0.earliest.upperBound), axis.x(ofYears: $0.latest.upperBound))
                } ?? end
            add(.soft, begin.0, min(begin.1, seen.0))
            add(.sure, begin.1, seen.0)
            add(.soft, max(seen.0, begin.1), min(seen.1, end.0))
            add(.unseen, max(min(seen.1, end.0), begin.1), end.0)
        case (let begin?, let end?):
            // where both may lie in the same year nothing is certain
            add(.soft, begin.0, min(begin.1, end.1))
            add(.sure, begin.1, end.0)
            add(.soft, max(end.0, begin.1), end.1)
        case (let begin?, nil):
            let seen = max(line.seen.map { axis.x(ofYears: $0.earliest.upperBound) } ?? begin.1, begin.1)
            add(.soft, begin.0, begin.1)
            add(.sure, begin.1, seen)
            add(.unknown, seen, min(seen + Self.stub, axis.right))
        case (nil, let end?):
            let seen = min(line.attested.map { axis.x(ofYears: $0.latest.lowerBound) } ?? end.0, end.0)
            add(.unknown, max(seen - Self.stub, axis.left), seen)
            add(.sure, seen, end.0)
            add(.soft, end.0, end.1)
        case (nil, nil): break
        }
        return stretches
    }

    /// Writes the bar.
    package func write(to svg: inout SVG) {
        for stretch in stretches {
            if stretch.certainty == .unknown {
                // a line and no bar, which would look like a short life
                svg.element(
                    .line,
                    [
                        .class: "unknown-end", .x1: .number(stretch.from), .y1: .number(y), .x2: .number(stretch.to),
                        .y2: .number(y),
                    ]
                )
                continue
            }
            svg.element(
                .rect,
                [
                    .class: .text("bar \(line.symbol.rawValue) \(stretch.certainty.rawValue)"),
                    .x: .number(stretch.from), .y: .number(y - height / 2),
                    .width: .number(max(stretch.to - stretch.from, 1)), .height: .number(height),
                ]
            )
        }
    }
}
