/// Writes SVG in which every text and every attribute is escaped and every element is closed.
///
/// Elements and attributes are those of the two lists below; `style` is not among them, since the policy of the pages
/// forbids styles in attributes. What a drawing looks like is said by its classes in a style sheet.
package struct SVG: Sendable {
    /// The elements that drawings are made of (SVG 2, appendix E).
    package enum Element: String {
        case svg, title, desc, style, g, a, path, line, rect, circle, text, tspan
    }

    /// The attributes that drawings use.
    package enum Name: String {
        case xmlns, viewBox, width, height, role, href, id, x, y, x1, y1, x2, y2, dx, dy, cx, cy, r, rx, d, lang,
            tabindex
        case `class`
        case ariaLabel = "aria-label"
        case ariaHidden = "aria-hidden"
        case ariaCurrent = "aria-current"
    }

    /// The value of an attribute.
    package enum Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
        ExpressibleByFloatLiteral
    {
        case text(String)
        /// A length in user units; it is written with one decimal.
        case number(Double)

        package init(stringLiteral value: String) { self = .text(value) }
        package init(integerLiteral value: Int) { self = .number(Double(value)) }
        package init(floatLiteral value: Double) { self = .number(value) }
    }

    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Begins with nothing written.
    package init() {}

    /// The drawing as a document of its own, with a style sheet in it.
    package func document(style sheet: String) -> [UInt8] {
        // behind the first start tag, which is the root's
        let place = bytes.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.endIndex
        var style = SVG()
        style.element(.style, text: sheet)
        let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        return declaration.utf8 + bytes[..<place] + style.bytes + bytes[place...] + [0x0A]
    }

    /// What was written so far, as a text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds an element with what the closure writes inside it.
    package mutating func element(
        _ element: Element,
        _ attributes: KeyValuePairs<Name, Value> = [:],
        _ content: (inout SVG) -> Void
    ) {
        open(element, attributes)
        bytes.append(UInt8(ascii: ">"))
        content(&self)
        bytes += "</\(element.rawValue)>".utf8
    }

    /// Adds an element with a text.
    package mutating func element(_ element: Element, _ attributes: KeyValuePairs<Name, Value> = [:], text: String) {
        self.element(element, attributes) { $0.write(text) }
    }

    /// Adds an element without content.
    package mutating func element(_ element: Element, _ attributes: KeyValuePairs<Name, Value>) {
        open(element, attributes)
        bytes += "/>".utf8
    }

    /// Adds an element that is a link where there is somewhere to go, and a group otherwise.
    package mutating func link(
        to address: String?,
        _ attributes: KeyValuePairs<Name, Value>,
        _ content: (inout SVG) -> Void
    ) {
        open(address == nil ? .g : .a, attributes)
        if let address { attribute(.href, .text(address)) }
        bytes.append(UInt8(ascii: ">"))
        content(&self)
        bytes += (address == nil ? "</g>" : "</a>").utf8
    }

    /// Adds a whole drawing.
    package mutating func append(_ other: SVG) { bytes += other.bytes }

    private mutating func open(_ element: Element, _ attributes: KeyValuePairs<Name, Value>) {
        bytes += "<\(element.rawValue)".utf8
        for (name, value) in attributes { attribute(name, value) }
    }

    private mutating func attribute(_ name: Name, _ value: Value) {
        bytes += " \(name.rawValue)=\"".utf8
        switch value {
        case .text(let text): write(text, inAttribute: true)
        case .number(let number): Tenths(number).write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ text: String, inAttribute: Bool = false) {
        XMLText.write(text, inAttribute: inAttribute, to: &bytes)
    }
}
