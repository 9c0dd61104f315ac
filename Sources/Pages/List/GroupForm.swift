internal import Addresses
internal import Directory
package import Markup

/// The form that counts a list by one or two fields.
package struct GroupForm {
    package let page: ListPage

    package func write(to html: inout HTML) {
        let current = page.query.groups.map(\.name)
        // what stands in parts of a record is for programs, unless it was asked for
        let names = GroupTerm.names(of: page.store.parameters).filter { name in
            let term = GroupTerm.named(name, in: page.store.parameters)
            return current.contains(name) || term?.parameter.name.contains(".") == false
        }
        guard !names.isEmpty else { return }
        html.element("details", .class("count-by"), current.isEmpty ? nil : Attribute("open")) { html in
            html.raw("<summary>Count and compare</summary>")
            html.element(
                "form",
                .class("toolbar"),
                Attribute("action", page.request.scope?.path ?? page.query.collection.path)
            ) { html in
                KeptPairs(of: page, without: [.group, .offset]).write(to: &html)
                for place in 0..<GroupTerm.most {
                    let id = "group-\(place + 1)"
                    html.element("div", .class("field")) { html in
                        html.element("label", Attribute("for", id), text: place == 0 ? "Count by" : "and by")
                        html.element("select", .id(id), Attribute("name", GeneralParameter.group.rawValue)) { html in
                            let chosen = place < current.count ? current[place] : ""
                            html.element("option", Attribute("value", ""), text: "\u{2013}")
                            for name in names {
                                html.element(
                                    "option",
                                    Attribute("value", name),
                                    name == chosen ? Attribute("selected") : nil,
                                    text: (GroupTerm.named(name, in: page.store.parameters)?.label ?? name).inWords
                                )
                            }
                        }
                    }
                }
                html.raw("<button type=\"submit\">Count</button>")
            }
        }
    }
}

/// What an address asks for that a form has no field for, as hidden fields.
struct KeptPairs {
    private let pairs: [Target.Pair]

    /// - Parameter own: the parameters that the form has fields for.
    init(of page: ListPage, without own: [GeneralParameter]) {
        let own = own.map(\.rawValue)
        pairs = ((try? Target(Array(page.request.address.utf8)))?.pairs ?? []).filter { !own.contains($0.name) }
    }

    func write(to html: inout HTML) {
        for pair in pairs {
            html.empty(
                "input",
                Attribute("type", "hidden"),
                Attribute("name", pair.name),
                Attribute("value", pair.value)
            )
        }
    }
}
