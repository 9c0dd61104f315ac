internal import Addresses
internal import Directory
package import Formats
package import Markup

/// Ways to narrow the map: what is asked for, each with a way to drop it, and values that can be asked for, with their
/// counts.
package struct MapFilters {
    package let view: MapView

    private var request: MapRequest { view.request }

    /// The filters that are offered, as parameters of `/operations`.
    private static let offered = ["dimension", "region", "status", "kind"]

    package func write(to html: inout HTML) {
        html.element(
            "nav",
            .class("map-filters"),
            .id("map-filters"),
            Attribute("aria-label", "Filters"),
            Attribute("data-follows")
        ) { html in
            active(&html)
            html.element("details", .class("map-narrow")) { html in
                html.raw("<summary>Filter</summary>")
                html.element("dl") { html in
                    types(&html)
                    for facet in facets { self.facet(facet, &html) }
                }
            }
        }
    }

    /// What is asked for, in words, with the pairs that ask for it.
    private var asked: [(words: String, pairs: [(String, String)])] {
        let conditions = request.conditions.flatMap { $0.pairs.map(\.0) }
        let general = request.pairs.filter { pair in
            ![GeneralParameter.format, .asOf].map(\.rawValue).contains(pair.0) && !conditions.contains(pair.0)
        }
        let words = ConditionWords(repository: view.repository)
        return general.map { ("\(Self.label($0.0)): \($0.1)", [$0]) }
            + request.conditions.map { (words.words($0), $0.pairs) }
    }

    private func active(_ html: inout HTML) {
        let asked = asked
        guard !asked.isEmpty else { return }
        html.element("ul", .class("chips")) { html in
            for part in asked {
                html.element("li") { html in
                    html.element(
                        "a",
                        .class("chip"),
                        .href(
                            request.address { pairs in
                                pairs.removeAll { pair in part.pairs.contains { $0 == pair } || pair.0 == "format" }
                            }
                        )
                    ) { html in
                        html.text(part.words)
                        html.raw(" <span aria-hidden=\"true\">×</span><span class=\"visually-hidden\"> (remove)</span>")
                    }
                }
            }
        }
    }

    private static func label(_ name: String) -> String {
        switch GeneralParameter(rawValue: name) {
        case .q: "Words"
        case .bbox: "Within"
        case .asOf: "On"
        case .lang: "Names in"
        default: FieldWords.label(name)
        }
    }

    private func types(_ html: inout HTML) {
        guard request.chosen.isEmpty else { return }
        html.element("div") { html in
            html.raw("<dt>Type</dt>")
            for (word, collection) in MapRequest.types {
                html.element("dd") { html in
                    html.link(
                        address(adding: GeneralParameter.type.rawValue, word),
                        collection.label
                    )
                }
            }
        }
    }

    /// The values among the operations that match.
    private var facets: [Facet] {
        guard request.searched.contains(.operations) else { return [] }
        let table = view.repository[.operations].parameters
        var query = request.query(.operations)
        query.facets = Self.offered.compactMap { name in
            request.conditions.contains { $0.parameter.name == name } ? nil : table[name]
        }
        query.limit = 1
        return view.repository.answer(query).facets
    }

    private func facet(_ facet: Facet, _ html: inout HTML) {
        guard !facet.counts.isEmpty else { return }
        let vocabulary = facet.parameter.types.flatMap(\.vocabularies).first
        html.element("div") { html in
            html.element("dt", text: FieldWords.label(facet.parameter))
            for count in facet.counts {
                html.element("dd") { html in
                    html.link(
                        address(adding: facet.parameter.name, count.value),
                        vocabulary?.label(of: count.value) ?? count.spelling
                    )
                    html.text(" \(count.count)")
                }
            }
        }
    }

    private func address(adding name: String, _ value: String) -> String {
        request.address { pairs in
            pairs.removeAll { $0.0 == GeneralParameter.format.rawValue }
            pairs.append((name, value))
        }
    }
}
