package import Markup

/// Draws bodies as an organisation chart: a box for each, below that of which it is a part, and under them what works in
/// the field, by region.
package struct OrganisationChart: Sendable {
    /// A body with its parts.
    package struct Body: Sendable {
        package let name: String
        /// What stands below the name: an acronym, the part it plays.
        package let note: String
        package let address: String
        /// How the box is drawn.
        package let weight: Weight
        /// Whether its place below another is concluded, not stated.
        package let isInferred: Bool
        /// Its parts, in the order they are drawn in.
        package var parts: [Body]

        /// Joins its parts.
        package init(
            name: String,
            note: String,
            address: String,
            weight: Weight,
            isInferred: Bool,
            parts: [Body] = []
        ) {
            self.name = name
            self.note = note
            self.address = address
            self.weight = weight
            self.isInferred = isInferred
            self.parts = parts
        }
    }

    /// How much a body has to do with the work against terrorism, which shows in its box.
    package enum Weight: String, Sendable {
        case leads, decides, other
    }

    /// Those at work in a region.
    package struct Region: Sendable {
        package let heading: String
        package let entries: [Entry]

        /// Joins its parts.
        package init(heading: String, entries: [Entry]) {
            self.heading = heading
            self.entries = entries
        }
    }

    /// One that works in the field.
    package struct Entry: Sendable {
        package let name: String
        /// When it was last seen.
        package let note: String
        package let isCare: Bool
        package let address: String

        /// Joins its parts.
        package init(name: String, note: String, isCare: Bool, address: String) {
            self.name = name
            self.note = note
            self.isCare = isCare
            self.address = address
        }
    }

    /// The bodies that are part of no other.
    package let roots: [Body]
    package let regions: [Region]
    private let title: String

    /// The bodies and the entries of a region that are drawn at most; the list has all.
    package static let mostBodies = 60
    package static let mostEntries = 24

    static let box = (width: 138.0, height: 63.0)
    static let gap = (x: 7.0, y: 44.0)
    private static let least = 960.0

    /// Joins its parts.
    package init(title: String, roots: [Body], regions: [Region]) {
        self.title = title
        self.roots = roots
        self.regions = regions
    }

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { roots.isEmpty && regions.isEmpty }

    /// The drawing laid out.
    private struct Layout {
        let tree: TreeLayout<Body>
        let field: FieldRegions
        let width: Double
        let treeHeight: Double

        var height: Double { treeHeight + field.height + 4 }
    }

    private var measures: Layout {
        let tree = TreeLayout(roots) { $0.parts }
        let width = max(tree.columns * (Self.box.width + Self.gap.x) - Self.gap.x + 2, Self.least)
        return Layout(
            tree: tree,
            field: FieldRegions(regions: regions, width: width),
            width: width,
            treeHeight: Double(tree.depth) * (Self.box.height + Self.gap.y)
        )
    }

    /// The width and height in pixels.
    package var size: (width: Int, height: Int) {
        let measures = measures
        return (Int(measures.width.rounded(.up)), Int(measures.height.rounded(.up)))
    }

    /// The drawing. O(bodies · depth + entries).
    ///
    /// - Parameter name: its class.
    package func svg(name: String) -> SVG {
        let measures = measures
        let (tree, field, width, height) = (measures.tree, measures.field, measures.width, measures.height)
        let step = Self.box.width + Self.gap.x
        let left = (width - (tree.columns * step - Self.gap.x)) / 2
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg",
                .viewBox: "0 0 \(Int(width.rounded(.up))) \(Int(height.rounded(.up)))",
                .class: .text("drawing \(name)"), .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: description)
            func corner(_ place: TreeLayout<Body>.Place) -> PlanePoint {
                PlanePoint(
                    x: left + place.column * step + 1,
                    y: 2 + Double(place.depth) * (Self.box.height + Self.gap.y)
                )
            }
            for place in tree.places {
                guard let parent = place.parent else { continue }
                tie(from: corner(tree.places[parent]), to: corner(place), place.item.isInferred, &svg)
            }
            for place in tree.places { write(place.item, at: corner(place), &svg) }
            field.write(from: measures.treeHeight, to: &svg)
        }
        return svg
    }

    /// What is drawn, for those who do not see it.
    private var description: String {
        var sentences: [String] = []
        func tell(_ bodies: [Body]) {
            for body in bodies where !body.parts.isEmpty {
                sentences.append("\(body.name): \(body.parts.map(\.name).joined(separator: ", ")).")
                tell(body.parts)
            }
        }
        tell(roots)
        for region in regions {
            sentences.append("\(region.heading): \(region.entries.map(\.name).joined(separator: ", ")).")
        }
        return sentences.joined(separator: " ")
    }

    private func tie(from parent: PlanePoint, to part: PlanePoint, _ isInferred: Bool, _ svg: inout SVG) {
        let (width, height) = Self.box
        let middle = parent.y + height + Self.gap.y / 2
        var path = PathData()
        path.line([
            PlanePoint(x: parent.x + width / 2, y: parent.y + height), PlanePoint(x: parent.x + width / 2, y: middle),
            PlanePoint(x: part.x + width / 2, y: middle), PlanePoint(x: part.x + width / 2, y: part.y),
        ])
        svg.element(.path, [.class: isInferred ? "tie inferred" : "tie", .d: .text(path.text)])
    }

    private func write(_ body: Body, at corner: PlanePoint, _ svg: inout SVG) {
        let words = [body.name, body.note].filter { !$0.isEmpty }.joined(separator: ", ")
        svg.link(to: body.address, [.class: .text("body \(body.weight.rawValue)"), .ariaLabel: .text(words)]) { svg in
            svg.element(.title, text: words)
            svg.element(
                .rect,
                [
                    .x: .number(corner.x), .y: .number(corner.y), .width: .number(Self.box.width),
                    .height: .number(Self.box.height), .rx: 4,
                ]
            )
            for (number, line) in Self.lines(body.name, within: Self.box.width - 16).enumerated() {
                svg.element(
                    .text,
                    [
                        .class: "body-name", .x: .number(corner.x + 8),
                        .y: .number(corner.y + 15 + 13 * Double(number)),
                    ],
                    text: line
                )
            }
            svg.element(
                .text,
                [.class: "body-note", .x: .number(corner.x + 8), .y: .number(corner.y + Self.box.height - 7)],
                text: TextWidth.fitted(body.note, size: 10.5, within: Self.box.width - 16)
            )
        }
    }

    /// A name on three lines at most, broken between words; what has no room on the last is cut.
    static func lines(_ name: String, within room: Double) -> [String] {
        var lines: [String] = []
        var rest = name.split(separator: " ")[...]
        while !rest.isEmpty, lines.count < mostLines - 1 {
            var line = ""
            while let word = rest.first {
                let longer = line.isEmpty ? String(word) : "\(line) \(word)"
                guard line.isEmpty || TextWidth.width(of: longer, size: nameSize) <= room else { break }
                line = longer
                rest = rest.dropFirst()
            }
            lines.append(line)
        }
        if !rest.isEmpty { lines.append(rest.joined(separator: " ")) }
        return lines.map { TextWidth.fitted($0, size: nameSize, within: room) }
    }

    private static let mostLines = 3

    private static let nameSize = 11.5
}
