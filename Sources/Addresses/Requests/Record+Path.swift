package import Directory

extension Record {
    /// The address of the record as it was on a day; that of today's for nil, and where the past is not told apart.
    ///
    /// - Parameter undated: how the record is asked for whose dates do not tell whether it existed.
    package func path(asOf day: Day?, undated: UndatedChoice? = nil) -> String {
        let known = GeneralParameter.ofRecord(CollectionSchema.named(collection))
        guard let day, known.contains(.asOf) else { return path }
        return "\(path)?as_of=\(day)" + (undated.map { "&undated=\($0.rawValue)" } ?? "")
    }
}
