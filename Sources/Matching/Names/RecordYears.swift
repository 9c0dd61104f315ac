internal import Directory

/// The years that may stand behind the name of a record.
struct RecordYears: Sendable {
    /// The years of its date and those that its names have.
    private(set) var exact: Set<Int> = []
    /// The first and the last year of its existence, as far as they are known.
    private var first: Int?
    private var last: Int?

    private static let begins = ["established", "started", "admitted", "partner_since"]
    private static let ends = ["closed", "mandate_ended"]

    /// Reads the dates of a record.
    init(_ value: JSON) {
        func years(_ fields: [String]) -> [Int] { fields.compactMap { Self.year(value[$0]?.string) } }
        first = years(Self.begins).min()
        last = years(Self.ends).max()
        if let date = Self.year(value["date"]?.string) { exact.insert(date) }
    }

    /// Adds the years that stand in a name.
    mutating func add(_ words: [String]) {
        for word in words { if let year = Self.year(word), word.utf8.count == 4 { exact.insert(year) } }
    }

    /// Whether all of some years are of the record and of the name that was found.
    ///
    /// - Parameter latest: the year of the data; nothing is known of later ones.
    func agree(_ years: [Int], _ name: KnownName?, latest: Int) -> Bool {
        guard !years.isEmpty else { return false }
        var (first, last) = (first, last)
        var isDated = false
        if let name, name.from != nil || name.to != nil {
            (first, last) = (Self.year(name.from) ?? first, Self.year(name.to) ?? last)
            isDated = true
        }
        return years.allSatisfy { year in
            if exact.contains(year), !isDated { return true }
            guard let first else { return false }
            return (first...max(first, last ?? latest)).contains(year)
        }
    }

    private static func year(_ text: String?) -> Int? {
        guard let text, text.utf8.count >= 4 else { return nil }
        return Int(text.prefix(4)).flatMap { Day.years.contains($0) ? $0 : nil }
    }
}
