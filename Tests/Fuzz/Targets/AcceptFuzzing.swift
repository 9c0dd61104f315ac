internal import Addresses
@testable internal import ContentCoding
internal import Directory
@testable internal import DirectoryAPI
import HTTPSemantics

/// The fields that an answer is chosen by: qualities are between 0 and 1, and what is chosen is what the client weighs
/// most and names most closely, the first among equals.
enum AcceptFuzzing {
    /// The lines are Accept, Accept-Encoding, If-None-Match, If-Match and If-Modified-Since.
    static func run(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
        func line(_ number: Int) -> String? {
            number < lines.count ? String(decoding: lines[number], as: UTF8.self) : nil
        }
        negotiate(line(0))
        code(line(1))
        var fields: APIRequest.Fields = [:]
        fields[.ifNoneMatch] = line(2)
        fields[.ifMatch] = line(3)
        fields[.ifModifiedSince] = line(4)
        judge(fields, lines.count > 2 ? Array(lines[2]) : [])
    }

    private static func negotiate(_ value: String?) {
        for element in value.map(WeightedElement.list) ?? [] {
            require((0...1).contains(element.quality), "the quality \(element.quality)")
            require(!element.name.isEmpty, "an element without a name")
        }
        let acceptance = Acceptance(value)
        let weights = Format.allCases.map { acceptance.weight(of: $0.mediaType) }
        require(weights.allSatisfy { (0...1).contains($0.quality) }, "the weights \(weights)")
        let best = zip(Format.allCases, weights).filter { $0.1.quality > 0 }
        let heaviest = best.map(\.1).max { $0 < $1 }
        let expected = best.first { $0.1 == heaviest ?? (0, 0) }?.0
        let preferred = acceptance.preferred(among: Format.allCases)
        require(preferred == expected, "another format than \(String(describing: expected))")
    }

    private static func code(_ value: String?) {
        let codings = AcceptedCodings(value)
        guard let chosen = codings.preferred else { return }
        let elements = value.map(WeightedElement.list) ?? []
        let isNamed = elements.contains { ["*", "x-gzip", chosen.rawValue].contains($0.name) && $0.quality > 0 }
        require(isNamed, "\(chosen) was not asked for")
    }

    private static func judge(_ fields: APIRequest.Fields, _ bytes: [UInt8]) {
        let tag = "\"0123456789abcdef0123456789abcdef\""
        guard let date = HTTPDate("Sun, 06 Nov 1994 08:49:37 GMT") else { fatalError("a good date is not read") }
        let outcome = Precondition(fields, entityTag: tag, lastModified: date)
        if fields[.ifMatch] == nil, outcome == .failed { fatalError("failed without a condition") }
        let listed = bytes.withUnsafeBytes { EntityTagList.contains($0, Array(tag.utf8)) }
        require(!listed || bytes.count >= tag.utf8.count || bytes == [UInt8(ascii: "*")], "a tag that is not there")
        if let value = fields[.ifModifiedSince], let read = HTTPDate(value) {
            require(HTTPDate(read.description) == read, "\(read) is read differently")
        }
    }
}
