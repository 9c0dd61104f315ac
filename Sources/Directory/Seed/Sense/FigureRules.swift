/// Checks that the parts of a staff figure make its total.
struct FigureRules {
    let record: SeedRecord

    /// The faults of the figures.
    func faults() -> [SeedFault] {
        (record.value["staff"]?.array ?? []).enumerated().compactMap { place, figure in
            func number(_ field: String) -> Int? { figure[field]?.double.flatMap { Int(exactly: $0) } }
            guard let total = number("total"), figure["approximate"] != true else { return nil }
            let parts = [number("international"), number("local")].compactMap(\.self)
            let sum = parts.reduce(0) { $0.addingReportingOverflow($1).partialValue }
            // of one part alone the rest is not known
            guard parts.count == 2 ? sum != total : sum > total else { return nil }
            let words = parts.map(String.init).joined(separator: " + ")
            let relation = parts.count == 2 ? "is not \(words)" : "is less than its part \(words)"
            return record.fault(
                "staff[\(place)]",
                "the total \(total) \(relation); correct a figure, or say `approximate` where it is rounded"
            )
        }
    }
}
