import HTTPSemantics
import Directory
import DirectoryAPI
import Testing

/// Answers for a browser, and the little reading of HTML that tests need.
enum TestPage {
    static let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

    static func respond(_ target: String) -> APIResponse { TestAPI.respond(target, .get, [.accept: accept]) }

    static func html(_ target: String) -> String { String(decoding: respond(target).body, as: UTF8.self) }

    /// The values of an attribute, entities read.
    static func values(of attribute: String, in html: String) -> [String] {
        html.components(between: " \(attribute)=\"", and: "\"").map(unescaped)
    }

    /// The addresses of this server that a page links to.
    static func links(in html: String) -> [String] {
        values(of: "href", in: html).filter { $0.hasPrefix("/") }
    }

    static func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
