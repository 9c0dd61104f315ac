/// Writes XML in which every text and every attribute is escaped.
package struct XML {
    /// What was written so far.
    package private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

    /// Begins with the declaration.
    package init() {}

    /// What was written so far, as a text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Opens an element.
    package mutating func open(_ name: StaticString, _ attributes: [(String, String)] = []) {
        begin(name, attributes)
        raw(">\n")
    }

    /// Closes an element.
    package mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    /// Adds an element with a text.
    package mutating func element(
        _ name: StaticString,
        _ content: String,
        _ attributes: [(String, String)] = []
    ) {
        begin(name, attributes)
        raw(">")
        XMLText.write(content, inAttribute: false, to: &bytes)
        close(name)
    }

    /// Adds an element without content.
    package mutating func empty(_ name: StaticString, _ attributes: [(String, String)]) {
        begin(name, attributes)
        raw("/>\n")
    }

    private mutating func begin(_ name: StaticString, _ attributes: [(String, String)]) {
        raw("<")
        raw(name)
        for (name, value) in attributes {
            raw(" ")
            bytes.append(contentsOf: name.utf8)
            raw("=\"")
            XMLText.write(value, inAttribute: true, to: &bytes)
            raw("\"")
        }
    }

    private mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }
}
