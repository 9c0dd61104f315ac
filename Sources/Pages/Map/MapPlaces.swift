internal import Directory
internal import Drawings
package import Formats
package import Markup

/// What the map shows, as a list: place by place, then what has no known seat.
package struct MapPlaces {
    package let view: MapView

    package func write(to html: inout HTML) {
        let seen = seen
        html.raw("<h2 id=\"list\">The same as a list</h2>")
        html.element("ul", .class("places")) { html in
            for site in view.sites.sorted(by: { ($0.name, $0.anchor) < ($1.name, $1.anchor) }) {
                html.element("li", .id(site.anchor)) { html in
                    html.element("h3", text: site.name)
                    features(site.features, seen, &html)
                }
            }
            if !view.unplaced.isEmpty {
                html.element("li", .id("at-no-known-seat")) { html in
                    html.raw("<h3>Without a known seat</h3>")
                    features(view.unplaced, seen, &html)
                }
            }
        }
    }

    /// When a source last showed the status of each record, by its address.
    private var seen: [String: LastSeen] {
        var seen: [String: LastSeen] = [:]
        for (record, feature) in zip(view.records, view.features) {
            let schema = view.repository[record.collection].schema
            guard schema.lifespan?.state != nil else { continue }
            seen[feature.address] = LastSeen(record.value(JSONProjection(LastSeen.paths(schema))), schema)
        }
        return seen
    }

    private func features(_ features: [MapFeature], _ seen: [String: LastSeen], _ html: inout HTML) {
        html.element("ul") { html in
            for feature in features {
                html.element("li") { html in
                    html.element("a", .href(feature.address)) { $0.name(feature.name, in: feature.nameLanguage) }
                    let words = [feature.period.isEmpty ? nil : feature.period, feature.status].compactMap(\.self)
                    guard !words.isEmpty else { return }
                    html.text(" (\(words.joined(separator: ", "))")
                    seen[feature.address]?.write(to: &html)
                    html.raw(")")
                }
            }
        }
    }
}
