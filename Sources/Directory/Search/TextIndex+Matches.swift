internal import Words

extension TextIndex {
    /// Some words of the index, with the weight of each occurrence.
    struct Lookup {
        let places: Range<Int>
        /// The weight of a word by how rare it is, in sixteenths.
        let weight: Int
        let how: SearchHit.How
    }

    /// The records that hold one of some words, ascending, each with the passage in which it weighs most, of equals the
    /// first. O(occurrences), and their sort where many words have few.
    func matches(_ lookup: Lookup) -> [Match] {
        let places = lookup.places
        let total = occurrences(of: places)
        if places.count == 1 { return matches(in: holders(of: places.lowerBound), lookup) }
        if places.isEmpty { return [] }
        if total > recordCount / 4, places.count > 8 { return densely(lookup) }
        var passages: [UInt32] = []
        passages.reserveCapacity(total)
        for place in places { passages.append(contentsOf: holders(of: place)) }
        // each word's passages ascend, and the sort makes use of that
        passages.sort()
        return matches(in: passages[...], lookup)
    }

    private func matches(in holders: ArraySlice<UInt32>, _ lookup: Lookup) -> [Match] {
        passages.withColumns { records, weights in
            holders.withUnsafeBufferPointer { holders in
                var matches: [Match] = []
                matches.reserveCapacity(holders.count)
                var last = UInt32.max
                var best = 0
                for passage in holders {
                    let record = records[Int(passage)]
                    let weight = Int(weights[Int(passage)])
                    if record == last, weight <= best { continue }
                    let score = Int32(truncatingIfNeeded: weight * lookup.weight)
                    let match = Match(record: record, passage: passage, score: score, best: score, how: lookup.how)
                    if record == last { matches[matches.count - 1] = match } else { matches.append(match) }
                    (last, best) = (record, weight)
                }
                return matches
            }
        }
    }

    /// The same for words that are in many records: the best passage of each record is noted in a row for all records.
    private func densely(_ lookup: Lookup) -> [Match] {
        var best = [UInt8](repeating: 0, count: recordCount)
        var found = [UInt32](repeating: 0, count: recordCount)
        passages.withColumns { records, weights in
            for place in lookup.places {
                for passage in holders(of: place) {
                    let record = Int(records[Int(passage)])
                    let weight = weights[Int(passage)]
                    if weight > best[record] || weight == best[record] && passage < found[record] {
                        (best[record], found[record]) = (weight, passage)
                    }
                }
            }
        }
        var matches: [Match] = []
        for record in 0..<recordCount where best[record] > 0 {
            let score = Int32(truncatingIfNeeded: Int(best[record]) * lookup.weight)
            matches.append(
                Match(record: UInt32(record), passage: found[record], score: score, best: score, how: lookup.how)
            )
        }
        return matches
    }

    /// Those of some records that hold a word, with its weight added. O(records · log occurrences).
    func common(_ known: [Match], _ lookup: Lookup) -> [Match] {
        guard let place = lookup.places.first else { return [] }
        let holders = holders(of: place)
        return passages.withColumns { records, weights in
            known.compactMap { match in
                var (low, high) = (holders.startIndex, holders.endIndex)
                while low < high {
                    let middle = (low + high) / 2
                    if records[Int(holders[middle])] >= match.record { high = middle } else { low = middle + 1 }
                }
                var (passage, best) = (UInt32(0), 0)
                while low < holders.endIndex, records[Int(holders[low])] == match.record {
                    let weight = Int(weights[Int(holders[low])])
                    if weight > best { (passage, best) = (holders[low], weight) }
                    low += 1
                }
                guard best > 0 else { return nil }
                var match = match
                let score = Int32(truncatingIfNeeded: best * lookup.weight)
                match.add(
                    Match(record: match.record, passage: passage, score: score, best: score, how: lookup.how)
                )
                return match
            }
        }
    }

    /// The records that words following each other are found in. The index tells the passages that hold all the words;
    /// whether these follow each other is seen in the texts.
    func matches(phrase: [WordList.Key], weight: Int) -> [Match] {
        let lists = phrase.map { word in words.place(of: word).first.map { holders(of: $0) } ?? [] }
            .sorted { $0.count < $1.count }
        guard let rarest = lists.first else { return [] }
        let wanted = phrase.map { Array($0.word.utf8) }
        var found: [UInt32] = []
        for passage in rarest where passages.hasText(Int(passage)) {
            let hasAll = lists.dropFirst().allSatisfy { list in
                let offset = list.firstOffset(from: passage)
                return offset < list.count && list[list.startIndex + offset] == passage
            }
            guard hasAll, Self.follow(each: wanted, in: SearchKeys.keys(passages.text(Int(passage)))) else { continue }
            found.append(passage)
        }
        return matches(in: found[...], Lookup(places: 0..<0, weight: weight, how: .exact))
    }

    /// Whether words stand one after another somewhere.
    private static func follow(each wanted: [[UInt8]], in words: [[UInt8]]) -> Bool {
        words.count >= wanted.count
            && (0...(words.count - wanted.count)).contains { words[$0...].starts(with: wanted) }
    }
}

extension ArraySlice<UInt32> {
    /// How many elements of an ascending list come before a number. O(log n).
    fileprivate func firstOffset(from number: UInt32) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] >= number { high = middle } else { low = middle + 1 }
        }
        return low - startIndex
    }
}
