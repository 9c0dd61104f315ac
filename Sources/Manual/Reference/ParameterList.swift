internal import Addresses
internal import Directory
package import Markup

/// What an operation can be asked with: each parameter with its meaning, its values and an example to open.
package struct ParameterList {
    package let operation: ReferenceContent.Operation

    /// Where values are few, they all stand in the line; otherwise they open.
    private static let fewWords = 12

    package func write(to html: inout HTML) {
        let parameters = DescribedParameter.all(of: operation)
        let general = parameters.filter { !$0.isFilter }
        if !general.isEmpty {
            html.element("h3", text: "Parameters")
            html.element("dl", .class("parameters")) { html in
                for parameter in general { write(parameter, operators: [], to: &html) }
            }
        }
        let filters = parameters.filter(\.isFilter)
        guard !filters.isEmpty else { return }
        html.element("h3", text: "Filters")
        html.element("p") { html in
            html.raw("Each is a field of the records. How the suffixes compare stands under ")
            html.link("\(Route.documentation.path)#operators", "operators")
            html.raw(".")
        }
        html.element("dl", .class("parameters")) { html in
            var place = 0
            while place < filters.count {
                let field = filters[place].field
                let group = filters[place...].prefix { $0.field == field }
                let operators = group.map(\.comparison.suffix).filter { !$0.isEmpty }
                write(group[place], operators: operators, to: &html)
                place = group.endIndex
            }
        }
    }

    private func write(_ parameter: DescribedParameter, operators: [String], to html: inout HTML) {
        html.element("div") { html in
            html.element("dt") { html in
                html.element("code", text: parameter.isFilter ? parameter.field : parameter.name)
                if parameter.isRequired { html.raw(" <span class=\"required\">required</span>") }
                for suffix in operators {
                    html.raw(" ")
                    html.element("code", .class("suffix"), text: suffix)
                }
            }
            html.element("dd") { html in
                MarkdownLine(parameter.meaning).write(to: &html)
                values(parameter, to: &html)
                example(parameter, to: &html)
            }
        }
        html.raw("\n")
    }

    private func values(_ parameter: DescribedParameter, to html: inout HTML) {
        if let bounds = parameter.bounds {
            html.text(" A whole number from \(bounds.least) to \(bounds.most)")
            html.text(bounds.usual.map { "; \($0) where none is given." } ?? ".")
        }
        for kind in parameter.values { html.text(" Takes \(kind).") }
        let collections = parameter.collections
        if !collections.isEmpty {
            html.raw(" Takes ids of ")
            for (place, name) in collections.enumerated() {
                if place > 0 { html.raw(", ") }
                html.element("a", .href(name.path)) { $0.element("code", text: name.path) }
            }
            html.raw(".")
        }
        let words = parameter.words
        if words.isEmpty { return }
        if words.count <= Self.fewWords {
            html.raw(" Takes ")
            codes(words, to: &html)
            html.raw(".")
        } else {
            html.element("details") { html in
                html.element("summary", text: "\(words.count) values")
                html.element("p") { codes(words, to: &$0) }
            }
        }
    }

    private func codes(_ words: [String], to html: inout HTML) {
        for (place, word) in words.enumerated() {
            if place > 0 { html.raw(" ") }
            html.element("code", text: word)
        }
    }

    /// An address that asks with an example, where the operation needs nothing else.
    private func example(_ parameter: DescribedParameter, to html: inout HTML) {
        guard parameter.isFilter, !operation.path.utf8.contains(UInt8(ascii: "{")), let example = parameter.example
        else { return }
        let query = Target.query([(parameter.name, example)])
        html.raw(" ")
        html.element("a", .class("try-link"), .href(operation.path + query)) { html in
            html.element("code", text: query)
        }
    }
}
