internal import Addresses
internal import Directory
package import Markup

/// What a list is narrowed by, each with a way to take it off.
package struct FilterChips {
    package let page: ListPage

    package func write(to html: inout HTML) {
        let chips = chips
        guard !chips.isEmpty else { return }
        html.element("ul", .class("chips"), Attribute("aria-label", "Active filters")) { html in
            for chip in chips {
                html.element("li") { html in
                    html.element("a", .class("chip"), .href(chip.address)) { html in
                        html.raw("<span class=\"visually-hidden\">Remove filter </span>")
                        html.text(chip.words)
                        html.raw(" <span aria-hidden=\"true\">×</span>")
                    }
                }
            }
            if chips.count > 1 {
                html.element("li") { html in
                    let whole = page.request.with { request in
                        request.query.conditions = []
                        request.query.text = nil
                        (request.query.asOf, request.query.undated) = (nil, nil)
                        (request.view.asOf, request.view.undated) = (nil, nil)
                        request.query.offset = 0
                    }
                    html.link(whole.address, "Remove all", .class("chip-clear"))
                }
            }
        }
    }

    private var chips: [(words: String, address: String)] {
        let words = ConditionWords(repository: page.repository, asOf: page.query.asOf)
        func address(without part: Hint.Part) -> String {
            page.request.without(part)?.request.with { $0.query.offset = 0 }.address ?? "/"
        }
        var chips = page.query.conditions.enumerated().map { place, condition in
            (words.words(condition), address(without: .condition(place)))
        }
        if let text = page.query.text {
            chips.insert(("\u{201C}\(text.text)\u{201D}", address(without: .text)), at: 0)
        }
        if let day = page.query.asOf {
            chips.append(("As of \(DateWords.words(day.description))", address(without: .asOf)))
            let others = page.request.with(undated: nil).address
            switch page.query.undated {
            case .only: chips.append(("Only where dates do not tell", others))
            case .include: chips.append(("With those whose dates do not tell", others))
            case nil: break
            }
        }
        return chips
    }
}
