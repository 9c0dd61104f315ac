internal import Addresses
package import Directory
package import Markup

/// The values that a list can be narrowed to, each with the number of records that it would leave, in a row of menus above
/// the records, beside words to look for and a day.
package struct FacetPanel {
    private let page: ListPage
    /// The counts. Of a parameter that the list is narrowed by already, the values that could be added are counted as if
    /// it were not.
    package let facets: [Facet]

    package init(page: ListPage) {
        self.page = page
        facets = Self.facets(of: page)
    }

    /// From how many values on there is a field to look through them.
    private static let many = 12
    /// How many values a menu has.
    private static let mostValues = 80
    /// How many menus there are, unless more are asked for by `facets`.
    private static let mostFacets = 7

    package func write(to html: inout HTML) {
        html.element(
            "form",
            .class("filters"),
            .id("filters"),
            .action(page.path),
            Attribute(literal: "aria-label", "Filters")
        ) { html in
            KeptPairs(of: page, without: [.q, .asOf, .undated, .offset]).write(to: &html)
            html.raw("<label class=\"visually-hidden\" for=\"q\">Words in these records</label>")
            html.empty(
                "input",
                .id("q"),
                .class("words"),
                Attribute(literal: "type", "search"),
                Attribute("name", GeneralParameter.q.rawValue),
                Attribute("value", page.query.text?.text ?? ""),
                Attribute("maxlength", TextQuery.longest),
                Attribute(literal: "placeholder", "Words in these records")
            )
            html.raw("<button type=\"submit\" class=\"quiet\">Find</button>")
            for facet in facets { write(facet, to: &html) }
            day(&html)
        }
    }

    /// The day that is looked at.
    private func day(_ html: inout HTML) {
        guard GeneralParameter.ofList(page.schema).contains(.asOf) else { return }
        let isSet = page.query.asOf != nil
        html.element("details", .class(isSet ? "filter set" : "filter"), Attribute(literal: "name", "filter")) { html in
            html.raw("<summary>On a day</summary>")
            html.element("div", .class("drop")) { html in
                html.raw("<label for=\"as_of\">As it was on (2005 or 2005-01-01)</label>")
                html.empty(
                    "input",
                    .id("as_of"),
                    Attribute("name", GeneralParameter.asOf.rawValue),
                    Attribute("value", page.query.asOf?.description ?? ""),
                    Attribute(literal: "placeholder", "2005 or 2005-01-01"),
                    Attribute(literal: "pattern", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
                )
                html.raw("<button type=\"submit\" class=\"quiet\">Show</button>")
            }
        }
    }

    private static func facets(of page: ListPage) -> [Facet] {
        var query = page.request.scopedQuery
        query.limit = 1
        query.offset = 0
        query.order = []
        query.groups = []
        let asked = page.query.facets
        query.facets = asked.isEmpty ? useful(page) : asked
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
    /// those where each record is alone. What lists show comes first.
    private static func useful(_ page: ListPage) -> [Parameter] {
        let store = page.store
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
        let counted = page.repository.answer(Query(store.schema.name, facets: countable, limit: 1)).facets
        let found = counted.filter { $0.counts.count > 1 && ($0.counts.first?.count ?? 0) > 1 }.map(\.parameter)
        let overview = store.schema.overview
        let ranked = found.enumerated().sorted { left, right in
            func rank(_ entry: (offset: Int, element: Parameter)) -> (Int, Int) {
                let isSet = page.place(of: entry.element) != nil
                let name = entry.element.name
                let isShown = overview.contains(name) || ["region", "activity"].contains(name)
                return (isSet ? 0 : isShown ? 1 : name.contains(".") ? 3 : 2, entry.offset)
            }
            return rank(left) < rank(right)
        }.prefix(mostFacets)
        return ranked.sorted { $0.offset < $1.offset }.map(\.element)
    }

    private func write(_ facet: Facet, to html: inout HTML) {
        let place = page.place(of: facet.parameter)
        let applied = place.map { page.query.conditions[$0].operands } ?? []
        let label = FieldWords.label(facet.parameter)
        html.element(
            "details",
            .class(place == nil ? "facet filter" : "facet filter set"),
            Attribute(literal: "name", "filter")
        ) { html in
            html.element("summary", Attribute("title", facet.parameter.meaning), text: label)
            html.element("div", .class("drop")) { html in
                // a script looks through them (site.js); without one the field is hidden
                if facet.counts.count >= Self.many {
                    html.empty(
                        "input",
                        Attribute(literal: "type", "search"),
                        .class("facet-find"),
                        Attribute("hidden"),
                        Attribute("placeholder", "Type to find: \(label)"),
                        Attribute("aria-label", "Type to find: \(label)")
                    )
                }
                list(facet, applied, place, &html)
            }
        }
        html.raw("\n")
    }

    private func list(_ facet: Facet, _ applied: [Column.Operand], _ place: Int?, _ html: inout HTML) {
        let words = ConditionWords(repository: page.repository, asOf: page.query.asOf)
        html.element("ul") { html in
            for count in facet.counts.prefix(Self.mostValues) {
                let isApplied = applied.contains(.text(count.value))
                html.element("li") { html in
                    html.element(
                        "a",
                        .href(address(count.value, isApplied: isApplied, applied, facet.parameter, place)),
                        isApplied ? Attribute(literal: "aria-current", "true") : nil,
                        Attribute(literal: "rel", "nofollow")
                    ) { html in
                        html.element("span", text: words.label(of: count.value, facet.parameter) ?? count.spelling)
                        html.element("span", .class("number")) { $0.number(count.count) }
                    }
                }
            }
        }
        let rest = facet.counts.count - Self.mostValues
        if rest > 0 {
            html.element("p", .class("small"), text: "\(rest) more: ask for them below.")
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
