internal import Addresses
internal import Directory
internal import Drawings
package import Formats
internal import Markup

/// The control of the map's date: a form that takes a year, and a bar for each year that leads to it.
package struct MapYears {
    package let view: MapView

    private var request: MapRequest { view.request }
    private var lastYear: Int { view.repository.dataset.released.year }

    /// The form. A script makes a slider of its field.
    func writeForm(to html: inout HTML) {
        html.element("form", .class("map-year"), .id("map-year"), .action(Route.map.path)) { html in
            for (name, value) in request.with({ ($0.asOf, $0.undated, $0.format) = (nil, nil, nil) }).pairs {
                html.empty(
                    "input",
                    Attribute(literal: "type", "hidden"),
                    Attribute("name", name),
                    Attribute("value", value)
                )
            }
            html.raw("<label for=\"as-of\">Year shown</label> ")
            html.element("span", .class("year")) { html in
                html.empty(
                    "input",
                    .id("as-of"),
                    Attribute(literal: "type", "number"),
                    Attribute("name", GeneralParameter.asOf.rawValue),
                    Attribute("min", TimeAxis.usualFirstYear),
                    Attribute("max", lastYear),
                    // empty, as nothing is asked for, for all years
                    Attribute("value", request.asOf.map { "\($0.year)" } ?? ""),
                    Attribute(literal: "placeholder", "all"),
                    // what a browser remembers would not be what is drawn
                    Attribute(literal: "autocomplete", "off")
                )
            }
            html.raw(" <output for=\"as-of\"></output> <button type=\"submit\">Show the year</button>")
        }
    }

    /// The bars.
    func writeChart(to html: inout HTML) {
        // of today's records, since those of a past day know nothing of later years
        let today =
            view.request.asOf == nil
            ? view : MapView(request.with { ($0.asOf, $0.undated) = (nil, nil) }, view.repository)
        let request = request.with { $0.format = nil }
        let chart = PresenceChart(
            today.records,
            repository: view.repository,
            current: request.asOf?.year,
            address: { year in
                request.with {
                    $0.asOf = year.flatMap { Day(year: $0, month: 12, day: 31) }
                    // without a day no date is missing
                    if year == nil { $0.undated = nil }
                }.address
            }
        )
        guard chart.years.contains(where: { $0.count > 0 }) else { return }
        html.element("figure", .class("figure")) { html in
            html.drawing(chart.svg(width: 960, name: "wide"))
            html.drawing(chart.svg(width: 360, name: "narrow"))
            html.raw(
                "<figcaption>Operations at work at the end of each year, among those that match today. Each bar leads to the map of its year.</figcaption>"
            )
        }
    }
}
