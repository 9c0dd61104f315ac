internal import Addresses
internal import Directory
internal import Formats
internal import Markup

/// The events of a page of `/timeline`, a row for each date: what happened to whom, each name once, the States that joined
/// on a day in one line.
struct EventDays {
    let page: ListPage
    private let days: [(date: String, events: [(record: Record, value: JSON)])]

    private static let members = JSONProjection(["date", "event", "what", "name", "record"])

    /// The events by their days; nil for other collections, where columns were asked for, and where the events are in
    /// another order than that of days.
    init?(_ page: ListPage) {
        guard page.schema.name == .timeline, page.request.view.fields == nil,
            page.query.text == nil || !page.query.order.isEmpty,
            page.query.order.first.map({ $0.parameter.name == "date" }) ?? page.query.hasUsualOrder
        else { return nil }
        self.page = page
        var days: [(date: String, events: [(record: Record, value: JSON)])] = []
        for record in page.answer.records {
            let value = record.value(Self.members)
            let date = value["date"]?.string ?? ""
            if days.last?.date == date {
                days[days.count - 1].events.append((record, value))
            } else {
                days.append((date, [(record, value)]))
            }
        }
        self.days = days
    }

    func write(to html: inout HTML) {
        html.element("table", .class("records days")) { html in
            html.element(
                "caption",
                .class("visually-hidden"),
                text: "\(page.answer.records.count) events, a row for each date"
            )
            html.element("thead") { html in
                html.element("tr") { html in
                    head(&html)
                    html.raw("<th scope=\"col\">What happened</th>")
                }
            }
            html.element("tbody") { html in
                for (date, events) in days {
                    html.element("tr") { html in
                        html.element("th", Attribute(literal: "scope", "row"), .class("date")) {
                            DateWords.write(date, to: &$0)
                        }
                        html.element("td") { html in
                            html.element("ul", .class("items")) { html in
                                for line in lines(events) { html.element("li") { write(line, &$0) } }
                            }
                        }
                    }
                    html.raw("\n")
                }
            }
        }
    }

    /// The head of the dates, which turns the order round.
    private func head(_ html: inout HTML) {
        let isDescending = page.query.order.first?.isDescending ?? false
        html.element(
            "th",
            Attribute(literal: "scope", "col"),
            .class("date"),
            Attribute(literal: "aria-sort", isDescending ? "descending" : "ascending")
        ) { html in
            guard let parameter = page.store.parameters["date"] else { return html.raw("Date") }
            let other = page.request.with { request in
                request.query.order = [SortTerm(parameter, descending: !isDescending)]
                request.query.offset = 0
            }
            html.link(other.address, "Date")
        }
    }

    /// The events of a day: those of several States of one kind together, every other alone.
    private func lines(_ events: [(record: Record, value: JSON)]) -> [[(record: Record, value: JSON)]] {
        var lines: [[(record: Record, value: JSON)]] = []
        for event in events {
            let kind = event.value["event"]?.string ?? ""
            if Self.folded.keys.contains(kind),
                let place = lines.firstIndex(where: { $0.first?.value["event"]?.string == kind })
            {
                lines[place].append(event)
            } else {
                lines.append([event])
            }
        }
        return lines
    }

    /// What happens to several on one day, told of one and of many.
    private static let folded: [String: (one: String, many: String)] = [
        "admitted": ("joins", "States join"), "partnered": ("becomes a partner", "States become partners"),
    ]

    /// What happened, behind a name.
    private static let verbs = [
        "founded": "is founded", "started": "starts work", "renamed": "is renamed", "transformed": "changes its kind",
        "moved": "moves", "mandated": "first mandate", "re-mandated": "mandate renewed or changed",
        "tasked": "tasks given", "agreed": "agreed with the host", "end-decided": "end decided",
        "mandate-ended": "mandate ends", "term-ends": "its term ends", "closed": "closes", "adopted": "is adopted",
    ]

    /// Whether what is said of an event stands behind a colon.
    private static func isNoun(_ kind: String) -> Bool {
        ["mandated", "re-mandated", "tasked", "agreed", "end-decided", "mandate-ended", "term-ends"].contains(kind)
    }

    private func write(_ line: [(record: Record, value: JSON)], _ html: inout HTML) {
        guard let first = line.first else { return }
        let kind = first.value["event"]?.string ?? ""
        if line.count > 1, let words = Self.folded[kind] {
            html.text("\(line.count) \(words.many): ")
            for (place, event) in line.enumerated() {
                if place > 0 { html.raw(", ") }
                subject(event.value, &html)
            }
            return
        }
        let address = first.record.path(asOf: nil, languages: page.request.view.languages)
        let what = first.value["what"]?.string
        if kind == "noted", let what {
            html.link(address, what.withDatesInWords, .class("event"))
            html.raw(" ")
            html.element("span", .class("soft")) { subject(first.value, &$0) }
            return
        }
        subject(first.value, &html)
        // a mandate is no subject of a sentence
        html.raw(Self.isNoun(kind) ? ": " : " ")
        let verb = Self.folded[kind]?.one ?? Self.verbs[kind] ?? kind.inWords.inSentence
        html.link(address, verb, .class("event"))
        guard let what, !(first.value["name"]?.string ?? "").lowercased().contains(what.lowercased()) else { return }
        html.text(", \(what.inSentence.withDatesInWords)")
    }

    /// The record that the event happened to, by its name.
    private func subject(_ value: JSON, _ html: inout HTML) {
        let path = value["record"]?.string ?? ""
        guard let found = page.repository.record(at: path),
            let record = page.repository[found.collection].record(id: found.id)
        else { return html.text(value["name"]?.string ?? "") }
        html.link(to: record, at: record.path(asOf: nil, languages: page.request.view.languages))
    }
}
