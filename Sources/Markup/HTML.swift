/// Writes HTML piece by piece, as bytes, without a tree of it.
///
/// What comes from data or from a request can only be written as text or as the value of an attribute, where it is
/// escaped. Markup is a `StaticString`, which only a literal of this program can be; so is each name of an element or an
/// attribute. A record that holds `<script>` is shown and never run, whoever writes the page.
package struct HTML {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Begins with nothing written, and with room for so many bytes.
    package init(capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

    // MARK: Markup

    /// Adds markup of ours as it is.
    package mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds an element with what the closure writes. Attributes that are nil are left out.
    package mutating func element(
        _ name: StaticString,
        _ attributes: Attribute?...,
        content: (inout HTML) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Adds an element with a text.
    package mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: String) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// Adds an element that has no content and no end, such as `input`, or `path` in SVG.
    package mutating func empty(_ name: StaticString, _ attributes: Attribute?...) { open(name, attributes) }

    /// Adds a link with a text.
    package mutating func link(_ address: String, _ text: String, _ attributes: Attribute?...) {
        open("a", [.href(address)] + attributes)
        self.text(text)
        close("a")
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
        begin(name, attributes)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func begin(_ name: StaticString, _ attributes: [Attribute?]) {
        bytes.append(UInt8(ascii: "<"))
        raw(name)
        for case let attribute? in attributes { attribute.write(to: &self) }
    }

    private mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(UInt8(ascii: ">"))
    }

    // MARK: Text

    /// Adds a text.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { text in
            // what needs no escape goes as a whole
            var start = 0
            for place in text.indices {
                let byte = text[place]
                guard byte < 0x40, Self.special >> UInt64(byte) & 1 == 1 else { continue }
                bytes.append(contentsOf: text[start..<place])
                start = place + 1
                switch byte {
                case UInt8(ascii: "&"): raw("&amp;")
                case UInt8(ascii: "<"): raw("&lt;")
                case UInt8(ascii: ">"): raw("&gt;")
                case UInt8(ascii: "\""): raw("&quot;")
                case UInt8(ascii: "'"): raw("&#39;")
                // a reader of HTML makes a line feed of each of these (HTML, 13.2.3.5); so that none shows as a sign of
                // its own, it is one here already
                case 0x0D: if place + 1 == text.count || text[place + 1] != 0x0A { raw("\n") }
                // HTML has no way to write a control character
                default: raw("\u{FFFD}")
                }
            }
            bytes.append(contentsOf: text[start...])
        }
    }

    /// The characters below `@` that cannot stand as they are, a bit for each: quotes, signs of markup, and control
    /// characters but for tab and line feed.
    private static var special: UInt64 {
        let controls: UInt64 = 0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A)
        return "&<>\"'".utf8.reduce(controls) { $0 | 1 << UInt64($1) }
    }

    /// Adds a drawing, which escapes what it holds by itself.
    package mutating func drawing(_ drawing: SVG) { bytes.append(contentsOf: drawing.bytes) }

    /// Adds a whole number.
    package mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// Adds a block of data for machines, such as linked data for search engines. It is never run.
    ///
    /// Its `<` are written as JSON escapes, so that nothing in it can end the block.
    ///
    /// - Parameter json: the data as JSON in UTF-8.
    package mutating func dataBlock(_ mediaType: StaticString, json: [UInt8]) {
        raw("<script type=\"")
        raw(mediaType)
        raw("\">")
        for byte in json {
            if byte == UInt8(ascii: "<") { raw("\\u003c") } else { bytes.append(byte) }
        }
        raw("</script>")
    }

    /// Adds what is escaped or needs no escape.
    fileprivate mutating func append(_ byte: UInt8) { bytes.append(byte) }
}

extension Attribute {
    /// Writes a blank, the name and, where there is one, the value in quotes.
    fileprivate func write(to html: inout HTML) {
        html.append(0x20)
        html.raw(name)
        switch value {
        case .none: return
        case .literal(let text):
            html.raw("=\"")
            html.raw(text)
        case .number(let number):
            html.raw("=\"")
            html.number(number)
        case .text(let text):
            html.raw("=\"")
            html.text(text)
        }
        html.append(UInt8(ascii: "\""))
    }
}
