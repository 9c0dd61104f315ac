internal import Addresses
internal import Directory

/// Why a tool has no answer: sentences for the assistant that say what to change.
struct ToolFault: Error, Sendable {
    let message: String

    init(_ message: String) { self.message = message }

    /// What a problem of the API says (RFC 9457).
    ///
    /// - Parameter names: what arguments are called here, by the names of the API's parameters.
    init(problem: JSON, naming names: [String: String] = [:]) {
        var sentences: [String] = []
        for error in problem["errors"]?.array ?? [] {
            var detail = error["detail"]?.string ?? ""
            if let own = error["parameter"]?.string.flatMap({ name in names[name].map { (name, $0) } }) {
                // a message begins with the name, or has it between quotes
                if detail.hasPrefix(own.0 + " ") { detail = own.1 + detail.dropFirst(own.0.count) }
                detail = detail.replacing("\"\(own.0)\"", with: "\"\(own.1)\"")
                // no word of a language has an underscore
                if own.0.contains("_") { detail = detail.replacing(own.0, with: own.1) }
            }
            sentences.append(detail + Self.allowed(error))
        }
        if sentences.isEmpty {
            sentences = [(problem["detail"]?.string ?? "There is no answer.") + Self.nearest(problem)]
        }
        message = sentences.joined(separator: "\n")
    }

    /// The names or values that are allowed, as many as there is room for.
    private static func allowed(_ error: JSON) -> String {
        // what the API takes beside filters has other names here, and what lies within fields is for describe to list
        var words = (error["allowed"]?.array?.compactMap(\.string) ?? []).filter {
            GeneralParameter(rawValue: $0) == nil
        }
        let all = words.count
        if all > mostWords { words.removeAll { $0.contains(".") } }
        guard !words.isEmpty else { return "" }
        var (told, size) = ([String](), 0)
        for word in words {
            size += word.utf8.count + 2
            if size > longestList { break }
            told.append(word)
        }
        var rest = all - told.count
        if case .number(let omitted)? = error["allowed_omitted"] { rest += Int(omitted) ?? 0 }
        return " Allowed: \(told.joined(separator: ", "))\(rest > 0 ? " and \(rest) more (describe lists them)" : "")."
    }

    private static func nearest(_ problem: JSON) -> String {
        guard problem["suggestions"] == nil, let address = problem["did_you_mean"]?.string else { return "" }
        return " The nearest that exists is \(address)."
    }

    private static let longestList = 2_000
    private static let mostWords = 40
}
