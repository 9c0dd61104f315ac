internal import Directory
internal import Markup

/// A source on one line: its title, which leads to the source itself, who published it and when, the copy in which it was
/// read and the day, and the way to all that rests on it.
struct SourceLine {
    let source: Record

    func write(to html: inout HTML) {
        let value = source.value
        if let address = value["source_url"]?.string?.webAddress {
            html.element("a", .href(address), Attribute(literal: "rel", "external")) { $0.name(of: source) }
        } else {
            html.name(of: source)
        }
        if let publisher = value["publisher"]?.string { html.text(", \(publisher)") }
        if let date = value["published"]?.string {
            html.raw(", ")
            DateWords.write(date, to: &html)
        }
        SourceAddresses(value).write(to: &html)
        html.raw(" ")
        html.link(source.path, "What rests on it", .class("rests"))
    }
}

/// What an entry of evidence says beside its source: where in it, what it says, and that we concluded the fact or that it
/// says otherwise.
enum EvidenceWords {
    static func write(_ entry: JSON, to html: inout HTML) {
        if let locator = entry["locator"]?.string {
            html.raw(" ")
            html.element("span", .class("locator"), text: "(\(locator))")
        }
        switch entry["basis"]?.string {
        case "inferred": html.raw(" <em class=\"care\">inferred</em>")
        case "contradicts": html.raw(" <em class=\"care\">says otherwise</em>")
        default: break
        }
        if let says = entry["says"]?.string {
            html.raw(": ")
            html.element("q", text: says)
        }
    }
}
