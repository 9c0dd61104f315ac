internal import Addresses
internal import Directory
package import Markup

/// The form that asks what an operation answers. A browser without scripts opens the answer; with scripts it is shown here,
/// with status, fields and the line for curl.
package struct OperationForm {
    package let operation: ReferenceContent.Operation

    package func write(to html: inout HTML) {
        let parameters = DescribedParameter.all(of: operation)
        html.element(
            "form",
            .class("try"),
            .action(Route.documentationForm.path),
            Attribute("aria-labelledby", operation.id)
        ) { html in
            html.empty(
                "input",
                Attribute(literal: "type", "hidden"),
                Attribute("name", RequestForm.path),
                Attribute("value", operation.path)
            )
            let general = parameters.filter { !$0.isFilter }
            if !general.isEmpty {
                html.element("div", .class("inputs")) { html in
                    for parameter in general { field(parameter, to: &html) }
                }
            }
            filters(parameters.filter(\.isFilter), to: &html)
            html.raw("<p class=\"run\"><button type=\"submit\">Send the request</button></p>")
            // where a script shows the answer
            html.raw("<div class=\"result\" role=\"status\"></div>")
        }
        html.raw("\n")
    }

    private func field(_ parameter: DescribedParameter, to html: inout HTML) {
        let id = "\(operation.id).\(parameter.name)"
        let words = parameter.words
        html.element("p") { html in
            html.element("label", Attribute("for", id)) { $0.element("code", text: parameter.name) }
            if !words.isEmpty, !parameter.isList {
                html.element("select", .id(id), Attribute("name", parameter.name)) { html in
                    if !parameter.isRequired { html.raw("<option value=\"\">any</option>") }
                    for word in words {
                        html.element(
                            "option",
                            parameter.isRequired && word == parameter.example ? Attribute("selected") : nil,
                            text: word
                        )
                    }
                }
            } else {
                input(parameter, id, words, to: &html)
            }
        }
    }

    private func input(_ parameter: DescribedParameter, _ id: String, _ words: [String], to html: inout HTML) {
        let bounds = parameter.bounds
        let isDay = parameter.name == GeneralParameter.asOf.rawValue
        html.empty(
            "input",
            .id(id),
            Attribute("name", parameter.name),
            Attribute("type", bounds != nil ? "number" : isDay ? "date" : "text"),
            bounds.map { Attribute("min", $0.least) },
            bounds.map { Attribute("max", $0.most) },
            bounds?.usual.map { Attribute("placeholder", "\($0)") },
            parameter.isRequired ? Attribute("value", parameter.example ?? "") : nil,
            parameter.isRequired ? Attribute("required") : nil,
            words.isEmpty ? nil : Attribute("list", "\(id).words"),
            bounds == nil && !isDay ? Attribute(literal: "autocomplete", "off") : nil
        )
        guard !words.isEmpty else { return }
        html.element("datalist", .id("\(id).words")) { html in
            for word in words { html.element("option", text: word) }
        }
    }

    /// Rows of field, operator and value.
    private func filters(_ parameters: [DescribedParameter], to html: inout HTML) {
        guard !parameters.isEmpty else { return }
        var fields: [String] = []
        for parameter in parameters where fields.last != parameter.field { fields.append(parameter.field) }
        html.element("fieldset") { html in
            html.raw("<legend>Filters</legend>")
            for row in RequestForm.rows {
                html.element("p", .class("filter")) { html in
                    choice("Field", row, RequestForm.field(row), [("", "field")] + fields.map { ($0, $0) }, to: &html)
                    let operators = Operator.allCases.map { ($0.suffix, $0 == .equal ? "is" : $0.suffix) }
                    choice("Operator", row, RequestForm.comparison(row), operators, to: &html)
                    html.empty(
                        "input",
                        Attribute(literal: "type", "text"),
                        Attribute("name", RequestForm.value(row)),
                        Attribute("aria-label", "Value of filter \(row)"),
                        Attribute(literal: "autocomplete", "off")
                    )
                }
            }
        }
    }

    private func choice(
        _ label: String,
        _ row: Int,
        _ name: String,
        _ options: [(value: String, label: String)],
        to html: inout HTML
    ) {
        html.element("select", Attribute("name", name), Attribute("aria-label", "\(label) of filter \(row)")) { html in
            for option in options {
                html.element(
                    "option",
                    option.value == option.label ? nil : Attribute("value", option.value),
                    text: option.label
                )
            }
        }
    }
}
