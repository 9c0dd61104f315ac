package import Directory

/// What tables, maps and drawings call a record: its short name where it has one that is of the day and the language
/// shown, which is in English and of today; otherwise its name.
package enum ShortName {
    /// The members that it is read from.
    package static let paths = ["name", "name_language", "short_name"]

    /// The name; nil where the record has none.
    ///
    /// - Parameters:
    ///   - value: the members of the record.
    ///   - isPast: whether it is of a past day, of which no source dates a short name.
    package static func of(_ value: JSON, isPast: Bool) -> String? {
        guard !isPast, value["name_language"] == nil else { return value["name"]?.string }
        return (value["short_name"] ?? value["name"])?.string
    }
}
