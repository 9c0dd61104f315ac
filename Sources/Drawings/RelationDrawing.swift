package import Markup

/// Draws what a record is tied to: the record at the root, a branch for each way, the records as links.
package struct RelationDrawing: Sendable {
    package let tree: RelationTree

    /// Joins its parts.
    package init(
        tree: RelationTree
    ) {
        self.tree = tree
    }

    private static let width = 360.0
    private static let rowHeight = 20.0
    private static let fontSize = 12.0
    /// How many records of a branch are drawn; the last line then says how many more there are and leads to all.
    private static let greatestCount = 8

    /// The drawing; nil where nothing is tied to the record.
    package var svg: SVG? {
        guard !tree.branches.isEmpty else { return nil }
        let title = "What \(tree.name) is tied to"
        let rows = tree.branches.reduce(0) {
            $0 + 1 + Self.shown($1).count + (Self.rest($1) > 0 ? 1 : 0)
        }
        let height = 34 + Double(rows) * Self.rowHeight + Double(tree.branches.count) * 4 + 4
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(Self.width)) \(Int(height))",
                .class: "drawing relation-tree", .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: tree.words)
            root(&svg)
            var y = 40.0
            var trunk = y
            for branch in tree.branches {
                trunk = y + Self.rowHeight / 2
                self.branch(branch, &y, &svg)
            }
            line(&svg, "trunk", [PlanePoint(x: 12, y: 28), PlanePoint(x: 12, y: trunk)])
        }
        return svg
    }

    private static func shown(_ branch: RelationTree.Branch) -> ArraySlice<
        (name: String, address: String)
    > {
        // one more than fits is shown in place of a line that says so
        branch.leaves.count <= greatestCount + 1
            ? branch.leaves[...] : branch.leaves.prefix(greatestCount)
    }

    private static func rest(_ branch: RelationTree.Branch) -> Int {
        branch.leaves.count - shown(branch).count
    }

    private func root(_ svg: inout SVG) {
        svg.element(
            .rect,
            [.class: "root", .x: 0.5, .y: 0.5, .width: .number(Self.width - 1), .height: 27, .rx: 5]
        )
        svg.element(
            .text,
            [.class: "root-name", .x: 10, .y: 18],
            text: TextWidth.fitted(tree.name, size: Self.fontSize * 1.08, within: Self.width - 20)
        )
    }

    private func branch(_ branch: RelationTree.Branch, _ y: inout Double, _ svg: inout SVG) {
        let middle = y + Self.rowHeight / 2
        line(&svg, "twig", [PlanePoint(x: 12, y: middle), PlanePoint(x: 22, y: middle)])
        svg.element(.text, [.class: "branch", .x: 26, .y: .number(middle + 4)], text: branch.heading)
        y += Self.rowHeight
        var last = middle
        for leaf in Self.shown(branch) {
            self.leaf(leaf.name, leaf.address, "leaf", y, &svg)
            last = y + Self.rowHeight / 2
            y += Self.rowHeight
        }
        if Self.rest(branch) > 0 {
            leaf("and \(Self.rest(branch)) more", tree.address, "leaf more", y, &svg)
            last = y + Self.rowHeight / 2
            y += Self.rowHeight
        }
        line(&svg, "trunk", [PlanePoint(x: 32, y: middle + 8), PlanePoint(x: 32, y: last)])
        y += 4
    }

    private func leaf(
        _ name: String,
        _ address: String,
        _ style: String,
        _ y: Double,
        _ svg: inout SVG
    ) {
        let middle = y + Self.rowHeight / 2
        line(&svg, "twig", [PlanePoint(x: 32, y: middle), PlanePoint(x: 40, y: middle)])
        svg.link(to: address, [.class: .text(style)]) { svg in
            let fitted = TextWidth.fitted(name, size: Self.fontSize, within: Self.width - 56)
            if fitted != name { svg.element(.title, text: name) }
            svg.element(.circle, [.class: "node", .cx: 43, .cy: .number(middle), .r: 3])
            svg.element(.text, [.x: 52, .y: .number(middle + 4)], text: fitted)
        }
    }

    private func line(_ svg: inout SVG, _ name: String, _ points: [PlanePoint]) {
        var path = PathData()
        path.line(points)
        svg.element(.path, [.class: .text(name), .d: .text(path.text)])
    }
}
