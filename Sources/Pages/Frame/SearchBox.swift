internal import Addresses
internal import Directory
package import Markup

/// The form that searches all collections.
package struct SearchBox {
    /// What tells this box from another on the same page.
    package let id: String
    /// What it shows.
    package let words: String
    /// What tells the form from another for those who do not see it.
    package let label: StaticString
    /// The class of the form.
    package let `class`: StaticString

    package func write(to html: inout HTML) {
        html.element(
            "form",
            .class(`class`),
            Attribute(literal: "role", "search"),
            Attribute(literal: "aria-label", label),
            .action(Route.search.path)
        ) { html in
            html.element(
                "label",
                .class("visually-hidden"),
                Attribute("for", id),
                text: "Search the directory"
            )
            html.empty(
                "input",
                .id(id),
                Attribute("type", "search"),
                Attribute("name", GeneralParameter.q.rawValue),
                words.isEmpty ? nil : Attribute("value", words),
                Attribute("maxlength", TextQuery.longest),
                Attribute("placeholder", "Body, place, State, decision"),
                Attribute("required")
            )
            html.raw("<button type=\"submit\">Search</button>")
        }
    }
}
