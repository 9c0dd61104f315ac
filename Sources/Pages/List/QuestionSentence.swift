internal import Addresses
internal import Directory
package import Markup

/// The question as a sentence in which each condition can be taken away, with who is left out and why.
package struct QuestionSentence {
    package let page: ListPage

    package func write(to html: inout HTML) {
        html.element("p", .class("count sentence")) { html in
            html.element("strong") { $0.number(page.answer.total) }
            html.raw(" ")
            let whole = whole
            if let whole {
                html.raw("of ")
                html.number(whole)
                html.raw(" ")
            }
            html.text(page.schema.name.noun(whole ?? page.answer.total))
            conditions(&html)
            since(&html)
            day(&html)
            order(&html)
            html.raw(".")
            let parts = parts
            if parts.count > 1 {
                html.raw(" ")
                html.link(cleared, "Remove all")
            }
        }
        leftOut(&html)
    }

    /// How many records there are without conditions, on the day that is asked about; nil where there are no conditions.
    private var whole: Int? {
        guard !page.query.conditions.isEmpty || page.query.text != nil else { return nil }
        guard page.query.asOf != nil else { return page.store.records.count }
        var query = Query(page.query.collection, asOf: page.query.asOf, limit: 1)
        query.undated = page.query.undated
        return page.repository.answer(query).total
    }

    /// The conditions with the address without each.
    private var parts: [(words: String, address: String)] {
        let words = ConditionWords(repository: page.repository, asOf: page.query.asOf)
        var parts: [(words: String, address: String)] = []
        let conditions = page.query.conditions
        for (place, condition) in conditions.enumerated() {
            guard let partner = QuestionRow.partner(of: place, in: conditions) else {
                parts.append((words.sentence(condition), page.address(without: [place])))
                continue
            }
            // both bounds of a stretch are one part
            guard place < partner else { continue }
            let (first, last) =
                condition.comparison == .greaterOrEqual
                ? (condition, conditions[partner]) : (conditions[partner], condition)
            parts.append((words.sentence(from: first, to: last), page.address(without: [place, partner])))
        }
        if let text = page.query.text {
            let without = page.request.with { request in
                (request.query.text, request.query.offset) = (nil, 0)
                if request.query.order.isEmpty { request.query.order = [] }
            }
            parts.insert(("has the words \u{201C}\(text.text)\u{201D}", without.address), at: 0)
        }
        return parts
    }

    private func conditions(_ html: inout HTML) {
        for (place, part) in parts.enumerated() {
            html.raw(place == 0 ? ": " : " and ")
            removable(part.words, part.address, &html)
        }
    }

    private func removable(_ words: String, _ address: String, _ html: inout HTML) {
        html.element("a", .class("chip"), .href(address), Attribute(literal: "rel", "nofollow")) { html in
            html.raw("<span class=\"visually-hidden\">Take away: </span>")
            html.text(words)
            html.raw(" <span aria-hidden=\"true\">×</span>")
        }
    }

    /// The version since which changes are told, with a way to each release by itself.
    private func since(_ html: inout HTML) {
        guard let since = page.query.since else { return }
        html.raw(", ")
        let without = page.request.with { ($0.query.since, $0.query.offset) = (nil, 0) }
        removable("since \(since.words)", without.address, &html)
    }

    /// The day, with a way to today.
    private func day(_ html: inout HTML) {
        guard let day = page.query.asOf else { return }
        html.raw(", ")
        let today = page.request.without(.asOf)?.request.with { $0.query.offset = 0 }.address ?? page.path
        let words = DateWords.words(day.description)
        removable("as it was on \(words)", today, &html)
        switch page.query.undated {
        case .only:
            html.raw(", ")
            removable("only where dates do not tell", page.request.with(undated: nil).address, &html)
        case .include:
            html.raw(", ")
            removable("with those whose dates do not tell", page.request.with(undated: nil).address, &html)
        case nil: break
        }
    }

    private func order(_ html: inout HTML) {
        guard page.answer.total > 1, page.query.groups.isEmpty else { return }
        html.text(OrderWords.words(page.query).map { ", by \($0)" } ?? ", best matches first")
    }

    /// The list without any condition.
    private var cleared: String {
        page.request.with { request in
            request.query.conditions = []
            request.query.text = nil
            (request.query.asOf, request.query.undated) = (nil, nil)
            (request.view.asOf, request.view.undated) = (nil, nil)
            request.query.offset = 0
        }.address
    }

    // MARK: Who is left out

    /// Records that a date would decide on and that have none.
    private func leftOut(_ html: inout HTML) {
        let undated = UndatedRecords(page: page).found
        let isDay = page.query.asOf != nil && page.answer.undated > 0
        guard !undated.isEmpty || isDay else { return }
        html.element("p", .class("left-out")) { html in
            for (place, left) in undated.enumerated() {
                if place > 0 { html.raw(" ") }
                html.text(left.words)
                html.element("span", .class("no-print")) { html in
                    html.raw(" ")
                    let words = "See \(left.count == 1 ? "it" : "them")"
                    html.link(left.address, words, Attribute(literal: "rel", "nofollow"))
                    html.raw(".")
                }
            }
            if isDay {
                if !undated.isEmpty { html.raw(" ") }
                ofDay(&html)
            }
        }
    }

    /// What became of the records whose dates do not tell whether they existed on the day.
    private func ofDay(_ html: inout HTML) {
        let count = page.answer.undated
        let noun = page.schema.name.noun(count)
        switch page.query.undated {
        case nil:
            html.text("\(count) more \(noun) may have existed too: their dates are not known.")
            html.element("span", .class("no-print")) { html in
                html.raw(" ")
                html.link(page.request.with(undated: .only).address, "See them")
                html.raw(" or ")
                html.link(page.request.with(undated: .include).address, "add them")
                html.raw(".")
            }
        case .include: html.text("\(count) of them may not have existed: their dates are not known.")
        case .only: html.raw("Their dates do not tell whether they existed.")
        }
    }
}
