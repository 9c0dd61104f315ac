package import Markup

/// Code in which the address that stands for this server is marked, so that a script can put the present one there.
package enum CodeText {
    /// Writes code.
    package static func write(_ code: String, to html: inout HTML) {
        let (code, mark) = (Array(code.utf8), Array(ConsoleExample.origin.utf8))
        var start = 0
        var place = 0
        while place + mark.count <= code.count {
            guard code[place] == mark[0], code[place..<place + mark.count].elementsEqual(mark) else {
                place += 1
                continue
            }
            html.text(String(decoding: code[start..<place], as: UTF8.self))
            html.element("span", Attribute("data-origin"), text: ConsoleExample.origin)
            place += mark.count
            start = place
        }
        html.text(String(decoding: code[start...], as: UTF8.self))
    }
}
