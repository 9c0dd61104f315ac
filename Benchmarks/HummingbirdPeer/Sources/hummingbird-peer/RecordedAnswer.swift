import Foundation
import HTTPTypes
import NIOCore

/// An answer as it came over the wire: a head, an empty line, a body.
struct RecordedAnswer {
    let status: HTTPResponse.Status
    let fields: HTTPFields
    let body: Data

    /// Fields that the server under test writes by itself.
    private static let written: Set<HTTPField.Name> = [.date, .connection, .contentLength]

    init(contentsOf file: URL) throws {
        let bytes = try Data(contentsOf: file)
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { throw CocoaError(.fileReadCorruptFile) }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        guard let code = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        status = HTTPResponse.Status(code: code)
        var fields = HTTPFields()
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])), !Self.written.contains(name) else {
                continue
            }
            fields.append(HTTPField(name: name, value: parts[1].trimmingCharacters(in: .whitespaces)))
        }
        self.fields = fields
        body = bytes[end.upperBound...]
    }
}
