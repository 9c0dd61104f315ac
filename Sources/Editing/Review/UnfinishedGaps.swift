internal import Directory

/// Finds gaps with the reason that a template gave them: nobody has looked for the value yet.
enum UnfinishedGaps {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        records.flatMap { record in
            (record.value["gaps"]?.array ?? []).enumerated().compactMap { place, gap in
                guard gap["reason"] == .string(NewRecord.reason) else { return nil }
                return record.fault(
                    "gaps[\(place)].reason",
                    "\(gap["field"]?.string ?? "it") was not looked up yet; look, then set it or say what was looked for"
                )
            }
        }
    }
}
