/// Finds records of a collection that may be the same thing twice: names that are equal but for case, diacritics and
/// punctuation or for one letter of one word among several, and sources of one address, however it is spelled.
enum NearDuplicates {
    /// The findings, in the order of the records.
    static func findings(in records: [SeedRecord]) -> [SeedFault] {
        let own = Dictionary(grouping: records, by: \.collection)
        return CollectionName.seeded.flatMap { collection in
            let own = own[collection] ?? []
            return names(own) + addresses(own)
        }
    }

    private static func names(_ records: [SeedRecord]) -> [SeedFault] {
        var index = NearNames()
        return records.indices.flatMap { place -> [SeedFault] in
            var told: Set<Int> = []
            return fullNames(records[place]).flatMap { name in
                index.add(name, of: place).compactMap { other -> SeedFault? in
                    guard told.insert(other).inserted else { return nil }
                    let problem =
                        "\"\(name)\" is nearly a name of \(records[other].label); merge the two or tell the names apart"
                    return records[place].fault("names", problem)
                }
            }
        }
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

    private static func addresses(_ records: [SeedRecord]) -> [SeedFault] {
        var first: [String: (record: String, address: String)] = [:]
        return records.compactMap { record in
            guard let address = record.value["source_url"]?.string else { return nil }
            let page = SourceAddress.page(of: address)
            guard let known = first[page] else {
                first[page] = (record.label, address)
                return nil
            }
            let way = known.address == address ? "also the address" : "in another spelling the address"
            return record.fault("source_url", "\(way) of \(known.record); merge the two")
        }
    }
}
