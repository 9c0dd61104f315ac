internal import Words

/// The words of a collection's records, arranged for full text search.
///
/// Ranking: a name or acronym that is the term and nothing else comes first. A hit in the name comes before one in
/// another name, that before one in prose; in each, a whole word before the beginning of one. Where several terms are
/// looked for, their ranks add up. Ids decide between equals, so the order never depends on chance.
final class TextIndex: Sendable {
    /// A record that matches, with the passage that ranks it.
    struct Match: Sendable {
        let record: UInt32
        /// The sum of the ranks of the terms; the least is the best.
        let rank: Int
        let passage: UInt32
    }

    /// The texts.
    let passages: Passages
    /// The different words in order.
    private let words: WordList
    /// Where the passages of each word begin in `holders`, and behind the last where they end.
    private let starts: [UInt32]
    /// The passages that hold each word, ascending, one word after another.
    private let holders: [UInt32]

    /// Keeps what the builder arranged.
    init(passages: Passages, words: TextTable, starts: [UInt32], holders: [UInt32]) {
        self.passages = passages
        self.words = WordList(words)
        self.starts = starts
        self.holders = holders
    }

    /// The records that hold every term, ascending. The rarest term is looked up, the others are looked for in its
    /// records as far as that is less.
    func matches(_ query: TextQuery) -> [Match] {
        if query.terms.count == 1 {
            let wanted = Wanted(in: self, query.terms[0], 0)
            return wanted.cost == 0 ? [] : hits(wanted, query)
        }
        var terms: [Wanted] = []
        terms.reserveCapacity(query.terms.count)
        for (number, term) in query.terms.enumerated() {
            let wanted = Wanted(in: self, term, number)
            // a word that is nowhere, which most words are in most collections
            if wanted.cost == 0 { return [] }
            terms.append(wanted)
        }
        terms.sort { ($0.cost, $0.number) < ($1.cost, $1.number) }
        guard let first = terms.first else { return [] }
        var found = hits(first, query).map { Found($0, term: first.number) }
        for wanted in terms.dropFirst() where !found.isEmpty {
            if let places = wanted.places, found.count * places.count * 16 < wanted.cost {
                found = found.compactMap { known in
                    best(in: Int(known.record), places, wanted).map { known.adding($0, term: wanted.number) }
                }
            } else {
                found = Self.common(found, hits(wanted, query), wanted.number)
            }
        }
        return found.map { Match(record: $0.record, rank: $0.sum, passage: $0.passage) }
    }

    /// The path of a passage's field, and where its text stands in its record, from its quote on.
    func place(of passage: Int) -> (path: String, start: Int) {
        (passages.place(passage).path, passages.start(passage))
    }

    /// A record that some terms are found in.
    private struct Found {
        let record: UInt32
        private(set) var sum: Int
        private(set) var passage: UInt32
        private var best: (rank: Int, term: Int)

        init(_ hit: Match, term: Int) {
            (record, sum, passage, best) = (hit.record, hit.rank, hit.passage, (hit.rank, term))
        }

        /// The same with a further term; the passage of the best term counts, of equals that of the first.
        func adding(_ hit: Match, term: Int) -> Found {
            var more = self
            more.sum += hit.rank
            if (hit.rank, term) < best { (more.passage, more.best) = (hit.passage, (hit.rank, term)) }
            return more
        }
    }

    /// A term with the words of the index it stands for.
    private struct Wanted {
        /// The number of the term in the question.
        let number: Int
        /// The places of the words that a single word stands for; nil for a phrase.
        let places: Range<Int>?
        /// The place that is the word itself.
        let whole: Int?
        /// How many occurrences have to be looked at.
        let cost: Int

        init(in index: TextIndex, _ term: TextQuery.Term, _ number: Int) {
            self.number = number
            guard term.words.count == 1 else {
                (places, whole) = (nil, nil)
                cost = term.words.map { index.occurrences(of: index.words.place(of: $0)) }.min() ?? 0
                return
            }
            let exact = index.words.place(of: term.words[0])
            let places = term.endsInPrefix ? index.words.places(beginningWith: term.words[0]) : exact
            whole = exact.first
            cost = index.occurrences(of: places)
            self.places = places
        }
    }

    private func occurrences(of places: Range<Int>) -> Int {
        places.isEmpty ? 0 : Int(starts[places.upperBound] - starts[places.lowerBound])
    }

    private func holders(of place: Int) -> ArraySlice<UInt32> { holders[Int(starts[place])..<Int(starts[place + 1])] }

    /// How good it is to find a term in a passage.
    private func rank(_ passage: Int, isWhole: Bool, isAll: Bool) -> Int {
        let tier = passages.tier(passage)
        return isAll && isWhole && tier <= 1 ? 0 : 1 + tier * 2 + (isWhole ? 0 : 1)
    }

    /// The records that a term is found in, ascending, each with its best passage, of equals the first.
    private func hits(_ wanted: Wanted, _ query: TextQuery) -> [Match] {
        guard let places = wanted.places else { return phraseHits(query.terms[wanted.number]) }
        var hits: [Match] = []
        hits.reserveCapacity(wanted.cost)
        func take(_ passage: Int, isWhole: Bool) {
            let rank = rank(passage, isWhole: isWhole, isAll: passages.isSingleWord(passage))
            Self.note(Match(record: UInt32(passages.record(passage)), rank: rank, passage: UInt32(passage)), in: &hits)
        }
        if places.count == 1 {
            let isWhole = places.lowerBound == wanted.whole
            for passage in holders(of: places.lowerBound) { take(Int(passage), isWhole: isWhole) }
        } else {
            // whole words are told by the lowest bit, so that of one passage they come first
            var entries: [UInt64] = []
            entries.reserveCapacity(wanted.cost)
            for place in places {
                let mark: UInt64 = place == wanted.whole ? 0 : 1
                for passage in holders(of: place) { entries.append(UInt64(passage) << 1 | mark) }
            }
            // each word's passages ascend, and the sort makes use of that
            entries.sort()
            for entry in entries { take(Int(entry >> 1), isWhole: entry & 1 == 0) }
        }
        return hits
    }

    /// Takes a hit that comes behind the others.
    private static func note(_ hit: Match, in hits: inout [Match]) {
        guard let last = hits.last, last.record == hit.record else { return hits.append(hit) }
        if hit.rank < last.rank { hits[hits.count - 1] = hit }
    }

    /// The best hit of a word in one record.
    private func best(in record: Int, _ places: Range<Int>, _ wanted: Wanted) -> Match? {
        let own = passages.passages(of: record)
        var best: Match?
        for place in places {
            let holders = holders(of: place)
            var next = holders.startIndex + holders.firstOffset(from: UInt32(own.lowerBound))
            while next < holders.endIndex, holders[next] < UInt32(own.upperBound) {
                let passage = Int(holders[next])
                let isAll = passages.isSingleWord(passage)
                let rank = rank(passage, isWhole: place == wanted.whole, isAll: isAll)
                if best.map({ (rank, UInt32(passage)) < ($0.rank, $0.passage) }) ?? true {
                    best = Match(record: UInt32(record), rank: rank, passage: UInt32(passage))
                }
                next += 1
            }
        }
        return best
    }

    private static func common(_ found: [Found], _ hits: [Match], _ term: Int) -> [Found] {
        var both: [Found] = []
        both.reserveCapacity(min(found.count, hits.count))
        var next = 0
        for known in found {
            while next < hits.count, hits[next].record < known.record { next += 1 }
            guard next < hits.count else { break }
            if hits[next].record == known.record { both.append(known.adding(hits[next], term: term)) }
        }
        return both
    }

    // MARK: Phrases

    /// The records that words following each other are found in. The index tells the passages that hold all the words;
    /// whether these follow each other is seen in the texts.
    private func phraseHits(_ term: TextQuery.Term) -> [Match] {
        let lists = term.words.map { word in words.place(of: word).first.map { holders(of: $0) } ?? [] }
            .sorted { $0.count < $1.count }
        guard let rarest = lists.first else { return [] }
        var hits: [Match] = []
        for passage in rarest {
            let hasAll = lists.dropFirst().allSatisfy { list in
                let offset = list.firstOffset(from: passage)
                return offset < list.count && list[list.startIndex + offset] == passage
            }
            guard hasAll else { continue }
            let text = Folding.words(passages.text(Int(passage)))
            guard Self.follow(each: term.words.map(\.word), in: text) else { continue }
            let rank = rank(Int(passage), isWhole: true, isAll: text.count == term.words.count)
            Self.note(
                Match(record: UInt32(passages.record(Int(passage))), rank: rank, passage: passage),
                in: &hits
            )
        }
        return hits
    }

    /// Whether words stand one after another somewhere.
    private static func follow(each wanted: [String], in words: [String]) -> Bool {
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
