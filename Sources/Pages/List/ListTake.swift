internal import Addresses
internal import Directory
internal import Markup

/// Ways to take a list: a spreadsheet of all rows, paper, data, a feed of what changes. Counts have CSV alone.
struct ListTake {
    let page: ListPage

    func write(to html: inout HTML) {
        html.element("p", .class("take-row")) { html in
            let workbook = page.alternate(.xlsx)
            if let table = workbook ?? page.alternate(.csv) {
                let kind = workbook == nil ? "CSV" : "Spreadsheet"
                let groups = page.answer.groups.flatMap { page.query.groups.isEmpty ? nil : $0.count }
                let count = groups ?? page.answer.total
                html.link(
                    table,
                    count == 1 ? "\(kind), 1 row" : "\(kind), all \(count) rows",
                    Attribute(literal: "rel", "alternate nofollow")
                )
            }
            // paper needs a script; without one the browser's own menu does it
            html.raw("<button type=\"button\" class=\"link\" data-print hidden>Print</button>")
            if let json = page.alternate(.json) {
                html.link(json, "JSON", Attribute(literal: "rel", "alternate nofollow"))
            }
            if let calendar = page.alternate(.ics) {
                html.link(calendar, "Calendar", Attribute("title", "These events, to subscribe to"))
            }
            html.link(page.feed.path, "Follow", Attribute("title", "A feed of changes"))
        }
    }

    /// The other formats, and the line that fetches the list, folded.
    func writeForPrograms(to html: inout HTML) {
        page.embedPanel?.write(to: &html)
        html.element("details", .class("programs")) { html in
            html.raw("<summary>For programs</summary>")
            TakeAway(alternates: page.alternates, address: page.repository.shown(page.shownAddress)).write(to: &html)
        }
    }
}

extension ListPage {
    /// The address of the list in a format; nil where it has none.
    fileprivate func alternate(_ format: Format) -> String? {
        alternates.first { $0.mediaType == format.mediaType }?.address
    }
}
