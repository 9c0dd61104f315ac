/// The fields of a form with a file: `multipart/form-data` (RFC 7578), as browsers send it.
package enum MultipartContent {
    /// How many parts there may be.
    package static let mostParts = 32
    private static let longestBoundary = 70
    private static let longestHead = 2_048

    /// Reads content; a file is a field whose value is its text. O(bytes).
    ///
    /// - Parameter boundary: the parameter of the media type.
    package static func form(_ content: [UInt8], boundary: String?) throws(ContentFault) -> FormContent {
        guard let boundary, (1...longestBoundary).contains(boundary.utf8.count) else {
            throw .malformedParts("Content-Type names no boundary of 1 to \(longestBoundary) characters.")
        }
        let mark = Array("--\(boundary)".utf8)
        var pairs: [FormContent.Pair] = []
        guard content.starts(with: mark) else { throw .malformedParts("the content does not begin with the boundary.") }
        let next = Array("\r\n".utf8) + mark
        let finder = ByteFinder(next)
        var place = mark.count
        while true {
            if content[place...].starts(with: "--".utf8) { return FormContent(pairs) }
            guard content[place...].starts(with: "\r\n".utf8) else {
                throw .malformedParts("a boundary is followed by neither a line nor the end.")
            }
            guard pairs.count < mostParts else { throw .tooMany("parts", most: mostParts) }
            guard let end = finder.first(in: content, from: place) else {
                throw .malformedParts("the last part has no end.")
            }
            pairs.append(try pair(content[(place + 2)..<max(place + 2, end)]))
            place = end + next.count
        }
    }

    private static func pair(_ part: ArraySlice<UInt8>) throws(ContentFault) -> FormContent.Pair {
        guard let end = ByteFinder(Array("\r\n\r\n".utf8)).first(in: Array(part.prefix(longestHead)), from: 0) else {
            throw .malformedParts("a part has no head of up to \(longestHead) bytes.")
        }
        let head = try ContentText.text(part.prefix(end))
        let value = part.dropFirst(end + 4)
        for line in head.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased() == "content-disposition" else { continue }
            // the disposition has the form of a media type without a subtype
            guard let disposition = MediaType("part/" + halves[1].drop { $0 == " " }),
                disposition.name == "part/form-data", let name = disposition["name"]
            else { throw .malformedParts("a part has no name.") }
            return FormContent.Pair(name: name, value: try ContentText.text(value))
        }
        throw .malformedParts("a part has no Content-Disposition.")
    }
}

/// Finds bytes in others (Horspool 1980): linear but for contrived content, and then bounded by the length of the bytes.
struct ByteFinder {
    private let wanted: [UInt8]
    private let steps: [Int]

    init(_ wanted: [UInt8]) {
        self.wanted = wanted
        var steps = [Int](repeating: wanted.count, count: 256)
        for (place, byte) in wanted.dropLast().enumerated() { steps[Int(byte)] = wanted.count - 1 - place }
        self.steps = steps
    }

    /// The first place from one on; nil where there is none.
    func first(in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + wanted.count <= bytes.count {
            var back = wanted.count - 1
            while bytes[place + back] == wanted[back] {
                if back == 0 { return place }
                back -= 1
            }
            place += steps[Int(bytes[place + wanted.count - 1])]
        }
        return nil
    }
}
