package import Directory

/// Reads JSON that somebody sent, within bounds of depth and count.
package enum BoundedJSON {
    /// The value.
    ///
    /// - Throws: a problem that says which bound is passed, or where it is no JSON.
    package static func read(_ bytes: [UInt8]) throws(Problem) -> JSON {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw Problem(.invalidContent, "There is nothing where JSON is expected.")
        }
        var (depth, values, isText) = (0, 1, false)
        var place = 0
        // a look at each byte, before anything is made of it
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "\\") where isText: place += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if !isText { (depth, values) = (depth + 1, values + 1) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isText { depth -= 1 }
            case UInt8(ascii: ","): if !isText { values += 1 }
            default: break
            }
            guard depth <= RequestContent.deepest else {
                throw Problem(.invalidContent, "The JSON is nested deeper than \(RequestContent.deepest) levels.")
            }
            guard values <= RequestContent.mostValues else {
                throw Problem(
                    .invalidContent,
                    "The JSON has more than \(RequestContent.mostValues) values. Send it in several requests."
                )
            }
            place += 1
        }
        do throws(JSONSyntaxError) {
            return try JSONReader.read(bytes)
        } catch {
            throw Problem(.invalidContent, "The content is not JSON: \(error).")
        }
    }
}
