internal import Addresses
package import Directory
package import Markup

/// The values that a list can be narrowed to, each with the number of records that it would leave.
package struct FacetPanel {
    private let page: ListPage
    /// The counts. Of a parameter that the list is narrowed by already, the values that could be added are counted as if
    /// it were not.
    package let facets: [Facet]

    package init(page: ListPage) {
        self.page = page
        facets = Self.facets(of: page)
    }

    /// How many values are shown before the rest is folded away.
    private static let shown = 8
    /// From how many values on there is a field to look through them.
    private static let many = 12
    /// How many facets stand open.
    private static let open = 5

    package func write(to html: inout HTML) {
        guard !facets.isEmpty else { return }
        html.element("aside", .class("facets"), .id("filters"), Attribute("aria-label", "Filters")) { html in
            html.raw("<h2>Narrow</h2>")
            for (place, facet) in facets.enumerated() { write(facet, isOpen: place < Self.open, to: &html) }
        }
    }

    private static func facets(of page: ListPage) -> [Facet] {
        var query = page.request.scopedQuery
        query.limit = 1
        query.offset = 0
        query.order = []
        query.groups = []
        query.facets = page.query.facets.isEmpty ? useful(page.store, page.repository) : page.query.facets
        guard !query.facets.isEmpty else { return [] }
        let counted = page.repository.answer(query).facets
        return counted.map { facet in
            guard let place = page.place(of: facet.parameter) else { return facet }
            var wider = query
            wider.conditions.remove(at: place)
            wider.facets = [facet.parameter]
            return page.repository.answer(wider).facets.first ?? facet
        }.filter { !$0.counts.isEmpty }
    }

    /// The parameters by which the records of a collection fall into groups: not those of their names and evidence, nor
    /// those where each record is alone.
    private static func useful(_ store: CollectionStore, _ repository: Repository) -> [Parameter] {
        // "seat.country" beside "country" gives the same names once more, with the numbers of fewer records
        func isNarrower(_ name: String) -> Bool {
            name.lastIndex(of: ".").map { store.parameters[String(name[name.index(after: $0)...])] != nil } ?? false
        }
        let countable = store.parameters.parameters.filter { parameter in
            // a wider word for the same places would say everything twice
            parameter.isCountable && parameter.leaves.contains { ($0.field.parameter ?? $0.path) == parameter.name }
                && !parameter.leaves.contains { leaf in
                    ["names", "evidence", "facts"].contains { leaf.path.hasPrefix($0 + ".") }
                } && !isNarrower(parameter.name)
        }
        let counted = repository.answer(Query(store.schema.name, facets: countable, limit: 1)).facets
        return counted.filter { $0.counts.count > 1 && ($0.counts.first?.count ?? 0) > 1 }.map(\.parameter)
    }

    private func write(_ facet: Facet, isOpen: Bool, to html: inout HTML) {
        let place = page.place(of: facet.parameter)
        let applied = place.map { page.query.conditions[$0].operands } ?? []
        let label = facet.parameter.label.inWords
        html.element("details", .class("facet"), isOpen || place != nil ? Attribute("open") : nil) { html in
            html.element("summary", Attribute("title", facet.parameter.meaning), text: label)
            // a script looks through them (site.js); without one the field is hidden
            if facet.counts.count >= Self.many {
                html.empty(
                    "input",
                    Attribute(literal: "type", "search"),
                    .class("facet-find"),
                    Attribute("hidden"),
                    Attribute(literal: "placeholder", "Find a value"),
                    Attribute("aria-label", "Find a value of \(label)")
                )
            }
            list(facet.counts.prefix(Self.shown), facet, applied, place, &html)
            let rest = facet.counts.dropFirst(Self.shown)
            if !rest.isEmpty {
                html.element("details", .class("facet-rest")) { html in
                    html.element("summary", text: "\(rest.count) more")
                    list(rest, facet, applied, place, &html)
                }
            }
        }
        html.raw("\n")
    }

    private func list(
        _ counts: ArraySlice<Facet.Count>,
        _ facet: Facet,
        _ applied: [Column.Operand],
        _ place: Int?,
        _ html: inout HTML
    ) {
        let words = ConditionWords(repository: page.repository, asOf: page.query.asOf)
        html.element("ul") { html in
            for count in counts {
                let isApplied = applied.contains(.text(count.value))
                html.element("li") { html in
                    html.element(
                        "a",
                        .href(address(count.value, isApplied: isApplied, applied, facet.parameter, place)),
                        isApplied ? Attribute(literal: "aria-current", "true") : nil,
                        Attribute("rel", "nofollow")
                    ) { html in
                        html.element("span", text: words.label(of: count.value, facet.parameter) ?? count.spelling)
                        html.element("span", .class("number")) { $0.number(count.count) }
                    }
                }
            }
        }
    }

    /// The address of the list with the value added to the alternatives of its parameter, or taken off them.
    private func address(
        _ value: String,
        isApplied: Bool,
        _ applied: [Column.Operand],
        _ parameter: Parameter,
        _ place: Int?
    ) -> String {
        let operands = isApplied ? applied.filter { $0 != .text(value) } : applied + [.text(value)]
        return page.request.with { request in
            request.query.offset = 0
            let condition = operands.isEmpty ? [] : [Condition(parameter, .equal, operands)]
            if let place {
                request.query.conditions.replaceSubrange(place...place, with: condition)
            } else {
                request.query.conditions += condition
            }
        }.address
    }
}

extension ListPage {
    /// The place of the condition that narrows by equality with values of a parameter.
    fileprivate func place(of parameter: Parameter) -> Int? {
        query.conditions.firstIndex { $0.parameter.name == parameter.name && $0.comparison == .equal }
    }
}
