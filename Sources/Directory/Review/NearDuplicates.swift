/// Finds records of a collection that may be the same thing twice: names that are equal but for case, diacritics and
/// punctuation or for one letter of one word among several, and sources of one address.
enum NearDuplicates {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        CollectionName.seeded.flatMap { collection in
            let own = records.filter { $0.collection == collection }
            return names(own) + addresses(own)
        }
    }

    private struct Name {
        let record: Int
        let text: String
        let words: [String]
    }

    private static func names(_ records: [SeedRecord]) -> [SeedFault] {
        let names = records.indices.flatMap { place -> [Name] in
            fullNames(records[place]).map { Name(record: place, text: $0, words: Folding.words($0)) }
        }
        // names that agree in all words but one meet under what they share, so that not every pair has to be looked at
        var meeting: [[String]: [Int]] = [:]
        for (number, name) in names.enumerated() {
            for place in name.words.indices {
                var rest = name.words
                rest[place] = ""
                meeting[rest, default: []].append(number)
            }
        }
        var seen: Set<[Int]> = []
        var findings: [(place: Int, fault: SeedFault)] = []
        for group in meeting.values where group.count > 1 {
            for (index, left) in group.enumerated() {
                for right in group[(index + 1)...] {
                    let (one, other) = (names[left], names[right])
                    let pair = [one.record, other.record].sorted()
                    guard one.record != other.record, areNear(one.words, other.words), seen.insert(pair).inserted else {
                        continue
                    }
                    let problem =
                        "\"\(one.text)\" is nearly a name of \(records[pair[0]].label); merge the two or tell the names apart"
                    findings.append((pair[1], records[pair[1]].fault("names", problem)))
                }
            }
        }
        return findings.sorted { $0.place < $1.place }.map(\.fault)
    }

    /// The names that tell a record apart. Pages of two publishers may well have one title.
    private static func fullNames(_ record: SeedRecord) -> [String] {
        let names = (record.value["names"]?.array ?? []).filter { name in
            ["official", "alias", "variant"].contains(name["kind"]?.string)
        }
        let title = ([record.value["name"], record.value["publisher"]]).compactMap { $0?.string }.joined(
            separator: ", "
        )
        return Set([title] + names.compactMap { $0["value"]?.string }).sorted()
    }

    /// Whether two names differ by no more than a letter of a long word. Numbers tell things apart.
    private static func areNear(_ one: [String], _ other: [String]) -> Bool {
        let different = zip(one, other).filter { $0 != $1 }
        guard let (left, right) = different.first else { return true }
        return different.count == 1 && one.count > 1 && left.count >= 5 && right.count >= 5
            && !left.contains(where: \.isNumber) && !right.contains(where: \.isNumber)
            && EditDistance.between(left, right) <= 1
    }

    private static func addresses(_ records: [SeedRecord]) -> [SeedFault] {
        var first: [String: String] = [:]
        return records.compactMap { record in
            guard let address = record.value["source_url"]?.string else { return nil }
            if let known = first[address] {
                return record.fault("source_url", "also the address of \(known); merge the two")
            }
            first[address] = record.label
            return nil
        }
    }
}
