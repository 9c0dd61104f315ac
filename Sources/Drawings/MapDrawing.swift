package import Markup

/// Draws sites on coastlines.
package struct MapDrawing: Sendable {
    /// What the drawing is called.
    package let title: String
    /// What it shows, for those who do not see it.
    package let summary: String
    /// What the drawing shows of the globe.
    package let frame: MapFrame
    /// What it is drawn on.
    package let ground: MapGround
    /// The markers, laid out in the frame.
    package let layout: MapLayout
    /// Where a marker leads that stands for more than one record.
    package let address: @Sendable (MapMarker) -> String
    /// The class of the drawing, by which a style sheet chooses between a wide and a narrow one.
    package var name = "map"
    /// Whether it says below what the signs mean.
    var hasLegend = true
    /// Whether the frame comes again with other markers, so that what is drawn below them is worth keeping.
    package var keepsGround = false

    /// Joins its parts.
    package init(
        title: String,
        summary: String,
        frame: MapFrame,
        ground: MapGround,
        layout: MapLayout,
        address: @escaping @Sendable (MapMarker) -> String,
        name: String = "map",
        hasLegend: Bool = true,
        keepsGround: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.frame = frame
        self.ground = ground
        self.layout = layout
        self.address = address
        self.name = name
        self.hasLegend = hasLegend
        self.keepsGround = keepsGround
    }

    private var height: Double { frame.height + (hasLegend ? MapLegend.height(for: frame.width) : 0) }

    /// The width and height in pixels.
    package var size: (width: Int, height: Int) { (Int(frame.width), Int(height)) }

    /// The drawing.
    package var svg: SVG {
        var svg = SVG()
        svg.element(
            .svg,
            [
                .xmlns: "http://www.w3.org/2000/svg", .viewBox: "0 0 \(Int(frame.width)) \(Int(height))",
                .class: "drawing \(name)", .role: "group", .ariaLabel: .text(title),
            ]
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: summary)
            svg.append(keepsGround ? ground.cached(of: frame) : ground.svg(of: frame))
            for marker in layout.markers { write(marker, to: &svg) }
            if hasLegend { MapLegend.write(below: frame, to: &svg) }
        }
        return svg
    }

    private func write(_ marker: MapMarker, to svg: inout SVG) {
        let features = marker.features
        let address = features.count == 1 ? features[0].address : address(marker)
        svg.link(to: address, [.class: "site", .ariaLabel: .text(Self.words(marker))]) { svg in
            svg.element(.title, text: Self.words(marker))
            if features.count == 1 {
                MapSign.write(features[0].symbol, at: marker.point, radius: marker.radius, to: &svg)
            } else {
                MapSign.write(features.map(\.symbol), at: marker.point, radius: marker.radius, to: &svg)
            }
            if let label = marker.label {
                if label.isApart { leader(from: marker, to: label.bounds, &svg) }
                for (number, line) in label.lines.enumerated() {
                    svg.element(
                        .text,
                        [
                            .class: "place", .x: .number(label.bounds.x),
                            .y: .number(label.bounds.y + MapLayout.fontSize * (0.93 + 1.2 * Double(number))),
                        ],
                        text: line
                    )
                }
            }
        }
    }

    /// A line from a sign to its label.
    private func leader(from marker: MapMarker, to room: PlaneRectangle, _ svg: inout SVG) {
        let x = min(max(marker.point.x, room.x), room.right)
        let y = min(max(marker.point.y, room.y), room.bottom)
        let length = ((x - marker.point.x) * (x - marker.point.x) + (y - marker.point.y) * (y - marker.point.y))
            .squareRoot()
        guard length > marker.radius else { return }
        let share = marker.radius / length
        svg.element(
            .line,
            [
                .class: "leader", .x1: .number(marker.point.x + (x - marker.point.x) * share),
                .y1: .number(marker.point.y + (y - marker.point.y) * share), .x2: .number(x), .y2: .number(y),
            ]
        )
    }

    /// What a marker stands for, in words.
    package static func words(_ marker: MapMarker) -> String {
        let names = marker.features.map { feature in
            feature.symbol == .closed ? "\(feature.name) (\(feature.status ?? "closed"))" : feature.name
        }
        let shown = names.prefix(6).joined(separator: "; ")
        let rest = names.count > 6 ? "; and \(names.count - 6) more" : ""
        let places = marker.sites.map(\.name)
        let whole =
            places.count > 4
            ? "\(places[0]) and \(places.count - 1) other places" : places.joined(separator: ", ")
        return "\(whole): \(shown)\(rest)"
    }
}
