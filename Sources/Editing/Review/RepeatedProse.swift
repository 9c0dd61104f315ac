internal import Directory
internal import Words

/// Finds prose that repeats a long run of another record's: a sentence that was copied and may be wrong in its new place.
enum RepeatedProse {
    /// How many words in a row make a run.
    static let length = 12

    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let places = Dictionary(uniqueKeysWithValues: CollectionName.seeded.map { ($0, Self.places(of: $0)) })
        var owners: [UInt64: Int] = [:]
        var seen: Set<Pair> = []
        var findings: [SeedFault] = []
        for (number, record) in records.enumerated() where record.collection != .sources {
            for (field, text) in prose(of: record, places[record.collection] ?? []) {
                let words = Folding.words(text)
                guard words.count >= length else { continue }
                for (start, digest) in RunDigests(words, length: length).enumerated() {
                    guard let owner = owners[digest] else {
                        owners[digest] = number
                        continue
                    }
                    guard owner != number, seen.insert(Pair(owner: owner, other: number)).inserted else { continue }
                    let other = records[owner]
                    let run = words[start..<(start + length)]
                    let problem =
                        "repeats \"\(run.joined(separator: " "))…\" of \(other.collection)/\(other.label); say it in words of its own"
                    findings.append(record.fault(field, problem))
                }
            }
        }
        return findings
    }

    private struct Pair: Hashable {
        let owner: Int
        let other: Int
    }

    private typealias Place = (field: String, steps: [String])

    /// Where a collection's records have prose: what its table has as text, but for names and for reasons of gaps, which
    /// repeat by their nature.
    private static func places(of collection: CollectionName) -> [Place] {
        CollectionSchema.named(collection).fields
            .filter { $0.isInSeed && !["name", "names", "gaps", "evidence", "note"].contains($0.name) }
            .flatMap(Leaf.leaves(ofField:))
            .compactMap { leaf in
                guard case .value(.text) = leaf.content, leaf.field.isFact else { return nil }
                return (leaf.path, leaf.steps)
            }
    }

    /// The sentences of a record.
    private static func prose(of record: SeedRecord, _ places: [Place]) -> [(field: String, text: String)] {
        places.flatMap { place in
            record.value.values(at: place.steps[...]).compactMap(\.string).map { (place.field, $0) }
        }
    }
}

/// Digests of all runs of so many words in a text, each made of the one before at the cost of a word.
///
/// Two runs of one digest are taken to be the same: with 64 bits that is wrong once in more runs than any Seed has.
private struct RunDigests: Sequence {
    private let words: [UInt64]
    private let length: Int

    init(_ words: [String], length: Int) {
        self.words = words.map { word in
            word.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        self.length = length
    }

    func makeIterator() -> AnyIterator<UInt64> {
        let base: UInt64 = 0xD134_2543_DE82_EF95
        let highest = (1..<length).reduce(UInt64(1)) { power, _ in power &* base }
        var (digest, end) = (UInt64(0), 0)
        return AnyIterator { [words, length] in
            guard end < words.count else { return nil }
            if end >= length {
                digest = (digest &- words[end - length] &* highest) &* base &+ words[end]
                end += 1
            } else {
                while end < length, end < words.count {
                    digest = digest &* base &+ words[end]
                    end += 1
                }
                guard end == length else { return nil }
            }
            return digest
        }
    }
}
