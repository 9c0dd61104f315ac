internal import Addresses
package import Directory
internal import Formats
package import Markup

/// The records of a list, a row for each; on a narrow screen the rows become cards.
package struct RecordTable {
    package let page: ListPage

    /// A column: the values of a parameter, or a field that was asked for.
    package struct Column {
        /// The parameter, by which the list is ordered where `isSortable`.
        package let name: String
        /// What people call it.
        package let label: String
        /// The places that it reads.
        package let leaves: [Leaf]
        /// Whether lists can be ordered by it.
        package let isSortable: Bool

        /// Joins its parts.
        package init(name: String, label: String, leaves: [Leaf], isSortable: Bool) {
            self.name = name
            self.label = label
            self.leaves = leaves
            self.isSortable = isSortable
        }

        /// The class by which the style sheet gives the column its width, whatever its values are, so that nothing moves
        /// while a long table comes in; nil for a share of what the others leave.
        package var style: Attribute? {
            switch leaves.first?.type {
            case .date: .class("date")
            case .term, .flag, .count: .class("term")
            case .token, .url: .class("token")
            case .either(_, .token): nil
            case .reference, .either: .class("reference")
            default: nil
            }
        }
    }

    /// The columns that a list can be ordered by, the name first.
    static func sortable(_ schema: CollectionSchema, _ table: ParameterTable) -> [Column] {
        (["name"] + schema.overview).compactMap { column($0, table) }.filter(\.isSortable)
    }

    /// What people call the column of a field.
    static func label(of field: Field, _ schema: CollectionSchema, _ table: ParameterTable) -> String {
        columns(of: field, schema, table).map(\.label).joined(separator: ", ")
    }

    /// The columns of a field: those that lists have for its parts, otherwise one of the whole.
    private static func columns(of field: Field, _ schema: CollectionSchema, _ table: ParameterTable) -> [Column] {
        let parts = schema.overview.compactMap { name -> Column? in
            guard table[name]?.leaves.contains(where: { $0.steps.first == field.name }) == true else { return nil }
            return column(name, table)
        }
        if !parts.isEmpty { return parts }
        if let whole = column(field.name, table), whole.leaves.allSatisfy({ $0.path == field.name }) { return [whole] }
        let label = FieldWords.label(field.name)
        return [Column(name: field.name, label: label, leaves: [Leaf(whole: field)], isSortable: false)]
    }

    private static func column(_ name: String, _ table: ParameterTable) -> Column? {
        guard let parameter = table[name] else { return nil }
        // prose can be ordered, which helps nobody
        let isProse = if case .text? = parameter.types.first { name != "name" } else { false }
        return Column(
            name: name,
            label: FieldWords.label(parameter),
            leaves: parameter.leaves,
            isSortable: parameter.isSortable && !isProse
        )
    }

    private var columns: [Column] {
        guard let fields = page.request.view.fields else {
            let dated = page.query.undated == nil ? [] : page.schema.fields.filter(Self.tellsCertainty).map(\.name)
            return (page.schema.overview + dated).compactMap { Self.column($0, page.store.parameters) }
        }
        return page.schema.fields.filter {
            fields.contains($0.name) && !["name", "name_language", TableSources.field].contains($0.name)
        }
        .flatMap { Self.columns(of: $0, page.schema, page.store.parameters) }
    }

    private static func tellsCertainty(_ field: Field) -> Bool {
        if case .certainty = field.past { true } else { false }
    }

    /// What the table holds, in words.
    private var caption: String {
        let noun = page.schema.name.noun(page.answer.total)
        let order = OrderWords.words(page.query).map { ", by \($0)" } ?? ""
        return page.isNarrowed ? page.title : "\(page.answer.total) \(noun)\(order)"
    }

    /// The names of the fields that the table shows.
    var fields: [String] {
        ["name"] + columns.flatMap(\.leaves).compactMap { $0.path.split(separator: ".").first.map(String.init) }
    }

    /// So many columns beside the name have room on upright paper; more are printed across.
    private static let mostUpright = 5

    /// Whether each value names the sources that it rests on.
    private var showsSources: Bool { page.request.view.fields?.contains(TableSources.field) == true }

    package func write(to html: inout HTML) {
        let overview = columns
        let members = JSONProjection(
            overview.flatMap(\.leaves).map(\.path) + LastSeen.paths(page.schema) + ShortName.paths
                + [GroupedRows.leaf(page)?.path].compactMap(\.self)
        )
        let rows = page.answer.records.map { (record: $0, value: $0.value(members)) }
        // a column that was not asked for shows something or is left out
        let columns =
            page.request.view.fields != nil
            ? overview
            : overview.filter { column in
                rows.contains { row in column.leaves.contains { !$0.values(in: row.value).isEmpty } }
            }
        var sources = showsSources ? TableSources(page.repository) : nil
        let values = ValueWriter(
            repository: page.repository,
            asOf: page.query.asOf,
            languages: page.request.view.languages,
            shortensDates: true
        )
        let isWide = columns.count > Self.mostUpright
        html.element("table", isWide ? .class("records many") : .class("records")) { html in
            html.element("caption", .class("visually-hidden"), text: caption)
            html.element("thead") { html in
                html.element("tr") { html in
                    if let name = Self.column("name", page.store.parameters) { head(name, &html) }
                    for column in columns { head(column, &html) }
                }
            }
            html.raw("\n")
            let grouped = GroupedRows(page, rows)?.parts
            for part in grouped ?? [.init(heading: "", address: nil, rows: rows)] {
                html.element("tbody") { html in
                    if grouped != nil { heading(part, columns: columns.count + 1, &html) }
                    for (record, value) in part.rows {
                        row(record, value, columns, values, &sources, &html)
                        html.raw("\n")
                    }
                }
            }
        }
        sources?.write(to: &html)
    }

    /// The value that the rows below have, with their number.
    private func heading(_ part: GroupedRows.Part, columns: Int, _ html: inout HTML) {
        html.element("tr", .class("group-row")) { html in
            html.element(
                "th",
                Attribute(literal: "scope", "rowgroup"),
                Attribute("colspan", columns)
            ) { html in
                if let address = part.address { html.link(address, part.heading) } else { html.text(part.heading) }
                html.raw(" ")
                html.element("span", .class("number")) { $0.number(part.rows.count) }
            }
        }
    }

    /// - Parameter value: the members of the record that the columns read.
    private func row(
        _ record: Record,
        _ value: JSON,
        _ columns: [Column],
        _ values: ValueWriter,
        _ sources: inout TableSources?,
        _ html: inout HTML
    ) {
        let evidence = sources == nil ? [:] : TableSources.sources(of: record)
        html.element("tr") { html in
            html.element("th", Attribute(literal: "scope", "row")) { html in
                let address = record.path(
                    asOf: page.query.asOf,
                    undated: page.query.undated.map { _ in .include },
                    languages: page.request.view.languages
                )
                let name = ShortName.of(value, isPast: page.query.asOf != nil) ?? record.name
                guard name != record.name else { return html.link(to: record, at: address) }
                html.link(address, name, Attribute("title", record.name))
            }
            for column in columns {
                html.element("td", Attribute("data-label", column.label)) { html in
                    cell(column.leaves.map { ($0.values(in: value), $0.type) }, values, &html)
                    // a status says when it was last seen
                    if case .state? = column.leaves.first?.field.past, !hasEnded(value) {
                        if let seen = LastSeen(value, page.schema) { lastSeen(seen, &html) }
                    }
                    if let field = column.leaves.first?.steps.first,
                        column.leaves.contains(where: { !$0.values(in: value).isEmpty })
                    {
                        sources?.write(evidence[field] ?? [], to: &html)
                    }
                }
            }
        }
    }

    /// Writes below a status when a source last showed it; with care where that is long ago.
    private func lastSeen(_ seen: LastSeen, _ html: inout HTML) {
        html.element(
            "span",
            seen.isDue ? .class("seen old") : .class("seen"),
            seen.isDue
                ? Attribute("title", "No source of the last \(Confirmations.months) months before the release shows it")
                : nil
        ) { html in
            html.raw("last seen ")
            guard let date = seen.date else { return html.raw("in no dated source") }
            DateWords.write(date, isShort: true, to: &html)
        }
    }

    /// Whether a record's subject has ended, so that it was seen last when it did.
    private func hasEnded(_ value: JSON) -> Bool {
        page.schema.lifespan?.state.map { value[$0.field]?.string == $0.ended } ?? false
    }

    /// What a record has in a column: the values of each place that the column reads.
    private func cell(_ found: [(values: [JSON], type: FieldType)], _ values: ValueWriter, _ html: inout HTML) {
        let found = found.filter { !$0.values.isEmpty }
        if let first = found.first, found.count == 1 {
            return values.write(.array(first.values), .list(first.type), to: &html)
        }
        guard !found.isEmpty else { return }
        html.element("ul", .class("values")) { html in
            for part in found {
                for value in part.values { html.element("li") { values.write(value, part.type, to: &$0) } }
            }
        }
    }

    /// The head of a column; where the list can be ordered by it, a link that does so, and the other way round when
    /// followed again.
    private func head(_ column: Column, _ html: inout HTML) {
        guard column.isSortable, let parameter = page.store.parameters[column.name] else {
            return html.element("th", Attribute(literal: "scope", "col"), column.style, text: column.label)
        }
        let term = page.query.order.first.flatMap { $0.parameter.name == column.name ? $0 : nil }
        let isAscending = term.map { !$0.isDescending } ?? false
        let other = page.request.with { request in
            request.query.order = [SortTerm(parameter, descending: isAscending)]
            request.query.offset = 0
        }
        html.element(
            "th",
            Attribute(literal: "scope", "col"),
            column.style,
            term.map { Attribute(literal: "aria-sort", $0.isDescending ? "descending" : "ascending") }
        ) { html in
            html.link(other.address, column.label)
        }
    }
}
