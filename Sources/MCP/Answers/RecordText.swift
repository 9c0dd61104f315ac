internal import Directory

/// A record as text, a line for each field: what an assistant reads, without evidence and without the marks of JSON.
struct RecordText {
    /// The letters that it may have.
    static let longest = 6_000
    /// What is told beside the text, or by another tool.
    private static let omitted: Set<String> = ["id", "type", "url", "name", "evidence", "gaps", "confidence"]

    let text: String
    /// The fields that had no room.
    let left: [String]

    init(_ record: JSON) {
        var (lines, size, left) = ([String](), 0, [String]())
        for member in record.members ?? [] where !Self.omitted.contains(member.name) {
            let words = Self.words(member.value)
            let line = "\(member.name):\(words.hasPrefix("\n") ? "" : " ")\(words)"
            // a short field behind a long one is still told
            guard size + line.count + 1 <= Self.longest else {
                left.append(member.name)
                continue
            }
            size += line.count + 1
            lines.append(line)
        }
        text = lines.joined(separator: "\n")
        self.left = left
    }

    /// A value in words; what stands in lists within lists between brackets.
    private static func words(_ json: JSON) -> String {
        switch json {
        case .string(let text): return text
        case .number(let literal): return literal
        case .bool(let flag): return flag ? "yes" : "no"
        case .null: return "none"
        case .array(let elements):
            let isPlain = elements.allSatisfy { $0.members == nil && $0.array == nil }
            if isPlain { return elements.map { words($0) }.joined(separator: ", ") }
            return elements.map { "\n- " + words($0) }.joined()
        case .object(let members):
            return members.map { "\($0.name) \(inLine($0.value))" }.joined(separator: "; ")
        }
    }

    private static func inLine(_ json: JSON) -> String {
        switch json {
        case .array(let elements): "[" + elements.map(inLine).joined(separator: ", ") + "]"
        case .object(let members): "(" + members.map { "\($0.name) \(inLine($0.value))" }.joined(separator: "; ") + ")"
        default: words(json)
        }
    }
}
