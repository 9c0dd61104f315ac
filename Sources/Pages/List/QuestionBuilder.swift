internal import Addresses
internal import Directory
package import Markup

/// The form that asks a list an exact question: conditions in rows, what to count by, the order, the columns.
///
/// It works without a script. A blank row is always there; one that a field was chosen in and nothing else comes back with
/// the values of that field to choose from.
package struct QuestionBuilder {
    private let repository: Repository
    private let schema: CollectionSchema
    /// Where the form leads.
    private let path: String
    private let rows: [QuestionRow]
    private let isOpen: Bool
    /// Whether a telephone folds it, so that what was found stands on the first screen.
    private let folds: Bool
    private let kept: KeptPairs
    private let groups: [String]
    private let order: String
    private let fields: [String]
    /// What the button is called.
    private let submission: String
    /// The address of the question; nil where it could not be read.
    private let address: String?
    private let blankRows: Int
    /// The question with what was probably meant; nil for a list.
    private let correction: Correction?

    private var offers: QuestionFields { QuestionFields.of(schema) }

    /// The form of a list.
    package init(page: ListPage) {
        repository = page.repository
        schema = page.schema
        path = page.path
        let (rows, names) = QuestionRow.rows(of: page)
        self.rows = rows
        kept = KeptPairs(of: page, without: [.group, .sort, .fields, .offset], names)
        groups = page.query.groups.map(\.name)
        order = page.order
        fields = page.request.view.fields ?? schema.overviewFields
        isOpen =
            !groups.isEmpty || page.request.view.fields != nil
            || page.query.conditions.contains { $0.comparison != .equal }
        let total = page.answer.total
        folds = isOpen && total > 0
        submission = "Show"
        address = page.request.with { $0.query.offset = 0 }.address
        blankRows = rows.isEmpty && total > 0 ? 2 : 1
        correction = nil
    }

    /// The form as somebody sent it, with what is wrong with its rows.
    init(
        _ form: QuestionForm,
        _ schema: CollectionSchema,
        path: String,
        _ problem: Problem,
        _ repository: Repository,
        _ correction: Correction?
    ) {
        self.repository = repository
        self.schema = schema
        self.path = path
        rows = QuestionRow.rows(of: form, schema.name, problem)
        func values(_ parameter: GeneralParameter) -> [String] {
            form.others.filter { $0.name == parameter.rawValue }.flatMap { $0.value.separatedAtCommas }
        }
        kept = KeptPairs(
            form.others.filter { pair in
                ![GeneralParameter.group, .sort, .fields, .offset].contains { $0.rawValue == pair.name }
            }
        )
        groups = values(.group)
        order = values(.sort).joined(separator: ",")
        let sent = values(.fields)
        fields = sent.isEmpty ? schema.overviewFields : sent
        (isOpen, folds) = (true, false)
        submission = "Show"
        address = nil
        blankRows = rows.count < RequestBound.rows.most ? 1 : 0
        self.correction = correction
    }

    package func write(to html: inout HTML) {
        html.element(
            "details",
            .class("ask"),
            .id("ask"),
            folds ? Attribute("data-folds") : nil,
            isOpen ? Attribute("open") : nil
        ) { html in
            html.raw("<summary>Ask a more exact question</summary>")
            html.element("form", .action(path)) { html in
                kept.write(to: &html)
                let writer = QuestionRowWriter(repository: repository, schema: schema, correction: correction)
                var lists = QuestionLists(repository: repository)
                var former = ""
                for (place, row) in rows.enumerated() {
                    let isAlternative = row.field == former && [.equal, .contains].contains(row.comparison)
                    writer.write(row, number: place + 1, lead(place, isAlternative), &lists, to: &html)
                    former = row.field
                }
                for place in rows.count..<rows.count + blankRows {
                    writer.write(QuestionRow(), number: place + 1, lead(place, false), &lists, to: &html)
                }
                lists.write(to: &html)
                html.element("div", .class("ask-more")) { html in
                    grouping(&html)
                    ordering(&html)
                }
                columns(&html)
                html.element("div", .class("act")) { html in
                    html.element("button", Attribute(literal: "type", "submit"), text: submission)
                    html.link(path, "Start again")
                    if let address, address != path {
                        html.element("span", .class("soft small")) { html in
                            html.raw("Address of this question: ")
                            html.element("code", text: repository.shown(address))
                        }
                    }
                }
            }
        }
    }

    private func lead(_ place: Int, _ isAlternative: Bool) -> String {
        place == 0 ? "Where" : isAlternative ? "or" : "and"
    }

    /// What to count by.
    private func grouping(_ html: inout HTML) {
        let table = offers.table
        var terms = [QuestionFields.Offer(name: "", label: "Nothing")] + offers.groups
        for name in groups where !terms.contains(where: { $0.name == name }) {
            terms.append(.init(name: name, label: GroupTerm.named(name, in: table).map(FieldWords.label) ?? name))
        }
        guard terms.count > 1 else { return }
        for place in 0..<GroupTerm.most {
            let chosen = place < groups.count ? groups[place] : ""
            choice(
                GeneralParameter.group.rawValue,
                id: "group-\(place + 1)",
                place == 0 ? "Count by" : "and across",
                terms,
                chosen,
                &html
            )
        }
    }

    private func ordering(_ html: inout HTML) {
        var choices = offers.orders
        if !choices.contains(where: { $0.name == order }) {
            let label = OrderWords.words(order, offers.table)?.beginningSentence ?? order
            // what sounds like the usual order takes its place
            choices.removeAll { $0.label == label }
            choices.append(.init(name: order, label: label))
        }
        choice(GeneralParameter.sort.rawValue, id: "sort", "Order", choices, order, &html)
    }

    private func choice(
        _ name: String,
        id: String,
        _ label: String,
        _ choices: [QuestionFields.Offer],
        _ chosen: String,
        _ html: inout HTML
    ) {
        html.element("div", .class("field")) { html in
            html.element("label", Attribute("for", id), text: label)
            html.element("select", .id(id), Attribute("name", name)) { html in
                for choice in choices {
                    html.element(
                        "option",
                        Attribute("value", choice.name),
                        choice.name == chosen ? Attribute("selected") : nil,
                        text: choice.label
                    )
                }
            }
        }
    }

    /// The columns, each with a tick.
    private func columns(_ html: inout HTML) {
        let offers = offers.columns
        let shown = offers.filter { fields.contains($0.field) }
        html.element("details", .class("columns")) { html in
            html.element("summary") { html in
                html.raw("Columns: ")
                html.number(shown.count + 1)
                html.raw(" of ")
                html.number(offers.count + 1)
                html.text(" shown: name\(shown.map { ", " + FieldWords.inSentence($0.label) }.joined())")
            }
            // the name is always a column, of tables taken from the list too
            html.empty(
                "input",
                Attribute(literal: "type", "hidden"),
                Attribute("name", GeneralParameter.fields.rawValue),
                Attribute(literal: "value", "name")
            )
            html.element("div", .class("cols")) { html in
                for offer in offers {
                    html.element("label", .class("check"), Attribute("title", offer.meaning)) { html in
                        html.empty(
                            "input",
                            Attribute(literal: "type", "checkbox"),
                            Attribute("name", GeneralParameter.fields.rawValue),
                            Attribute("value", offer.field),
                            fields.contains(offer.field) ? Attribute("checked") : nil
                        )
                        html.text(offer.label)
                    }
                }
            }
        }
    }
}

/// A column that a list can show: a field of its records.
struct ColumnOffer {
    /// The field as `fields` names it.
    let field: String
    let label: String
    let meaning: String

    /// What is no column: the name has its own, the others are for programs.
    private static let others: Set = [
        "name", "type", "url", "name_language", "dated", "curies", "former_ids", "former_urls",
    ]

    /// The columns of a collection, in the order of its table.
    static func offers(of schema: CollectionSchema, _ table: ParameterTable) -> [ColumnOffer] {
        var labels = DistinctLabels()
        return schema.fields.filter { !others.contains($0.name) }.map { field in
            let label = RecordTable.label(of: field, schema, table)
            return ColumnOffer(
                field: field.name,
                label: labels.distinct(label, field.label, name: field.name),
                meaning: field.meaning
            )
        }
    }
}

extension String {
    /// The parts between commas, empty ones left out.
    fileprivate var separatedAtCommas: [String] { split(separator: ",").map(String.init) }
}
