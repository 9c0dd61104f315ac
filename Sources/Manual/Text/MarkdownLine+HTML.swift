internal import Addresses
package import Markup

extension MarkdownLine {
    /// Writes the line. Code that is an address of this server leads there.
    package func write(to html: inout HTML) {
        for piece in pieces {
            switch piece {
            case .words(let words): html.text(words)
            case .strong(let words): html.element("strong", text: words)
            case .emphasis(let words): html.element("em", text: words)
            case .code(let code) where code.hasPrefix("/"):
                html.element("a", .href(code)) { $0.element("code", text: code) }
            case .code(let code): html.element("code") { CodeText.write(code, to: &$0) }
            case .link(let label, let address): html.link(Self.address(address), label)
            }
        }
    }

    /// Guides name each other by their files, so that the links work in a checkout too.
    private static func address(_ written: String) -> String {
        written.hasSuffix(".md") ? DocumentationTopic.guide(String(written.dropLast(3))).path : written
    }
}
