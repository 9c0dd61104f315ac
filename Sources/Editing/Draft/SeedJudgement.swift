package import Directory

/// Compares the faults of a seed before and after an edit.
package struct SeedJudgement: Sendable {
    /// The faults after the edit that were not there before.
    package let new: [SeedFault]
    /// How many faults there were before.
    package let countBefore: Int
    /// The faults after the edit.
    package let after: [SeedFault]

    /// Judges an edit by all checks of a seed.
    ///
    /// - Parameter day: the day of the edit, YYYY-MM-DD. Data may tell of days up to it, as if they were released on it;
    ///   nil for those up to the last release alone.
    package init(before: Seed, after: Seed, on day: String? = nil) {
        let former = Self.faults(of: Self.released(before, on: day))
        let present = Self.faults(of: Self.released(after, on: day))
        var known: [String: Int] = [:]
        for fault in former { known[Self.key(fault), default: 0] += 1 }
        new = present.filter { fault in
            guard let count = known[Self.key(fault)], count > 0 else { return true }
            known[Self.key(fault)] = count - 1
            return false
        }
        (countBefore, self.after) = (former.count, present)
        let places = Set(former.map { "\($0.file) \($0.record ?? "") \($0.field ?? "")" })
        touchesOnlyFaulty = new.allSatisfy { places.contains("\($0.file) \($0.record ?? "") \($0.field ?? "")") }
    }

    /// Whether the edit brings a fault that was not there before, apart from what is missing in records that it creates
    /// unfinished. A value that an edit mends in part has another fault then, which is none that it brings.
    package func isWorse(apartFrom created: Set<RecordAddress> = []) -> Bool {
        let own = new.count { created.contains($0) && $0.problem.hasPrefix("missing") }
        return new.count - own > 0 && (after.count - own > countBefore || !touchesOnlyFaulty)
    }

    /// Whether each fault that is new stands at a place that had one before.
    private let touchesOnlyFaulty: Bool

    /// The faults of records, of all of them.
    package func faults(of addresses: Set<RecordAddress>) -> [SeedFault] { after.filter { addresses.contains($0) } }

    /// Every fault of a seed; none where it is right.
    package static func faults(of seed: Seed) -> [SeedFault] {
        do throws(InvalidSeed) {
            _ = try SeedLoader.check(seed)
            return []
        } catch {
            return error.faults
        }
    }

    /// The seed as if it were released on a day, without the log, whose last release is of another day.
    private static func released(_ seed: Seed, on day: String?) -> Seed {
        guard let day, let bytes = seed.files["dataset.json"], let dataset = try? JSONReader.read(bytes),
            let released = dataset["released"]?.string, released < day
        else { return seed }
        var files = seed.files
        files[Release.file] = nil
        files["dataset.json"] = dataset.setting("released", .string(day), order: []).bytes
        return seed.with(files: files)
    }

    /// What a fault is told apart by: lines move with every edit.
    private static func key(_ fault: SeedFault) -> String {
        [fault.file, fault.record ?? "", fault.field ?? "", fault.problem].joined(separator: "\u{0}")
    }
}

extension Set<RecordAddress> {
    /// Whether a fault is one of these records.
    func contains(_ fault: SeedFault) -> Bool {
        guard let id = fault.record, let name = CollectionName.seeded.first(where: { "\($0).json" == fault.file })
        else {
            return false
        }
        return contains(RecordAddress(name, id))
    }
}
