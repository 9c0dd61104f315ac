internal import Addresses
internal import Directory
internal import Markup

/// Writes a row of a list's form: what is asked of a field, with values to choose from where these are a closed list.
struct QuestionRowWriter {
    let repository: Repository
    let schema: CollectionSchema
    /// The question with what was probably meant.
    let correction: Correction?

    private static let dates = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

    /// - Parameter lead: the word before the row.
    func write(_ row: QuestionRow, number: Int, _ lead: String, _ lists: inout QuestionLists, to html: inout HTML) {
        html.element(
            "div",
            .class("cond"),
            Attribute(literal: "role", "group"),
            Attribute("aria-label", row.field.isEmpty ? "Condition \(number)" : "Condition \(number): \(row.label)")
        ) { html in
            html.element("span", .class("soft lead-word"), text: lead)
            field(row, number, &lists, &html)
            comparison(row, number, &html)
            html.element("span", .class("val")) { html in
                value(row, number, &lists, &html)
                end(row, number, &html)
            }
            if let removal = row.removal {
                html.link(removal, "Remove", .class("mini"), Attribute("aria-label", "Remove: \(row.label)"))
            }
            faults(row, &html)
        }
    }

    /// The field: chosen for good in a row that has one, so that the row has the comparisons and values of it.
    private func field(_ row: QuestionRow, _ number: Int, _ lists: inout QuestionLists, _ html: inout HTML) {
        let name = QuestionForm.Part.field.name(number)
        guard row.field.isEmpty else {
            html.element("span", .class("cond-field"), text: row.label)
            return html.empty(
                "input",
                Attribute(literal: "type", "hidden"),
                Attribute("name", name),
                Attribute("value", row.field)
            )
        }
        guard lists.hasRoomForFields() else {
            return html.empty(
                "input",
                Attribute("name", name),
                Attribute(literal: "value", ""),
                Attribute(literal: "aria-label", "Field"),
                Attribute(literal: "placeholder", "Name of a field")
            )
        }
        html.element("select", Attribute("name", name), Attribute("aria-label", "Field")) { html in
            html.raw("<option value=\"\">Choose a field</option>")
            let offers = QuestionFields.of(schema)
            for offer in offers.own { option(offer.name, offer.label, &html) }
            if !offers.known.isEmpty {
                html.element("optgroup", Attribute(literal: "label", "Only whether it is known")) { html in
                    for offer in offers.known { option(offer.name, offer.label, &html) }
                }
            }
            for reference in offers.behind {
                html.element("optgroup", Attribute("label", "Of the \(reference.noun)")) { html in
                    for offer in reference.fields { option(offer.name, offer.label, &html) }
                }
            }
        }
    }

    private func option(_ value: String, _ label: String, isChosen: Bool = false, _ html: inout HTML) {
        html.element(
            "option",
            Attribute("value", value),
            isChosen ? Attribute(literal: "selected", "") : nil,
            text: label
        )
    }

    /// The comparisons of the field; of a row without one those that every field takes, and the one that it came with.
    private func comparison(_ row: QuestionRow, _ number: Int, _ html: inout HTML) {
        let common = QuestionFields.of(schema).comparisons
        let choices =
            row.parameter.map(RowComparison.choices)
            ?? RowComparison.allCases.filter { common.contains($0) || $0 == row.comparison }
        html.element(
            "select",
            Attribute("name", QuestionForm.Part.comparison.name(number)),
            Attribute("aria-label", "Comparison")
        ) { html in
            for choice in choices {
                option(
                    choice.rawValue,
                    choice.label(row.parameter),
                    isChosen: choice == row.comparison,
                    &html
                )
            }
        }
    }

    private func value(_ row: QuestionRow, _ number: Int, _ lists: inout QuestionLists, _ html: inout HTML) {
        let name = QuestionForm.Part.value.name(number)
        guard let parameter = row.parameter else {
            return input(name, row.value, "Value", nil, nil, &html)
        }
        let words = ConditionWords(repository: repository)
        if row.comparison != .contains, let choices = Self.choices(parameter) {
            html.element("select", Attribute("name", name), Attribute("aria-label", "Value")) { html in
                option("", row.comparison.takesValue ? "Choose one" : "any", &html)
                for choice in choices { option(choice.id, choice.label, isChosen: choice.id == row.value, &html) }
                if !row.value.isEmpty, !choices.contains(where: { $0.id == row.value }) {
                    option(row.value, row.value, isChosen: true, &html)
                }
            }
            return
        }
        let collections = parameter.referenced
        guard !collections.isEmpty else { return input(name, row.value, "Value", parameter, nil, &html) }
        // a name that stands for this record alone, otherwise its id
        let label = words.label(of: row.value, parameter)
        let isAlone = label.map { name in
            if case .one(let record) = RecordFinder(repository, collections).meaning(of: name) {
                record.id == row.value
            } else {
                false
            }
        }
        input(name, isAlone == true ? label ?? row.value : row.value, "Value", nil, lists.ofRecords(collections), &html)
    }

    /// The values of a closed list; nil for other parameters.
    private static func choices(_ parameter: Parameter) -> [(id: String, label: String)]? {
        if parameter.isFlag { return [("true", "yes"), ("false", "no")] }
        guard parameter.referenced.isEmpty, !parameter.isOpen else { return nil }
        let terms = parameter.vocabularies.flatMap { vocabulary in vocabulary.terms.map { ($0.id, $0.label) } }
        return terms.isEmpty ? nil : terms
    }

    /// The last value of a comparison with two. A row without a field has it where it came with one.
    private func end(_ row: QuestionRow, _ number: Int, _ html: inout HTML) {
        let isOrdered = row.parameter?.operators.contains(.greaterOrEqual) ?? (row.comparison == .between)
        guard isOrdered || (row.parameter == nil && !row.end.isEmpty) else { return }
        html.element("span", .class("until")) { html in
            html.raw("<span class=\"soft\">and</span> ")
            input(QuestionForm.Part.end.name(number), row.end, "Last value", row.parameter, nil, &html)
        }
    }

    /// - Parameter list: the id of the values to choose from.
    private func input(
        _ name: String,
        _ value: String,
        _ label: StaticString,
        _ parameter: Parameter?,
        _ list: String?,
        _ html: inout HTML
    ) {
        let isDate = parameter?.isDate == true
        html.empty(
            "input",
            Attribute("name", name),
            Attribute("value", value),
            Attribute(literal: "aria-label", label),
            Attribute("maxlength", RequestBound.valueLetters.most),
            isDate ? Attribute("pattern", Self.dates) : nil,
            isDate ? Attribute(literal: "placeholder", "2010 or 2010-03-31") : nil,
            isDate ? Attribute(literal: "title", "A year, a month or a day: 2010, 2010-03 or 2010-03-31") : nil,
            parameter?.isNumber == true ? Attribute(literal: "inputmode", "numeric") : nil,
            list.map { Attribute("list", $0) }
        )
    }

    private func faults(_ row: QuestionRow, _ html: inout HTML) {
        for fault in row.faults {
            html.element("p", .class("fault"), Attribute(literal: "role", "alert")) { html in
                html.text(fault.detail.excerpt(ParameterFault.longestDetail))
                if fault.keepsValue, let nearest = fault.nearest,
                    let address = correction?.address(correcting: [fault])
                {
                    html.raw(" ")
                    let label = row.parameter.flatMap { ConditionWords(repository: repository).label(of: nearest, $0) }
                    html.link(address, "Ask with \(label ?? nearest)")
                }
            }
        }
    }
}

extension RowComparison {
    /// What people call it, of values of a parameter; of any for nil.
    func label(_ parameter: Parameter?) -> String {
        let isNumber = parameter?.isNumber == true
        return switch self {
        case .equal: parameter?.isDate == true ? "in or on" : "is"
        case .not: parameter?.isDate == true ? "not in or on" : "is not"
        case .contains: "has the words"
        case .greaterOrEqual: isNumber ? "at least" : "on or after"
        case .greater: isNumber ? "more than" : "after"
        case .lessOrEqual: isNumber ? "at most" : "on or before"
        case .less: isNumber ? "less than" : "before"
        case .between: "between"
        case .given: "is known"
        case .missing: "is not known"
        }
    }
}

/// The lists of values that fields of a form suggest, each written once.
struct QuestionLists {
    let repository: Repository
    private var collections: [[CollectionName]] = []

    /// How many records a list suggests at most: more than the page has room for are found by typing a name.
    private static let most = 150

    init(repository: Repository) { self.repository = repository }

    /// How many rows have all fields to choose from: a form has two blank rows at most, and one that comes back may have
    /// more without a field.
    private static let mostFieldLists = 3
    private var fieldLists = 0

    /// Whether one more row may have all fields to choose from.
    mutating func hasRoomForFields() -> Bool {
        fieldLists += 1
        return fieldLists <= Self.mostFieldLists
    }

    /// The id of the list of the records of some collections; nil where these are too many.
    mutating func ofRecords(_ names: [CollectionName]) -> String? {
        guard names.reduce(0, { $0 + repository[$1].records.count }) <= Self.most else { return nil }
        if !collections.contains(names) { collections.append(names) }
        return Self.id(names)
    }

    private static func id(_ names: [CollectionName]) -> String {
        "values-" + names.map(\.rawValue).joined(separator: "-")
    }

    func write(to html: inout HTML) {
        for names in collections {
            list(Self.id(names), names.flatMap { repository[$0].records.map(\.name) }, &html)
        }
    }

    private func list(_ id: String, _ labels: [String], _ html: inout HTML) {
        html.element("datalist", .id(id)) { html in
            var seen: Set<String> = []
            for label in labels.prefix(Self.most) where seen.insert(label).inserted {
                html.element("option", Attribute("value", label), text: "")
            }
        }
    }
}
