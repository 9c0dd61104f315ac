internal import Addresses
package import Directory
internal import Drawings
internal import Formats
package import Markup

/// The map on the home page: everything at once, and the way to the map of any year.
package struct HomeMap {
    package let repository: Repository

    package func write(to html: inout HTML) {
        let view = MapView(MapRequest.everything, repository)
        guard !view.sites.isEmpty else { return }
        html.element("section", Attribute("aria-labelledby", "map-heading")) { html in
            html.raw("<h2 id=\"map-heading\">Where the OSCE has been at work</h2>")
            html.element("figure", .class("figure")) { html in
                html.drawing(view.wide.svg)
                html.drawing(view.narrow.svg)
                html.element("figcaption") { html in
                    html.raw("Seats of institutions and field operations, closed ones included. ")
                    html.link(Route.map.path, "See the map of any year")
                    html.raw(" or ")
                    html.link(CollectionName.timeline.path, "the timeline")
                    html.raw(".")
                }
            }
        }
    }
}
