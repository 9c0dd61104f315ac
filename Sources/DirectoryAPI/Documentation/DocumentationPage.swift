internal import Directory

/// The documentation for people, made from the tables that answer requests.
struct DocumentationPage: Page {
    let repository: Repository

    /// What a cell of a table holds.
    private enum Cell {
        case text(String)
        case code(String)
    }

    var title: String { "Documentation" }
    var summary: String {
        "How to ask the \(repository.dataset.title) for what: parameters, operators, formats, fields."
    }
    var canonical: String? { Route.documentation.path }
    var section: String? { Route.documentation.path }

    func write(to page: inout HTML) {
        page.element("h1", text: "Documentation")
        page.element("p", .class("lead"), text: repository.dataset.description)
        introduction(&page)
        parameters(&page)
        operators(&page)
        formats(&page)
        for store in repository.collections { collection(store, &page) }
        problems(&page)
    }

    private func list(_ items: [String], to page: inout HTML) {
        page.element("ul") { page in for item in items { page.element("li", text: item) } }
    }

    private func link(_ address: String, to page: inout HTML) {
        page.element("li") { page in
            page.element("a", .href(address)) { $0.element("code", text: address) }
        }
    }

    private func table(_ heads: [String], _ rows: [[Cell]], to page: inout HTML) {
        page.element("table") { page in
            page.element("thead") { page in
                page.element("tr") { page in
                    for head in heads { page.element("th", Attribute(literal: "scope", "col"), text: head) }
                }
            }
            page.element("tbody") { page in
                for row in rows {
                    page.element("tr") { page in
                        for cell in row {
                            page.element("td") { page in
                                switch cell {
                                case .text(let content): page.text(content)
                                case .code(let content): if !content.isEmpty { page.element("code", text: content) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func introduction(_ page: inout HTML) {
        page.element("h2", text: "First steps")
        list(
            [
                "Every collection is a list at its name, every record one address below it. All is read with GET, without a key.",
                "A filter is a field with a value; a comma or repetition means or, different fields mean and.",
                "What is unknown, misspelt or impossible is refused with the nearest that exists; nothing is ignored.",
                "A date may be known to the month or year. A comparison holds when it holds for every day the date may mean.",
            ],
            to: &page
        )
        page.raw("<ul>\n")
        for address in [
            "/", "/institutions/ttd", "/operations?dimension=human", "/operations?country=kg,tj&sort=-established",
            "/operations?established__gte=1998-01-01&facets=region,status", "/operations?as_of=2000-01-01",
            "/search?q=pristina", Route.openAPI.path,
        ] {
            link(address, to: &page)
        }
        page.raw("</ul>\n")
    }

    private func parameters(_ page: inout HTML) {
        page.element("h2", .id("parameters"), text: "Parameters of every collection")
        table(
            ["Parameter", "What it does"],
            GeneralParameter.allCases.map { [.code($0.rawValue), .text($0.meaning)] },
            to: &page
        )
    }

    private func operators(_ page: inout HTML) {
        page.element("h2", .id("operators"), text: "Operators")
        page.element("p", text: "An operator is a suffix of a filter's name: established__gte=1998-01-01.")
        let meanings: [(Operator, String)] = [
            (.equal, "Equal, without a suffix. A date is equal to the month or year it lies in."),
            (.not, "Equal to none of the values; also true without a value."),
            (.greater, "After."), (.greaterOrEqual, "On or after."), (.less, "Before."),
            (.lessOrEqual, "On or before."),
            (.contains, "The words hold this text, case and diacritics aside."),
            (.exists, "Whether there is a value: true or false."),
        ]
        table(["Suffix", "Meaning"], meanings.map { [.code($0.0.suffix), .text($0.1)] }, to: &page)
    }

    private func formats(_ page: inout HTML) {
        page.element("h2", .id("formats"), text: "Formats")
        table(
            ["format", "Accept", "What it is for"],
            Format.allCases.map { [.code($0.rawValue), .code($0.mediaType), .text($0.meaning)] },
            to: &page
        )
    }

    private func collection(_ store: CollectionStore, _ page: inout HTML) {
        let schema = store.schema
        page.element("h2", .id(schema.name.rawValue), text: "/\(schema.name)")
        page.element("p", text: "\(schema.meaning) \(store.records.count) records.")
        page.raw("<ul>\n")
        link("/\(schema.name)", to: &page)
        if let record = store.records.first { link(record.path, to: &page) }
        link(JSONSchema.path(of: schema), to: &page)
        page.raw("</ul>\n")
        table(
            ["Filter", "Operators", "What it asks about", "Values"],
            store.parameters.parameters.map { parameter in
                [
                    .code(parameter.name),
                    .code(parameter.operators.map(\.suffix).filter { !$0.isEmpty }.joined(separator: " ")),
                    .text(parameter.meaning), .text(values(parameter)),
                ]
            },
            to: &page
        )
    }

    private func values(_ parameter: Parameter) -> String {
        parameter.types.map { type -> String in
            switch type {
            case .term(let vocabulary): vocabulary.ids.joined(separator: ", ")
            case .reference(let collections): "ids of " + collections.map { "/\($0)" }.joined(separator: ", ")
            case .either(.reference(let collections), .term(let vocabulary)):
                "ids of " + collections.map { "/\($0)" }.joined(separator: ", ")
                    + "; \(vocabulary.ids.joined(separator: ", "))"
            case .date: "YYYY-MM-DD, YYYY-MM or YYYY"
            case .count: "whole numbers"
            case .flag: "true, false"
            default: "text"
            }
        }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "; ")
    }

    private func problems(_ page: inout HTML) {
        page.element("h2", .id("problems"), text: "Problems")
        for type in ProblemType.allCases {
            page.element("h3", .id(type.rawValue), text: "\(type.status) \(type.title)")
            page.element("p", text: type.meaning)
        }
    }
}
