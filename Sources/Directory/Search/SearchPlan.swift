internal import Words

/// What a question asks for, in groups that all have to be found: a word, or words that stand for one thing, each with what
/// else it may be written as.
struct SearchPlan {
    /// What stands for a part of the question.
    enum Atom: Equatable {
        /// The word itself.
        case word([UInt8])
        /// A word that begins with this.
        case prefix([UInt8])
        /// Words that follow each other in one text.
        case phrase([[UInt8]])
    }

    /// One way to find a group: all of its atoms.
    struct Alternative: Equatable {
        let atoms: [Atom]
        let how: SearchHit.How
    }

    /// A part of the question.
    struct Group {
        /// As it was typed.
        let text: String
        /// Any of these finds it.
        var alternatives: [Alternative]
        /// Whether it says little, so that it may be missing before others.
        let isStopWord: Bool
        /// The key that may be corrected; nil for codes, numbers, phrases and groups of several words.
        let corrected: [UInt8]?
        /// Whether it was put between quotes, and has to be found as it is.
        var isPhrase = false
    }

    /// In the order they were typed.
    private(set) var groups: [Group] = []

    /// How many groups of a question are looked for; the rest of a longer one is left aside.
    static let mostGroups = 24

    /// - Parameter states: the ids of the States that a word names.
    init(_ query: TextQuery, _ synonyms: Synonyms, states: (TextQuery.Word) -> [String]) {
        for part in query.parts where groups.count < Self.mostGroups {
            switch part {
            case .phrase(let words):
                let text = words.map(\.text).joined(separator: " ")
                let atom: Atom = words.count == 1 ? .word(words[0].key) : .phrase(words.map(\.key))
                groups.append(
                    Group(
                        text: text,
                        alternatives: [Alternative(atoms: [atom], how: .exact)],
                        isStopWord: false,
                        corrected: nil,
                        isPhrase: true
                    )
                )
            case .words(let words, let symbols): add(words, symbols, synonyms, states)
            }
        }
        // a question that is cut off ends between two words
        pairs.removeAll { $0.group + 1 >= groups.count }
    }

    private mutating func add(
        _ words: [TextQuery.Word],
        _ symbols: [TextQuery.Symbol],
        _ synonyms: Synonyms,
        _ states: (TextQuery.Word) -> [String]
    ) {
        let keys = words.map(\.key)
        var place = 0
        while place < words.count, groups.count < Self.mostGroups {
            var alternatives: [Alternative] = []
            var end = place + 1
            let entries = synonyms.entries(at: keys[place...])
            if let symbol = symbols.first(where: { $0.words.lowerBound == place }) {
                end = symbol.words.upperBound
                // the most precise form is the one that is looked for
                alternatives = symbol.forms.prefix(1).map { form in
                    Alternative(atoms: [.word(Array((TextIndex.symbolMark + form).utf8))], how: .exact)
                }
            } else if let typed = entries.first?.typed, typed.count > 1 {
                end = place + typed.count
            } else if words.count > place + 1, words[place + 1].isJoined {
                end = words[(place + 1)...].firstIndex { !$0.isJoined } ?? words.count
            }
            let own = words[place..<end]
            alternatives.append(Alternative(atoms: own.flatMap { Self.atoms($0) }, how: .exact))
            alternatives += own.count == 1 ? Self.prefixes(own[place]) : []
            if own.count > 1 {
                alternatives.append(Alternative(atoms: [.word(WordKey.key(own.flatMap(\.key)))], how: .exact))
            }
            // what stands for a part of the group does not stand for it
            for entry in entries where entry.typed.count == own.count {
                alternatives.append(Alternative(atoms: entry.written.map { .word($0) }, how: .exact))
            }
            // a compound that records write in two words, where no hyphen says so
            if own.count == 1, end < words.count, !words[end].isJoined, !own[place].isStopWord,
                !words[end].isStopWord
            {
                pairs.append((groups.count, own[place].key + words[end].key))
            }
            for word in own.count == 1 ? Array(own) : [] {
                for id in states(word) {
                    let mark = Array((TextIndex.stateMark + id).utf8)
                    alternatives.append(Alternative(atoms: [.word(mark)], how: .exact))
                }
            }
            groups.append(
                Group(
                    text: own.map(\.text).joined(separator: " "),
                    alternatives: alternatives,
                    isStopWord: own.allSatisfy(\.isStopWord),
                    corrected: own.count == 1 && !own[place].isCode && !own[place].isStopWord ? own[place].key : nil
                )
            )
            place = end
        }
    }

    /// Words next to each other that may be one in the records: the number of the first group, and what both make.
    private(set) var pairs: [(group: Int, joined: [UInt8])] = []

    /// Puts a pair of groups together.
    mutating func join(_ group: Int, as joined: [UInt8]) {
        let (first, second) = (groups[group], groups[group + 1])
        var alternatives: [Alternative] = []
        for one in first.alternatives.prefix(2) {
            for other in second.alternatives.prefix(2) {
                alternatives.append(Alternative(atoms: one.atoms + other.atoms, how: max(one.how, other.how)))
            }
        }
        alternatives.append(Alternative(atoms: [.word(WordKey.key(joined))], how: .exact))
        groups[group] = Group(
            text: "\(first.text) \(second.text)",
            alternatives: alternatives,
            isStopWord: false,
            corrected: nil
        )
        groups.remove(at: group + 1)
    }

    private static func atoms(_ word: TextQuery.Word) -> [Atom] { [.word(word.key)] }

    private static func prefixes(_ word: TextQuery.Word) -> [Alternative] {
        word.prefix.map { [Alternative(atoms: [.prefix($0)], how: .prefix)] } ?? []
    }
}
