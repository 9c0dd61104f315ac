package import Addresses
internal import Directory

/// What a form of the reference sends, as the address that it asks for.
///
/// A form cannot leave fields out that are empty, put a value into a path or an operator after a name. So the forms of the
/// reference lead to `/docs/open`, which does, and sends the browser on. It leads nowhere but to a path of this server.
package enum RequestForm {
    /// The path with its variables.
    package static let path = "_path"
    /// How many filters a form can have.
    package static let rows = 1...3

    /// The field that a filter reads.
    package static func field(_ row: Int) -> String { "_field\(row)" }
    /// The suffix of a filter's operator.
    package static func comparison(_ row: Int) -> String { "_operator\(row)" }
    /// The value of a filter.
    package static func value(_ row: Int) -> String { "_value\(row)" }

    /// The address that a form asks for.
    ///
    /// - Throws: a problem where the form has no path, or not all that goes into it.
    package static func address(_ pairs: [Target.Pair]) throws(Problem) -> String {
        guard let template = pairs.first(where: { $0.name == path })?.value, isPath(template) else {
            throw Problem(errors: [
                ParameterFault(path, "\(path) takes a path of this server, as the forms under /docs send it.")
            ])
        }
        var asked: [(name: String, value: String)] = []
        for pair in pairs where !pair.name.hasPrefix("_") && !pair.value.isEmpty {
            // values of one name are joined, as a list takes them
            if let place = asked.firstIndex(where: { $0.name == pair.name }) {
                asked[place].value += "," + pair.value
            } else {
                asked.append((pair.name, pair.value))
            }
        }
        for row in rows {
            let (field, value) = (first(Self.field(row), pairs), first(Self.value(row), pairs))
            if field.isEmpty, value.isEmpty { continue }
            guard !field.isEmpty else {
                throw Problem(errors: [
                    ParameterFault(Self.field(row), "Choose the field that \"\(value)\" is a value of.")
                ])
            }
            asked.append((field + first(comparison(row), pairs), value))
        }
        var address = ""
        for segment in template.split(separator: "/") {
            address += "/" + (try filled(segment, &asked))
        }
        return (address.isEmpty ? "/" : address) + Target.query(asked.map { ($0.name, $0.value) })
    }

    /// A segment of a path with its variable replaced by what was asked for.
    private static func filled(_ segment: Substring, _ asked: inout [(name: String, value: String)]) throws(Problem)
        -> String
    {
        guard let open = segment.firstIndex(of: "{"), let close = segment.lastIndex(of: "}") else {
            return String(segment)
        }
        let name = segment[segment.index(after: open)..<close]
        guard let place = asked.firstIndex(where: { $0.name == name }) else {
            throw Problem(errors: [
                ParameterFault(String(name), "\(name) is a part of the address and has to be given.")
            ])
        }
        let value = asked.remove(at: place).value
        return segment[..<open] + Target.encode(value) + segment[segment.index(after: close)...]
    }

    private static func first(_ name: String, _ pairs: [Target.Pair]) -> String {
        pairs.first { $0.name == name }?.value ?? ""
    }

    /// Whether a text is a path with variables, in the characters that those of the OpenAPI document have.
    private static func isPath(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "/{}.-_".utf8.contains(byte)
            }
        }
    }
}
