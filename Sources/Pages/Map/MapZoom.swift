internal import Addresses
internal import Drawings
internal import Formats
internal import Markup

/// Links that bring a part of the map nearer, lead away from it and to its sides: each to the map of another box.
struct MapZoom {
    let view: MapView

    func write(to html: inout HTML) {
        let shown = view.shownBox.map { view.request.box == nil ? $0.outset(toHeight: GeographicBox.leastHeight) : $0 }
        guard let box = shown, let viewport = box.viewport else { return }
        let steps: [(label: String, box: GeographicBox?)] = [
            ("Zoom in", viewport.scaled(by: 0.5)), ("Zoom out", viewport.scaled(by: 2)),
            ("West", viewport.moved(east: -0.5)), ("North", viewport.moved(north: 0.5)),
            ("South", viewport.moved(north: -0.5)), ("East", viewport.moved(east: 0.5)),
        ]
        html.element("nav", .class("map-zoom"), Attribute("aria-label", "Part of the map")) { html in
            for step in steps {
                // what is seen already leads nowhere
                guard let box = step.box, box != view.request.box else { continue }
                html.link(
                    view.request.with { ($0.box, $0.format) = (box, nil) }.address,
                    step.label,
                    Attribute(literal: "rel", "nofollow")
                )
                html.raw(" ")
            }
            if view.request.box != nil {
                html.link(view.request.with { ($0.box, $0.format) = (nil, nil) }.address, "Whole map")
            }
        }
    }
}
