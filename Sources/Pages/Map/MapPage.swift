internal import Addresses
package import Directory
internal import Drawings
package import Formats
package import Markup

/// The page of the map: the map, a date to look at, ways to narrow, and a list that says the same.
package struct MapPage: Page {
    package let view: MapView

    /// Joins its parts.
    package init(view: MapView) {
        self.view = view
    }

    package var repository: Repository { view.repository }
    private var request: MapRequest { view.request }

    package var title: String {
        request.asOf.map { "Map, \(DateWords.words($0.description))" } ?? "Map"
    }

    package var summary: String {
        "Seats of OSCE \(request.words) on a map: \(view.total) \(view.total == 1 ? "record" : "records")."
    }

    package var canonical: String? { request.with { $0.format = nil }.address }
    package var neutral: String? { request.with { ($0.format, $0.languages) = (nil, nil) }.address }
    package
        var alternates: [Alternate]
    {
        RouteTable[.map].formats.filter { $0 != .html }.map { Alternate($0, shown(as: $0)) }
    }

    /// The same in a format and in the languages that the page shows, whoever chose them.
    private func shown(as format: Format?) -> String {
        request.with { ($0.format, $0.languages) = (format, $0.languages ?? repository.shownLanguages) }.address
    }

    package var translations: [(language: String, address: String)] {
        NameLanguages.eachWorking { languages in
            request.with { request in
                request.format = nil
                request.languages = languages
            }.address
        }
    }

    package var section: String? { Route.map.path }
    package var embedded: String? { canonical }

    package func writeHead(to html: inout HTML) {
        html.empty("link", Attribute(literal: "rel", "stylesheet"), .href(PageAsset.named("map.css").path))
        html.element("script", Attribute("src", PageAsset.named("map.js").path), Attribute("defer"), text: "")
        html.raw("\n")
    }

    package func write(to html: inout HTML) {
        html.element("div", .class("page-head")) { html in
            html.raw("<h1>Where the OSCE has been at work</h1>")
            html.element("p", .class("lead")) { html in
                html.raw("Field operations and institutions at their seats, on any day since the beginning. ")
                html.raw("The map draws coastlines and no borders, on purpose.")
            }
        }
        MapFilters(view: view).write(to: &html)
        MapYears(view: view).writeForm(to: &html)
        html.element("div", .id("map-view"), Attribute("data-follows")) { html in
            MapYears(view: view).writeChart(to: &html)
            html.element("p", .class("count"), Attribute(literal: "role", "status")) { html in
                html.element("strong") { $0.number(view.total) }
                html.text(" \(asked)")
                if let day = request.asOf {
                    html.raw(", as of ")
                    DateWords.write(day.description, to: &html)
                    html.raw(". ")
                    html.link(
                        request.with { ($0.asOf, $0.undated, $0.format) = (nil, nil, nil) }.address,
                        "Show all years"
                    )
                    undated(&html)
                }
            }
            notDated(&html)
            html.element("figure", .class("figure")) { html in
                html.drawing(view.wide.svg)
                html.drawing(view.narrow.svg)
                html.element("figcaption", text: caption)
            }
            MapZoom(view: view).write(to: &html)
            EmbedPanel(
                drawing: request.with { $0.format = .svg }.address,
                page: request.with { $0.format = nil }.address,
                title: title,
                repository
            ).write(to: &html)
            MapPlaces(view: view).write(to: &html)
            TakeAway(alternates: alternates, address: repository.shown(shown(as: nil))).write(to: &html)
        }
    }

    /// What is asked for but for the day, in words for people.
    private var asked: String {
        let collections = request.searched.isEmpty ? MapRequest.collections : request.searched
        let conditions = ConditionWords(repository: repository)
        var parts = request.conditions.map(conditions.sentence)
        if let text = request.text { parts.append("has the words \u{201C}\(text.text)\u{201D}") }
        if request.box != nil { parts.append("lies in this part of the map") }
        let noun = collections.map { $0.noun(view.total) }.joined(separator: " and ")
        return parts.isEmpty ? noun : "\(noun): \(parts.joined(separator: ", "))"
    }

    /// The way to the records whose dates do not tell.
    private func undated(_ html: inout HTML) {
        guard view.undated > 0 else { return }
        switch request.undated {
        case nil:
            html.raw(" · ")
            html.link(request.with { ($0.undated, $0.format) = (.only, nil) }.address, "\(view.undated) left out")
        case .include, .only:
            html.text(" · The dates of \(view.undated) do not tell. ")
            html.link(request.with { ($0.undated, $0.format) = (nil, nil) }.address, "Leave them out")
        }
    }

    /// What is as it is today, since nothing dates it.
    private func notDated(_ html: inout HTML) {
        NotDatedNote.write(view.notDated(["name", "seat", "kind", "status"]), to: &html)
    }

    private var caption: String {
        var sentences = [
            request.asOf == nil
                ? "Everything the data know, closed operations included."
                : "What existed on \(DateWords.words(request.asOf?.description ?? ""))."
        ]
        if view.undated > 0, request.undated == nil {
            sentences.append(
                "\(view.undated) \(view.undated == 1 ? "is" : "are") left out, since their dates do not tell whether they existed then."
            )
        }
        if !view.unplaced.isEmpty {
            sentences.append("\(view.unplaced.count) without a known seat are in the list alone.")
        }
        if view.total > view.features.count {
            sentences.append("\(view.total - view.features.count) more match; narrow the map to see them.")
        }
        sentences.append(
            request.box == nil
                ? "The frame holds every seat \(request.isNarrowed ? "that matches" : "in the data") in any year, so maps of different years can be laid over each other."
                : "The map and the list hold what lies in this part alone."
        )
        return sentences.joined(separator: " ")
    }
}
