package import Directory

/// How many facts of the data are stated by a source, how many are concluded from one, and how many are known to be
/// missing.
package struct EvidenceCount {
    package private(set) var stated = 0
    package private(set) var inferred = 0
    package private(set) var gaps = 0

    private static let members = JSONProjection(["evidence", "gaps"])

    /// Counts the places that evidence names, each once in its record. O(bytes of the records).
    package init(_ repository: Repository) {
        for store in repository.seeded where store.schema.isEvidenced {
            for record in store.records {
                let value = record.value(Self.members)
                gaps += value["gaps"]?.array?.count ?? 0
                var bases: [String: Bool] = [:]
                for entry in value["evidence"]?.array ?? [] {
                    guard let basis = entry["basis"]?.string, basis != "contradicts" else { continue }
                    for field in (entry["fields"]?.array ?? []).compactMap(\.string) {
                        bases[field] = bases[field, default: false] || basis == "stated"
                    }
                }
                stated += bases.values.count { $0 }
                inferred += bases.values.count { !$0 }
            }
        }
    }

    /// How many of a hundred facts are stated.
    package var statedOfHundred: Int {
        stated + inferred == 0 ? 0 : (stated * 100 + (stated + inferred) / 2) / (stated + inferred)
    }
}
