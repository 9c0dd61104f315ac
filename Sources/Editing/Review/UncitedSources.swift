internal import Directory

/// Finds sources that nothing rests on.
enum UncitedSources {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord], _ dataset: Dataset) -> [SeedFault] {
        let description = ["definitions", "considered_not_included"].flatMap {
            dataset.content.values(at: [$0, "sources"])
        }
        let evidence = records.flatMap { $0.value.values(at: ["evidence", "source"]) }
        let cited = Set((description + evidence).compactMap(\.string))
        return records.filter { $0.collection == .sources && !cited.contains($0.label) }.map { record in
            record.fault(nil, "no fact rests on it; cite it in the evidence of a record or take it out")
        }
    }
}
