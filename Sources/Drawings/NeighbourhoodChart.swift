package import Markup

/// Draws a record in the middle and around it, to its left and right, the groups of records that are tied to it, each
/// group below what ties it.
package struct NeighbourhoodChart: Sendable {
    /// Records that are tied in one way.
    package struct Group: Sendable {
        package let heading: String
        package let entries: [(name: String, address: String)]

        /// Joins its parts.
        package init(heading: String, entries: [(name: String, address: String)]) {
            self.heading = heading
            self.entries = entries
        }
    }

    private let name: String
    private let kind: String
    private let groups: [Group]

    /// The entries that a group shows at most, and the groups that are drawn at most; the list has all.
    static let mostEntries = 8
    static let mostGroups = 16

    private static let width = 960.0
    private static let box = (width: 250.0, height: 58.0)
    private static let side = 310.0
    private static let lineHeight = 17.0
    private static let fontSize = 12.0

    /// Joins its parts.
    package init(name: String, kind: String, groups: [Group]) {
        (self.name, self.kind, self.groups) = (name, kind, Array(groups.prefix(Self.mostGroups)))
    }

    /// Whether nothing is tied to the record.
    package var isEmpty: Bool { groups.isEmpty }

    private static func height(of group: Group) -> Double {
        let lines = min(group.entries.count, mostEntries) + (group.entries.count > mostEntries ? 1 : 0)
        return 24 + Double(lines) * lineHeight + 10
    }

    /// The groups of both sides, filled so that both are about as high.
    private var sides: (left: [Group], right: [Group]) {
        var sides: (left: [Group], right: [Group]) = ([], [])
        var heights = (left: 0.0, right: 0.0)
        for group in groups {
            if heights.left <= heights.right {
                sides.left.append(group)
                heights.left += Self.height(of: group)
            } else {
                sides.right.append(group)
                heights.right += Self.height(of: group)
            }
        }
        return sides
    }

    /// The drawing. O(entries drawn).
    ///
    /// - Parameter name: its class.
    package func svg(name class: String) -> SVG {
        let sides = sides
        func sum(_ groups: [Group]) -> Double { groups.reduce(0) { $0 + Self.height(of: $1) } }
        let height = max(sum(sides.left), sum(sides.right), Self.box.height + 20)
        let title = "What is directly related to \(name)"
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(Self.width)) \(Int(height.rounded(.up)))",
                .class: .text("drawing \(`class`)"), .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(
                .desc,
                text: isEmpty
                    ? "Nothing."
                    : groups.map { "\($0.heading): \($0.entries.map(\.name).joined(separator: ", "))." }
                        .joined(separator: " ")
            )
            let centre = PlanePoint(x: Self.width / 2, y: height / 2)
            write(sides.left, x: 4, from: (height - sum(sides.left)) / 2, centre, isLeft: true, to: &svg)
            write(
                sides.right,
                x: Self.width - Self.side,
                from: (height - sum(sides.right)) / 2,
                centre,
                isLeft: false,
                to: &svg
            )
            middle(centre, to: &svg)
        }
        return svg
    }

    private func middle(_ centre: PlanePoint, to svg: inout SVG) {
        svg.element(.g, [.class: "body leads"]) { svg in
            svg.element(
                .rect,
                [
                    .x: .number(centre.x - Self.box.width / 2), .y: .number(centre.y - Self.box.height / 2),
                    .width: .number(Self.box.width), .height: .number(Self.box.height), .rx: 4,
                ]
            )
            let lines = OrganisationChart.lines(name, within: Self.box.width - 16)
            for (number, line) in lines.enumerated() {
                svg.element(
                    .text,
                    [
                        .class: "body-name middle", .x: .number(centre.x),
                        .y: .number(centre.y - 8 + 14 * Double(number) + (lines.count == 1 ? 7 : 0)),
                    ],
                    text: line
                )
            }
            svg.element(
                .text,
                [.class: "body-note middle", .x: .number(centre.x), .y: .number(centre.y + 21)],
                text: kind
            )
        }
    }

    private func write(
        _ groups: [Group],
        x: Double,
        from top: Double,
        _ centre: PlanePoint,
        isLeft: Bool,
        to svg: inout SVG
    ) {
        var y = top
        for group in groups {
            let heading = TextWidth.fitted(
                "\(group.heading) (\(group.entries.count))",
                size: 13,
                within: Self.side - 20
            )
            let edge = isLeft ? x + TextWidth.width(of: heading, size: 13) + 8 : x - 8
            var path = PathData()
            path.line([
                PlanePoint(x: edge, y: y + 16),
                PlanePoint(x: centre.x + (isLeft ? -1 : 1) * Self.box.width / 2, y: centre.y),
            ])
            svg.element(.path, [.class: "tie", .d: .text(path.text)])
            svg.element(
                .text,
                [.class: "group", .x: .number(x), .y: .number(y + 20)],
                text: heading
            )
            for (number, entry) in group.entries.prefix(Self.mostEntries).enumerated() {
                svg.link(to: entry.address, [:]) { svg in
                    svg.element(.title, text: entry.name)
                    svg.element(
                        .text,
                        [.x: .number(x), .y: .number(y + 24 + Double(number + 1) * Self.lineHeight - 4)],
                        text: TextWidth.fitted(entry.name, size: Self.fontSize, within: Self.side - 20)
                    )
                }
            }
            if group.entries.count > Self.mostEntries {
                svg.element(
                    .text,
                    [
                        .class: "beside", .x: .number(x),
                        .y: .number(y + 24 + Double(Self.mostEntries + 1) * Self.lineHeight - 4),
                    ],
                    text: "and \(group.entries.count - Self.mostEntries) more in the list"
                )
            }
            y += Self.height(of: group)
        }
    }
}
