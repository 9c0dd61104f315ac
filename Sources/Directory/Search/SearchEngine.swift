internal import Words

/// Finds the records that a question asks for in some indexes.
///
/// Each step is taken where those before found nothing: all words, whole or the last as the beginning of one; all words,
/// those that are nowhere corrected; the same without the words that say little; as many words as one record has. What
/// it costs is bounded by the groups of a plan, the ways to write each, and the proposals for a mistyped word; beyond that
/// it is linear in the occurrences of the words, of which a conjunction reads no more than it needs.
struct SearchEngine {
    /// What was found.
    struct Outcome {
        /// The records of each index, ascending.
        var lists: [[Match]]
        var notes = SearchNotes()

        var isEmpty: Bool { lists.allSatisfy(\.isEmpty) }
    }

    let indexes: [TextIndex]
    let recordCount: Int
    var work = SearchWork()

    init(_ indexes: [TextIndex]) {
        self.indexes = indexes
        recordCount = indexes.reduce(0) { $0 + $1.recordCount }
    }

    /// A part of the question with what was looked up for it.
    struct Group {
        let text: String
        let isStopWord: Bool
        let corrected: [UInt8]?
        var alternatives: [Alternative]
        /// What it is corrected to, where it was.
        var correction: String?

        /// Whether some index has it.
        var isKnown: Bool { !alternatives.isEmpty }
    }

    /// One way to find a group, where some index has all of it.
    struct Alternative {
        var atoms: [Atom]
        let how: SearchHit.How

        /// How many occurrences the rarest of it has in an index.
        func cost(in index: Int) -> Int { atoms.map { $0.counts[index] }.min() ?? 0 }
    }

    /// A word or a phrase, and where each index has it.
    struct Atom {
        let phrase: [WordList.Key]?
        let places: [Range<Int>]
        let counts: [Int]
        /// The weight by how rare it is, in sixteenths.
        let weight: Int
    }

    /// Takes the steps.
    ///
    /// - Parameter isForgiving: whether more than the first is taken.
    mutating func outcome(
        of query: TextQuery,
        _ context: SearchContext,
        isForgiving: Bool = true,
        main: [Bool]? = nil
    ) -> Outcome {
        var plan = SearchPlan(query, context.synonyms, states: context.states(named:))
        for pair in plan.pairs.reversed() where isSomewhere(WordKey.key(pair.joined)) {
            plan.join(pair.group, as: pair.joined)
        }
        var groups: [Group] = []
        for group in plan.groups where !groups.contains(where: { $0.text == group.text && !group.isPhrase }) {
            groups.append(resolved(group))
        }
        let nothing = Outcome(lists: indexes.map { _ in [] })
        guard !groups.isEmpty else { return nothing }
        var strict = nothing
        if groups.allSatisfy(\.isKnown) {
            strict.lists = all(groups)
            if !strict.isEmpty, !isPoor(strict, main) || groups.count == 1 { return strict }
        }
        guard isForgiving, !plan.groups.contains(where: \.isPhrase) else { return strict }
        if strict.isEmpty { correct(&groups, context.synonyms) }
        let corrections = groups.filter { $0.correction != nil }
        if !corrections.isEmpty, groups.allSatisfy(\.isKnown) {
            var outcome = Outcome(lists: all(groups))
            if !outcome.isEmpty {
                outcome.notes = notes(groups, leftOut: [])
                if !isPoor(outcome, main) || groups.count == 1 { return outcome }
                strict = outcome
            }
        }
        let wanted = groups.filter { !$0.isStopWord }
        guard !wanted.isEmpty else { return strict }
        if wanted.count < groups.count, wanted.allSatisfy(\.isKnown) {
            var outcome = Outcome(lists: merged(strict, with: all(wanted), main))
            if outcome.count > strict.count {
                outcome.notes = notes(groups, leftOut: groups.filter(\.isStopWord))
                return outcome
            }
        }
        return some(wanted, of: groups, strict, main)
    }

    /// Whether nothing was found among what people look for first.
    private func isPoor(_ outcome: Outcome, _ main: [Bool]?) -> Bool {
        guard let main else { return false }
        return zip(outcome.lists, main).allSatisfy { $0.isEmpty || !$1 }
    }

    /// What was found without forgiveness, and of the rest what people look for first.
    private func merged(_ strict: Outcome, with lists: [[Match]], _ main: [Bool]?) -> [[Match]] {
        guard !strict.isEmpty else { return lists }
        return lists.indices.map { main?[$0] == true ? lists[$0] : strict.lists[$0] }
    }

    func notes(_ groups: [Group], leftOut: [Group]) -> SearchNotes {
        var notes = SearchNotes()
        let left = Set(leftOut.map(\.text))
        for group in groups where !left.contains(group.text) {
            if let correction = group.correction { notes.corrected.append(.init(from: group.text, to: correction)) }
        }
        notes.leftOut = leftOut.map(\.text)
        return notes
    }
}

extension SearchEngine.Outcome {
    /// How many records were found.
    var count: Int { lists.reduce(0) { $0 + $1.count } }
}
