extension String {
    /// The beginning of a long text, for a message.
    package var abbreviated: String {
        let most = 100
        guard utf8.count > most else { return self }
        return String(unicodeScalars.prefix(most)) + "…"
    }
}

extension JSON {
    /// The value for a message: the beginning of a long one.
    package var abbreviated: String {
        switch self {
        case .array(let elements) where elements.count > 8: "[… \(elements.count) elements]"
        case .object(let members) where members.count > 8: "{… \(members.count) members}"
        default: description.abbreviated
        }
    }
}

extension [String] {
    /// The words in one line for a message, the first dozen of them.
    package var listed: String {
        count <= 12 ? joined(separator: ", ") : prefix(12).joined(separator: ", ") + " … (\(count) in all)"
    }
}
