/// An attribute of an element: a name of ours and a value that is escaped when it is written.
struct Attribute {
    /// What an attribute says.
    enum Value {
        /// That it is there: `required`.
        case none
        /// Markup of ours.
        case literal(StaticString)
        /// Anything.
        case text(String)
        /// A whole number.
        case number(Int)
    }

    let name: StaticString
    let value: Value

    /// An attribute without a value.
    init(_ name: StaticString) {
        self.name = name
        value = .none
    }

    /// An attribute with a value of ours.
    init(literal name: StaticString, _ value: StaticString) {
        self.name = name
        self.value = .literal(value)
    }

    /// An attribute with a number.
    init(_ name: StaticString, _ number: Int) {
        self.name = name
        value = .number(number)
    }

    /// An attribute with any value. For the address of a link there is `href`, which lets no scheme but HTTP's through.
    init(_ name: StaticString, _ text: String) {
        self.name = name
        value = .text(text)
    }

    /// The classes, by which the style sheet finds it.
    static func `class`(_ names: StaticString) -> Attribute { Attribute(literal: "class", names) }

    /// The identifier, which fragments of addresses name.
    static func id(_ id: String) -> Attribute { Attribute("id", id) }

    /// Where a link leads: an address of this server or an absolute one of the web; whatever else came leads nowhere, so
    /// that no record can smuggle a script into a link.
    static func href(_ address: String) -> Attribute { Attribute("href", isSafe(address) ? address : "#") }

    /// Where a form sends what was filled in: a path of this server.
    static func action(_ path: StaticString) -> Attribute { Attribute(literal: "action", path) }

    /// The language of what is inside, as a BCP 47 tag.
    static func lang(_ language: String) -> Attribute { Attribute("lang", language) }

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
