internal import Directory

/// The documentation for people, made from the tables that answer requests. The pages issue dresses it.
struct DocumentationPage {
    let repository: Repository

    /// The policy that goes with the page: it needs nothing but itself.
    static let policy = APIResponse.Field(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )

    /// The page.
    var bytes: [UInt8] {
        let dataset = repository.dataset
        var page = HTML()
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.element("title", "\(dataset.title): documentation")
        page.raw("</head>\n<body>\n<main>\n")
        page.element("h1", "\(dataset.title): documentation")
        page.element("p", dataset.description + " " + dataset.unofficial)
        introduction(&page)
        parameters(&page)
        operators(&page)
        formats(&page)
        for store in repository.collections { collection(store, &page) }
        problems(&page)
        page.raw("</main>\n</body>\n</html>\n")
        return Array(page.text.utf8)
    }

    private func introduction(_ page: inout HTML) {
        page.element("h2", "First steps")
        page.list([
            "Every collection is a list at its name, every record one address below it. All is read with GET, without a key.",
            "A filter is a field with a value; a comma or repetition means or, different fields mean and.",
            "What is unknown, misspelt or impossible is refused with the nearest that exists; nothing is ignored.",
            "A date may be known to the month or year. A comparison holds when it holds for every day the date may mean.",
        ])
        page.raw("<ul>\n")
        for address in [
            "/", "/institutions/ttd", "/operations?dimension=human", "/operations?country=kg,tj&sort=-established",
            "/operations?established__gte=1998-01-01&facets=region,status", "/operations?as_of=2000-01-01",
            "/search?q=pristina", Route.openAPI.path,
        ] {
            page.link(address)
        }
        page.raw("</ul>\n")
    }

    private func parameters(_ page: inout HTML) {
        page.element("h2", "Parameters of every collection", id: "parameters")
        page.table(
            ["Parameter", "What it does"],
            GeneralParameter.allCases.map { [.code($0.rawValue), .text($0.meaning)] }
        )
    }

    private func operators(_ page: inout HTML) {
        page.element("h2", "Operators", id: "operators")
        page.element("p", "An operator is a suffix of a filter's name: established__gte=1998-01-01.")
        let meanings: [(Operator, String)] = [
            (.equal, "Equal, without a suffix. A date is equal to the month or year it lies in."),
            (.not, "Equal to none of the values; also true without a value."),
            (.greater, "After."), (.greaterOrEqual, "On or after."), (.less, "Before."),
            (.lessOrEqual, "On or before."),
            (.contains, "The words hold this text, case and diacritics aside."),
            (.exists, "Whether there is a value: true or false."),
        ]
        page.table(["Suffix", "Meaning"], meanings.map { [.code($0.0.suffix), .text($0.1)] })
    }

    private func formats(_ page: inout HTML) {
        page.element("h2", "Formats", id: "formats")
        page.table(
            ["format", "Accept", "What it is for"],
            Format.allCases.map { [.code($0.rawValue), .code($0.mediaType), .text($0.meaning)] }
        )
    }

    private func collection(_ store: CollectionStore, _ page: inout HTML) {
        let schema = store.schema
        page.element("h2", "/\(schema.name)", id: schema.name.rawValue)
        page.element("p", "\(schema.meaning) \(store.records.count) records.")
        page.raw("<ul>\n")
        page.link("/\(schema.name)")
        if let record = store.records.first { page.link(record.path) }
        page.link(JSONSchema.path(of: schema))
        page.raw("</ul>\n")
        page.table(
            ["Filter", "Operators", "What it asks about", "Values"],
            store.parameters.parameters.map { parameter in
                [
                    .code(parameter.name),
                    .code(parameter.operators.map(\.suffix).filter { !$0.isEmpty }.joined(separator: " ")),
                    .text(parameter.meaning), .text(values(parameter)),
                ]
            }
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
        page.element("h2", "Problems", id: "problems")
        for type in ProblemType.allCases {
            page.element("h3", "\(type.status) \(type.title)", id: type.rawValue)
            page.element("p", type.meaning)
        }
    }
}
