internal import Addresses
internal import Directory
internal import Formats
internal import Markup
internal import Matching

/// What was found for each name, and a form that takes what somebody chooses as a table.
struct MatchTable {
    let list: MatchList
    let repository: Repository

    func write(to html: inout HTML) {
        // in parts, since a table would be three times as long in the other form of a form
        let parts = Attribute(literal: "enctype", "multipart/form-data")
        html.element("form", Attribute("method", "post"), .action(Route.match.path), parts) { html in
            if let table = list.request.table {
                hidden("file", Self.text(of: table), &html)
                hidden("column", "\(table.column + 1)", &html)
            } else {
                hidden("names", list.rows.map(\.text).joined(separator: "\n"), &html)
            }
            hidden("columns", list.request.columns.joined(separator: ","), &html)
            if let name = list.request.collections?.first { hidden("collection", name.rawValue, &html) }
            html.element("table", .class("records match-table")) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        let columns = list.request.columns.map(ColumnNames.label)
                        for head in ["Your text", "Result", "Our record", "Score"] + columns {
                            html.element("th", Attribute(literal: "scope", "col"), text: head)
                        }
                    }
                }
                html.element("tbody") { html in
                    for (number, row) in list.rows.prefix(MatchList.mostLines).enumerated() {
                        write(row, number, &html)
                    }
                }
            }
            html.element("p", .class("match-take")) { html in
                html.element(
                    "button",
                    Attribute("type", "submit"),
                    Attribute("name", "format"),
                    Attribute("value", "csv"),
                    text: "Take it as a spreadsheet (CSV)"
                )
                html.raw(" ")
                html.element(
                    "button",
                    Attribute("type", "submit"),
                    Attribute("name", "format"),
                    Attribute("value", "json"),
                    text: "As JSON"
                )
            }
        }
    }

    /// The table as it came, to be sent once more.
    private static func text(of table: MatchListRequest.Table) -> String {
        var text = TextBuilder(capacity: 4_096)
        for row in [table.heading] + table.rows { CSVCell.write(row, to: &text) }
        return text.text
    }

    private func hidden(_ name: String, _ value: String, _ html: inout HTML) {
        guard !value.isEmpty else { return }
        // a text of several lines is kept as it is in a text area alone
        html.element("textarea", Attribute("name", name), Attribute("hidden")) { $0.text(value) }
    }

    private func write(_ row: MatchList.Row, _ number: Int, _ html: inout HTML) {
        html.element("tr") { html in
            html.element("th", Attribute(literal: "scope", "row")) { html in
                html.element("span", .class("match-number"), text: "\(number + 1)")
                html.text(" \(row.text)")
            }
            html.element("td", Attribute(literal: "data-label", "Result")) { html in
                html.element(
                    "span",
                    row.match == nil ? .class("tag match-check") : .class("tag"),
                    text: Self.word(row.outcome)
                )
            }
            html.element("td", Attribute(literal: "data-label", "Our record")) { html in
                if let match = row.match {
                    html.link(to: match.record)
                    html.raw(" ")
                    html.element("code", text: match.record.id)
                    html.element("div", .class("match-why"), text: match.reason)
                } else if !row.candidates.isEmpty {
                    choice(row, number, &html)
                }
            }
            html.element("td", .class("match-score"), Attribute(literal: "data-label", "Score")) { html in
                if let first = row.candidates.first { html.text(Self.score(first.score)) }
            }
            for column in list.request.columns {
                html.element("td", Attribute("data-label", ColumnNames.label(column))) { html in
                    if let match = row.match { value(column, match.record, &html) }
                }
            }
        }
    }

    /// What a record has for a column, in words; tables of programs have the codes.
    private func value(_ column: String, _ record: Record, _ html: inout HTML) {
        guard let property = RecordProperty.named(column, of: record.collection) else { return }
        let writer = ValueWriter(repository: repository, shortensDates: true)
        html.element("span") { html in
            for (place, pair) in property.values(in: record.value).enumerated() {
                guard case .value(let type) = pair.leaf.content else { continue }
                if place > 0 { html.raw("; ") }
                if pair.leaf.path == "id" {
                    // of a State its own id is its country
                    html.link(to: record)
                } else {
                    writer.scalar(pair.value, type, to: &html)
                }
            }
        }
    }

    private func choice(_ row: MatchList.Row, _ number: Int, _ html: inout HTML) {
        html.element(
            "select",
            Attribute("name", "choice.\(number + 1)"),
            Attribute("aria-label", "Choose for \(row.text.excerpt())")
        ) { html in
            html.element("option", Attribute("value", ""), text: "none of these")
            for candidate in row.candidates {
                html.element(
                    "option",
                    Attribute("value", candidate.record.path),
                    text: "\(candidate.record.name.excerpt()) (\(Self.score(candidate.score)))"
                )
            }
        }
        if let first = row.candidates.first { html.element("div", .class("match-why"), text: first.reason) }
    }

    private static func word(_ outcome: MatchList.Outcome) -> String {
        switch outcome {
        case .sure: "sure"
        case .unsure: "please check"
        case .none: "nothing near"
        }
    }

    private static func score(_ score: Double) -> String { "\(Int(score.rounded()))" }
}
