internal import Directory
internal import Markup

/// Draws sites on coastlines.
struct MapDrawing: Sendable {
    /// What the drawing is called.
    let title: String
    /// What it shows, for those who do not see it.
    let summary: String
    /// What the drawing shows of the globe.
    let frame: MapFrame
    /// The markers, laid out in the frame.
    let layout: MapLayout
    /// Where a marker leads that stands for more than one record.
    let address: @Sendable (MapMarker) -> String
    /// The class of the drawing, by which a style sheet chooses between a wide and a narrow one.
    var name = "map"
    /// Whether it says below what the signs mean.
    var hasLegend = true
    /// Whether the frame comes again with other markers, so that what is drawn below them is worth keeping.
    var keepsGround = false

    private var height: Double { frame.height + (hasLegend ? MapLegend.height(for: frame.width) : 0) }

    /// The drawing.
    var svg: SVG {
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
            svg.append(keepsGround ? MapGround.cached(of: frame) : MapGround.svg(of: frame))
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
                svg.element(
                    .text,
                    [
                        .class: "place", .x: .number(label.bounds.x),
                        .y: .number(label.bounds.y + MapLayout.fontSize * 0.93),
                    ],
                    text: label.text
                )
            }
        }
    }

    /// What a marker stands for, in words.
    static func words(_ marker: MapMarker) -> String {
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
