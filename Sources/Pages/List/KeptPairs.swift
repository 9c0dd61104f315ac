internal import Addresses
internal import Directory
internal import Markup

/// What an address asks for that a form has no field for, as hidden fields.
struct KeptPairs {
    private let pairs: [Target.Pair]

    /// - Parameters:
    ///   - own: the parameters that the form has fields for.
    ///   - filters: the filters that it has fields for.
    init(of page: ListPage, without own: [GeneralParameter], _ filters: Set<String> = []) {
        let own = own.map(\.rawValue)
        self.init(
            ((try? Target(Array(page.request.address.utf8)))?.pairs ?? []).filter {
                !own.contains($0.name) && !filters.contains($0.name)
            }
        )
    }

    init(_ pairs: [Target.Pair]) { self.pairs = pairs }

    func write(to html: inout HTML) {
        for pair in pairs {
            html.empty(
                "input",
                Attribute(literal: "type", "hidden"),
                Attribute("name", pair.name),
                Attribute("value", pair.value)
            )
        }
    }
}
