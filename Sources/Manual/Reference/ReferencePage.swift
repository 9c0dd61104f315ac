internal import APIDescription
internal import Addresses
package import Directory
package import Markup
internal import Pages

/// The reference of what a tag of the OpenAPI document holds: each operation with a form, its parameters and its answers.
package struct ReferencePage: Page {
    package let repository: Repository
    package let tag: String

    /// Joins its parts.
    package init(repository: Repository, tag: String) {
        self.repository = repository
        self.tag = tag
    }

    package var title: String { "\(topic.label): reference" }
    package var summary: String { "Addresses, parameters and answers. \(meaning)" }
    package var canonical: String? { topic.path }
    package var section: String? { Route.documentation.path }

    private var topic: DocumentationTopic { .reference(tag) }
    private var meaning: String { ReferenceTag.all.first { $0.name == tag }?.meaning ?? "" }

    package func writeHead(to html: inout HTML) { DocumentationAssets.write(to: &html) }

    package func write(to html: inout HTML) {
        let description = ReferenceContent(OpenAPIDocument(repository: repository).excerpt(tag: tag), tag: tag)
        DocumentationLayout(topic: topic).write(to: &html) { html in
            html.element("h1", text: topic.label)
            html.element("p", .class("lead"), text: meaning)
            schema(&html)
            if description.operations.count > 2 { contents(description, &html) }
            for operation in description.operations { write(operation, to: &html) }
        }
    }

    /// Where the fields of the records are described for programs.
    private func schema(_ html: inout HTML) {
        guard let name = CollectionName(rawValue: tag) else { return }
        html.element("p") { html in
            html.raw("The records: ")
            html.element("a", .href(name.path)) { $0.element("code", text: name.path) }
            html.raw(". The fields of one, as JSON Schema: ")
            let path = Route.schema(name).path
            html.element("a", .href(path)) { $0.element("code", text: path) }
            html.raw(".")
        }
    }

    private func contents(_ description: ReferenceContent, _ html: inout HTML) {
        html.element("ul", .class("contents")) { html in
            for operation in description.operations {
                html.element("li") { html in
                    html.element("a", .href("#\(operation.id)")) { $0.element("code", text: operation.path) }
                    html.text(" \(operation.summary)")
                }
            }
        }
    }

    private func write(_ operation: ReferenceContent.Operation, to html: inout HTML) {
        html.element("section", .class("operation"), Attribute("aria-labelledby", operation.id)) { html in
            html.element("h2", .id(operation.id), text: operation.summary)
            html.element("p", .class("request")) { html in
                html.raw("<span class=\"method\">GET</span> ")
                html.element("code", text: operation.path)
            }
            OperationForm(operation: operation).write(to: &html)
            ParameterList(operation: operation).write(to: &html)
            answers(operation, &html)
        }
    }

    private func answers(_ operation: ReferenceContent.Operation, _ html: inout HTML) {
        html.element("h3", text: "Answers")
        html.element("dl", .class("parameters answers")) { html in
            for answer in operation.responses {
                html.element("div") { html in
                    html.element("dt") { html in
                        html.element("code", text: answer.name == "default" ? "any other" : answer.name)
                    }
                    html.element("dd") { html in
                        html.text(answer.value["description"]?.string ?? "")
                        for content in answer.value["content"]?.members ?? [] {
                            html.raw(" ")
                            html.element("code", text: content.name)
                        }
                    }
                }
            }
        }
    }
}
