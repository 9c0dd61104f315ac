/// A value of a valid text with the places of all that is in it. It is made where a fault has to be placed.
struct LocatedJSON {
    /// A member of an object.
    struct Member {
        let name: String
        /// The place of the name's opening quote.
        let nameStart: Int
        let value: LocatedJSON
    }

    /// What the value holds.
    enum Content {
        /// A text; its content is decoded.
        case string(String)
        case array([LocatedJSON])
        /// The members, and the number of each by its name.
        case object([Member], [String: Int])
        case other
    }

    /// The place of the first byte.
    let start: Int
    let content: Content

    /// The place that a path leads to, or the nearest above it that is there: for what is missing the object that lacks it.
    ///
    /// - Parameters:
    ///   - path: names and places from 0: `evidence[2].source`. Empty for the value itself.
    ///   - key: a name of the object there, whose own place is meant.
    func offset(of path: some StringProtocol, key: String? = nil) -> Int {
        let value = value(at: path)
        guard let key, case .object(let members, let numbers) = value.content, let number = numbers[key] else {
            return value.start
        }
        return members[number].nameStart
    }

    /// The value that a path leads to, or the nearest above it.
    func value(at path: some StringProtocol) -> LocatedJSON {
        var (value, rest) = (self, Substring(path))
        while !rest.isEmpty {
            switch value.content {
            case .object(let members, let numbers):
                // an unknown name may hold dots itself
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard let number = numbers[String(name)] ?? numbers[String(rest)] else { return value }
                value = members[number].value
                rest = rest.hasPrefix(members[number].name) ? rest.dropFirst(members[number].name.count) : ""
                if rest.first == "." { rest = rest.dropFirst() }
            case .array(let elements):
                guard rest.first == "[", let number = Int(rest.dropFirst().prefix { $0 != "]" }),
                    elements.indices.contains(number)
                else { return value }
                value = elements[number]
                rest = rest.drop { $0 != "]" }.dropFirst()
                if rest.first == "." { rest = rest.dropFirst() }
            case .string, .other: return value
            }
        }
        return value
    }

    /// The places of each text in the value, in order.
    var texts: [String: [Int]] {
        var texts: [String: [Int]] = [:]
        collect(&texts)
        return texts
    }

    private func collect(_ texts: inout [String: [Int]]) {
        switch content {
        case .string(let text): texts[text, default: []].append(start)
        case .array(let elements): for element in elements { element.collect(&texts) }
        case .object(let members, _): for member in members { member.value.collect(&texts) }
        case .other: break
        }
    }
}
