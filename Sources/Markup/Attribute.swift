/// An attribute of an element: a name of ours and a value that is escaped when it is written.
package struct Attribute {
    /// What an attribute says.
    package enum Value {
        /// That it is there: `required`.
        case none
        /// Markup of ours.
        case literal(StaticString)
        /// Anything.
        case text(String)
        /// A whole number.
        case number(Int)
    }

    package let name: StaticString
    package let value: Value

    /// An attribute without a value.
    package init(_ name: StaticString) {
        self.name = name
        value = .none
    }

    /// An attribute with a value of ours.
    package init(literal name: StaticString, _ value: StaticString) {
        self.name = name
        self.value = .literal(value)
    }

    /// An attribute with a number.
    package init(_ name: StaticString, _ number: Int) {
        self.name = name
        value = .number(number)
    }

    /// An attribute with any value. For the address of a link there is `href`, which lets no scheme but HTTP's through.
    package init(_ name: StaticString, _ text: String) {
        self.name = name
        value = .text(text)
    }

    /// The classes, by which the style sheet finds it.
    package static func `class`(_ names: StaticString) -> Attribute { Attribute(literal: "class", names) }

    /// The identifier, which fragments of addresses name.
    package static func id(_ id: String) -> Attribute { Attribute("id", id) }

    /// Where a link leads: an address of this server or an absolute one of the web; whatever else came leads nowhere, so
    /// that no record can smuggle a script into a link.
    package static func href(_ address: String) -> Attribute { Attribute("href", isSafe(address) ? address : "#") }

    /// Where readers write to: an https or mail address that the operator gave; whatever else came leads nowhere.
    package static func contact(_ address: String) -> Attribute {
        let isGood = address.hasPrefix("https://") || address.hasPrefix("mailto:")
        return Attribute("href", isGood ? address : "#")
    }

    /// Where a form sends what was filled in: a path of this server.
    package static func action(_ path: String) -> Attribute { Attribute("action", isSafe(path) ? path : "#") }

    /// The language of what is inside, as a BCP 47 tag.
    package static func lang(_ language: String) -> Attribute { Attribute("lang", language) }

    private static func isSafe(_ address: String) -> Bool {
        let start = address.utf8.prefix(8)
        switch start.first {
        case UInt8(ascii: "#"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "/"):
            // two slashes, or what a browser takes for them, begin the name of another host (RFC 3986, 4.2)
            let next = start.dropFirst().first
            return next != UInt8(ascii: "/") && next != UInt8(ascii: "\\")
        default:
            let start = String(Substring(start)).lowercased()
            return start.hasPrefix("http://") || start == "https://"
        }
    }
}
