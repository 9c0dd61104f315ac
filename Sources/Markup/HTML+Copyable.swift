extension HTML {
    /// Adds an element whose text is worth copying, and behind it the button that does so.
    ///
    /// A script makes the button work. It is on the page from the start, hidden where there is no script, so that nothing
    /// moves when the script comes.
    package mutating func copyable(_ name: StaticString, content: (inout HTML) -> Void) {
        element(name, Attribute("data-copy"), content: content)
        raw("<button type=\"button\" class=\"copy\" hidden>Copy</button>")
    }

    /// Adds an element with a text that is worth copying.
    package mutating func copyable(_ name: StaticString, text: String) { copyable(name) { $0.text(text) } }
}
