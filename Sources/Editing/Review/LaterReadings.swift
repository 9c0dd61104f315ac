internal import Directory

/// Finds days on which sources are said to have been read or compared with the data, and which have not come yet. Between
/// releases such a day may be after the last release, so only a release can judge it.
enum LaterReadings {
    /// The findings, in the order of the records.
    ///
    /// - Parameter released: the day of the release.
    static func findings(in records: [SeedRecord], than released: Day) -> [SeedFault] {
        func isLater(_ day: JSON?) -> Bool {
            day?.string.flatMap { Day($0) }.map { $0.earliest > released.latest } ?? false
        }
        return records.flatMap { record -> [SeedFault] in
            let read: [(field: String, day: JSON?)] =
                [("accessed", record.value["accessed"])]
                + (record.value["evidence"]?.array ?? []).enumerated().map {
                    ("evidence[\($0)].confirmed", $1["confirmed"])
                }
            return read.compactMap { field, day in
                guard isLater(day), let text = day?.string else { return nil }
                return record.fault(
                    field,
                    "\(text) is after \(released), the day of the release; nobody can have read it then"
                )
            }
        }
    }
}
