internal import Addresses
package import Directory
package import HTTPSemantics
package import Markup
internal import Pages

/// The page of a guide.
package struct GuidePage: Page {
    package let repository: Repository
    package let guide: Guide
    /// Answers the requests of the examples.
    package let respond: (APIRequest) -> APIResponse

    /// Joins its parts.
    package init(repository: Repository, guide: Guide, respond: @escaping (APIRequest) -> APIResponse) {
        self.repository = repository
        self.guide = guide
        self.respond = respond
    }

    package var title: String { guide.title }
    package var summary: String { guide.summary }
    package var canonical: String? { topic.path }
    package var section: String? { Route.documentation.path }

    private var topic: DocumentationTopic { .guide(guide.name) }

    package func writeHead(to html: inout HTML) { DocumentationAssets.write(to: &html) }

    package func write(to html: inout HTML) {
        DocumentationLayout(topic: topic).write(to: &html) { html in
            html.element("h1", text: guide.title)
            html.element("p", .class("lead")) { MarkdownLine(guide.summary).write(to: &$0) }
            for block in guide.blocks { write(block, to: &html) }
            neighbours(&html)
        }
    }

    private func write(_ block: Markdown.Block, to html: inout HTML) {
        switch block {
        case .heading(let depth, let text):
            let id = Self.identifier(text)
            if depth == 2 {
                html.element("h2", .id(id)) { MarkdownLine(text).write(to: &$0) }
            } else {
                html.element("h3", .id(id)) { MarkdownLine(text).write(to: &$0) }
            }
        case .paragraph(let text): html.element("p") { MarkdownLine(text).write(to: &$0) }
        case .list(let items):
            html.element("ul") { html in
                for item in items { html.element("li") { MarkdownLine(item).write(to: &$0) } }
            }
        case .table(let head, let rows): table(head, rows, to: &html)
        case .code("console", let lines): console(lines, to: &html)
        case .code("text", let lines):
            html.element("pre", .class("answer")) { html in
                html.element("code") { CodeText.write(lines.joined(separator: "\n"), to: &$0) }
            }
        case .code(_, let lines):
            html.element("pre", .class("code")) { html in
                html.copyable("code") { CodeText.write(lines.joined(separator: "\n"), to: &$0) }
            }
        }
        html.raw("\n")
    }

    /// A table, which scrolls sideways where there is no room.
    private func table(_ head: [String], _ rows: [[String]], to html: inout HTML) {
        html.element("div", .class("table-scroll"), Attribute(literal: "tabindex", "0")) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for cell in head {
                            html.element("th", Attribute(literal: "scope", "col")) { MarkdownLine(cell).write(to: &$0) }
                        }
                    }
                }
                html.element("tbody") { html in
                    for row in rows {
                        html.element("tr") { html in
                            for cell in row { html.element("td") { MarkdownLine(cell).write(to: &$0) } }
                        }
                    }
                }
            }
        }
    }

    /// A command, to copy and to follow, and what it answers now.
    private func console(_ lines: [String], to html: inout HTML) {
        guard let command = lines.first, let example = ConsoleExample(command) else { return }
        let answer = example.answer(respond)
        html.element("div", .class("example")) { html in
            html.element("pre", .class("code")) { html in
                html.copyable("code") { CodeText.write(String(command.dropFirst(2)), to: &$0) }
            }
            html.element("pre", .class("answer")) { html in
                html.element("code", text: answer.lines.joined(separator: "\n"))
            }
            if answer.isFound, example.isRead {
                html.element("p", .class("open")) { $0.link(example.target, "Open this answer") }
            }
        }
    }

    /// The guides before and after this one.
    private func neighbours(_ html: inout HTML) {
        guard let place = Guide.all.firstIndex(where: { $0.name == guide.name }) else { return }
        html.element("nav", .class("pagination"), Attribute("aria-label", "Guides before and after")) { html in
            if place > 0 {
                html.link(
                    DocumentationTopic.guide(Guide.all[place - 1].name).path,
                    Guide.all[place - 1].title,
                    Attribute("rel", "prev")
                )
            }
            if place + 1 < Guide.all.count {
                html.link(
                    DocumentationTopic.guide(Guide.all[place + 1].name).path,
                    Guide.all[place + 1].title,
                    Attribute("rel", "next")
                )
            }
        }
    }

    /// A heading as an identifier: lower-case words joined by hyphens.
    package static func identifier(_ heading: String) -> String {
        heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
