internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The head of a record's page: where it belongs, its name, whether it exists and when that was last seen, what it is.
struct RecordHead {
    let page: RecordPage

    private var value: JSON { page.value }
    private var schema: CollectionSchema { page.schema }
    private var day: Day? { page.view.asOf }

    func write(to html: inout HTML) {
        banner(&html)
        html.element("div", .class("page-head")) { html in
            crumbs(&html)
            html.element("h1") { $0.name(of: page.record) }
            nameToday(&html)
            html.element("div", .class("under")) { html in
                status(&html)
                kind(&html)
            }
        }
    }

    /// That the page is of a past day, and the ways from there.
    private func banner(_ html: inout HTML) {
        guard let day else { return }
        html.element("p", .class("banner")) { html in
            html.element("strong", text: "\(day.words()).")
            html.raw(
                value["dated"] == "unknown"
                    ? " You see this record as it would have been on that day; its dates do not tell whether it existed then. "
                    : " You see this record as it was on that day, so far as sources tell. "
            )
            html.link(
                page.record.path(asOf: nil, languages: page.view.languages),
                "See it as it is known today"
            )
            html.raw(" · ")
            html.link(
                page.view.context.address(of: schema.name.path),
                "\(schema.name.label) of that day"
            )
            for year in [day.year - 1, day.year + 1] where year <= page.repository.dataset.released.year {
                guard let other = Day(year: year, month: day.month, day: day.day ?? nil) ?? Day(year: year) else {
                    continue
                }
                let day = min(other, page.repository.dataset.released)
                let isThere =
                    page.repository.record(schema.name, id: page.record.id, asOf: day, undated: .include) != nil
                guard isThere else { continue }
                html.raw(" · ")
                html.link(
                    page.record.path(
                        asOf: day,
                        undated: .include,
                        languages: page.view.languages
                    ),
                    "\(year)"
                )
            }
        }
    }

    private func crumbs(_ html: inout HTML) {
        var steps = [(schema.name.label, page.view.context.address(of: schema.name.path))]
        if let parameter = page.repository[schema.name].parameters["region"], let region = value["region"]?.string,
            day == nil
        {
            let list = ListRequest(
                query: Query(schema.name, conditions: [Condition(parameter, .equal, [.text(region)])])
            )
            let label = parameter.types.lazy.flatMap(\.vocabularies).first?.label(of: region) ?? region
            steps.append((label, list.address))
        }
        Breadcrumbs.write(steps, to: &html)
    }

    /// The name of today, where the one of the day is another.
    private func nameToday(_ html: inout HTML) {
        guard day != nil, let today = page.repository[schema.name].record(id: page.record.id),
            today.name != page.record.name
        else { return }
        html.element("p", .class("soft"), text: "Today: \(today.name)")
    }

    /// The fields at the head that are shown, those that a list shows at a glance first.
    private var fields: [Field] {
        let names = schema.overview + schema.fieldNames
        let shown = schema.fields.filter {
            $0.place == .head && page.isShown($0.name) && !page.notDated.contains($0.name) && value[$0.name] != nil
        }
        return shown.sorted { (names.firstIndex(of: $0.name) ?? 0) < (names.firstIndex(of: $1.name) ?? 0) }
    }

    private func status(_ html: inout HTML) {
        let seen = LastSeen(value, schema)
        guard let field = schema.fields.first(where: { if case .state = $0.past { true } else { false } }) else {
            // what has no status of its own was seen all the same
            guard let seen, let state = seen.date, day == nil, page.isShown("last_confirmed") else { return }
            return html.element("div") { html in
                html.raw("Last seen ")
                DateWords.write(state, to: &html)
            }
        }
        guard let term = value[field.name], page.isShown(field.name) else { return }
        html.element("div") { html in
            html.element(
                "span",
                Attribute("data-term", term.text),
                text: ValueWords(repository: page.repository).words(term, field.type).beginningSentence
            )
            seen?.write(before: page.repository.dataset.released, to: &html)
            html.raw(" ")
            page.evidence.write(field.name, with: ["status_as_of"], label: field.label, to: &html)
        }
    }

    /// What it is in a line: "Programme office in Tajikistan".
    private func kind(_ html: inout HTML) {
        let terms = fields.filter { field in
            guard case .term = field.type else { return false }
            if case .state = field.past { return false }
            return field.name != "dated"
        }
        for (place, field) in terms.enumerated() {
            html.element("div", .class("soft"), .id("f-\(field.name)")) { html in
                let words = ValueWords(repository: page.repository, asOf: day)
                let term = words.words(value[field.name] ?? .null, field.type)
                html.text(term.beginningSentence)
                if place == 0, let host = value["host"]?["states"]?.array, !host.isEmpty, page.isShown("host") {
                    html.text(" in \(words.words(.array(host), .list(.reference([.states]))))")
                }
                let others = schema.fields.filter { $0.place == .beside(field.name) && value[$0.name] != nil }
                for other in others { html.text(", \(words.words(value[other.name] ?? .null, other.type))") }
                html.raw(" ")
                page.evidence.write(field.name, with: others.map(\.name), label: field.label, to: &html)
            }
        }
    }
}
