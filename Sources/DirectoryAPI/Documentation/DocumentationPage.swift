internal import Directory
internal import Markup

/// The first page of the documentation: the way to guides and reference, and what holds for every address.
struct DocumentationPage: Page {
    let repository: Repository

    var title: String { "Documentation" }
    var summary: String { "How to ask the \(repository.dataset.title): guides, reference, formats, HTTP, problems." }
    var canonical: String? { Route.documentation.path }
    var section: String? { Route.documentation.path }

    func writeHead(to html: inout HTML) { DocumentationAssets.write(to: &html) }

    func write(to html: inout HTML) {
        DocumentationLayout(topic: nil).write(to: &html) { html in
            html.element("h1", text: "Documentation")
            html.element(
                "p",
                .class("lead"),
                text: "Everything is read with GET, without a key. A browser gets a page, a program gets JSON, "
                    + "with the same parameters at the same addresses."
            )
            guides(&html)
            reference(&html)
            parameters(&html)
            operators(&html)
            bounds(&html)
            formats(&html)
            http(&html)
            problems(&html)
        }
    }

    private func guides(_ html: inout HTML) {
        html.element("h2", .id("guides"), text: "Guides")
        entries(Guide.all.map { (DocumentationTopic.guide($0.name), $0.summary) }, to: &html)
    }

    private func reference(_ html: inout HTML) {
        html.element("h2", .id("reference"), text: "Reference")
        html.element("p") { html in
            html.raw("Each address with a form that tries it. The same for programs, as OpenAPI 3.1: ")
            html.element("a", .href(Route.openAPI.path)) { $0.element("code", text: Route.openAPI.path) }
            html.raw(".")
        }
        entries(OpenAPIDocument.tags.map { (.reference($0.name), $0.meaning) }, to: &html)
    }

    private func entries(_ entries: [(topic: DocumentationTopic, text: String)], to html: inout HTML) {
        html.element("dl", .class("parameters")) { html in
            for entry in entries {
                html.element("div") { html in
                    html.element("dt") { $0.link(entry.topic.path, entry.topic.label) }
                    html.element("dd", text: entry.text)
                }
            }
        }
    }

    private func parameters(_ html: inout HTML) {
        html.element("h2", .id("parameters"), text: "General parameters")
        terms(GeneralParameter.allCases.map { ($0.rawValue, $0.meaning) }, to: &html)
    }

    private func operators(_ html: inout HTML) {
        html.element("h2", .id("operators"), text: "Operators")
        html.element("p") { html in
            html.raw("An operator is a suffix of a filter's name: ")
            let example = "/operations?established__gte=1998-01-01"
            html.element("a", .href(example)) { $0.element("code", text: example) }
            html.raw(".")
        }
        let meanings: [(Operator, String)] = [
            (.equal, "Equal, without a suffix. A date is equal to the month or year it lies in."),
            (.not, "Equal to none of the values; also true without a value."),
            (.greater, "After; greater."), (.greaterOrEqual, "On or after; greater or equal."),
            (.less, "Before; less."), (.lessOrEqual, "On or before; less or equal."),
            (.contains, "The words hold this text, case and diacritics aside."),
            (.exists, "Whether there is a value: true or false."),
        ]
        terms(meanings.map { ($0.0 == .equal ? "none" : $0.0.suffix, $0.1) }, to: &html)
    }

    private func bounds(_ html: inout HTML) {
        html.element("h2", .id("bounds"), text: "Bounds")
        html.element("ul") { html in
            for bound in RequestBound.allCases { html.element("li", text: bound.meaning) }
        }
    }

    private func formats(_ html: inout HTML) {
        html.element("h2", .id("formats"), text: "Formats")
        html.element("p") { html in
            html.element("code", text: "format")
            html.raw(" chooses one and overrides ")
            html.element("code", text: "Accept")
            html.raw(". Without both you get JSON.")
        }
        terms(Format.allCases.map { ($0.rawValue, "\($0.mediaType): \($0.meaning)") }, to: &html)
    }

    private func http(_ html: inout HTML) {
        html.element("h2", .id("http"), text: "HTTP")
        terms(
            [
                ("GET HEAD OPTIONS", "What every address answers. HEAD has the fields of GET."),
                (
                    "ETag Last-Modified",
                    "Every answer has both. Send them back as If-None-Match or If-Modified-Since, and what has not changed comes as 304 without content."
                ),
                ("Cache-Control Vary", "How long an answer may be reused, and which request fields it depends on."),
                ("Accept-Encoding", "gzip and br are there; what is tiny comes as it is."),
                ("Link", "The neighbouring pages and the descriptions of an answer (RFC 8288)."),
                ("Access-Control-Allow-Origin", "Scripts of any site may read every answer but that of /metrics."),
                ("301", "An id that a record had before leads to the record, for good, with part and query."),
                (
                    "302",
                    "A name, a code or an acronym in place of an id leads to the record that it belongs to alone, for as long as it does."
                ),
                (
                    "308",
                    "An address that differs in case or has slashes too many leads to the one that stays."
                ),
                ("410", "The record was taken out; the answer says why and leads to what took its place."),
            ],
            to: &html
        )
    }

    private func problems(_ html: inout HTML) {
        html.element("h2", .id("problems"), text: "Problems")
        html.element(
            "p",
            text:
                "What cannot be answered is refused with a document of RFC 9457 that says what to do. Its type is one of these."
        )
        for type in ProblemType.allCases {
            html.element("h3", .id(type.rawValue)) { html in
                html.number(type.status)
                html.text(" \(type.title)")
            }
            html.element("p") { MarkdownLine(type.meaning).write(to: &$0) }
        }
    }

    private func terms(_ terms: [(name: String, meaning: String)], to html: inout HTML) {
        html.element("dl", .class("parameters")) { html in
            for term in terms {
                html.element("div") { html in
                    html.element("dt") { html in
                        for (place, name) in term.name.split(separator: " ").enumerated() {
                            if place > 0 { html.raw(" ") }
                            html.element("code", text: String(name))
                        }
                    }
                    html.element("dd") { MarkdownLine(term.meaning).write(to: &$0) }
                }
            }
        }
    }
}
