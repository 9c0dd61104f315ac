internal import Words

/// Finds the records of a collection that a word stands for: by id, by a former id, or by an alias, an acronym, a code or a
/// name.
///
/// Words are compared as slugs, so that case, marks and punctuation make no difference. A word that several records
/// share stands for none of them alone.
package final class NameResolver: Sendable {
    private let byIdentifier: [String: Int]
    /// The record of each id that was once its own.
    private let byFormerIdentifier: [String: Int]
    /// The record of each word that belongs to one record alone.
    private let byWord: [String: Int]
    /// The records of each word that several share, ascending, the first few of them.
    private let shared: [String: [Int]]
    /// Every word that may be meant by a similar one, with the number of its record. In alphabetical order.
    private let words: [(word: String, record: Int)]
    private let nearest: NearestWords

    /// How many of the records that share a word are told.
    package static let mostCandidates = 20
    /// Words of up to so many letters are codes: `us` and `ua` are no more alike than any two States, so a code is
    /// neither guessed nor guessed from.
    package static let longestCode = 3

    /// Reads ids, aliases, codes, acronyms and names of a collection's records.
    init(_ records: Records, _ schema: CollectionSchema) {
        var identifiers: [String: Int] = [:]
        var formerIdentifiers: [String: Int] = [:]
        var unique: [String: Int] = [:]
        var shared: [String: [Int]] = [:]
        func note(_ word: String, _ number: Int) {
            guard !word.isEmpty else { return }
            guard let known = unique[word] else {
                if shared[word] == nil { unique[word] = number } else { share(word, number) }
                return
            }
            guard known != number else { return }
            unique[word] = nil
            shared[word] = [known, number]
        }
        func share(_ word: String, _ number: Int) {
            guard let numbers = shared[word], numbers.count < Self.mostCandidates, numbers.last != number else {
                return
            }
            shared[word] = numbers + [number]
        }
        for (number, record) in records.enumerated() {
            let members = record.withBytes { Self.members($0, schema) }
            identifiers[record.id] = number
            for former in members["former_ids"]?.array ?? [] {
                if let former = former.string { formerIdentifiers[former] = number }
            }
            for alias in members["aliases"]?.array ?? [] { if let alias = alias.string { note(alias, number) } }
            for code in schema.codes { if let code = members["\(code)"]?.string { note(Folding.slug(code), number) } }
            for code in schema.otherCodes[record.id] ?? [] { note(code, number) }
            for name in members["names"]?.array ?? [] {
                if let value = name["value"]?.string { note(Folding.slug(value), number) }
            }
        }
        byIdentifier = identifiers
        byFormerIdentifier = formerIdentifiers
        byWord = unique
        self.shared = shared
        let known = [identifiers, formerIdentifiers, unique].flatMap { table in
            table.compactMap { Self.isCode($0.key) ? nil : (word: $0.key, record: $0.value) }
        }
        words = known.sorted { ($0.word, $0.record) < ($1.word, $1.record) }
        nearest = NearestWords(words.lazy.map(\.word))
    }

    /// The members of a record in which its names stand, found in one walk. The rest of it need not be read.
    private static func members(_ record: UnsafeRawBufferPointer, _ schema: CollectionSchema) -> [String: JSON] {
        var members: [String: JSON] = [:]
        var left = JSONCursor.Members(of: record)
        while let member = left.next() {
            let name = member.name
            guard naming.contains(where: { name.equals($0) }) || schema.codes.contains(where: { name.equals($0) })
            else { continue }
            members[String(decoding: name, as: UTF8.self)] = JSONReader.readTrusted(member.value)
        }
        return members
    }

    private static let naming: [StaticString] = ["former_ids", "aliases", "names"]

    /// The number of the record with this id; the id is compared as it is.
    package func record(id: String) -> Int? { byIdentifier[id] }

    /// The number of the record that had this id before; the id is compared as it is.
    package func record(formerID id: String) -> Int? { byFormerIdentifier[id] }

    /// The number of the one record that a word stands for; nil where there is none or more than one.
    package func record(named word: String) -> Int? {
        let found = records(named: word)
        return found.count == 1 ? found[0] : nil
    }

    /// The numbers of the records that a word stands for, ascending: one where it is an id or belongs to one record
    /// alone, otherwise all that share it, `mostCandidates` at most.
    package func records(named word: String) -> [Int] {
        let slug = Folding.slug(word)
        if let number = byIdentifier[slug] ?? byFormerIdentifier[slug] ?? byWord[slug] { return [number] }
        if let numbers = shared[slug] { return numbers }
        let undotted = Acronym.undotted(word)
        return undotted == word ? [] : records(named: undotted)
    }

    /// The number of the record that a mistyped word probably stands for, with the edits between that record's word and
    /// the one typed; nil where none is near enough.
    ///
    /// Codes are not guessed: neither short words nor numbers, since each other one is somebody else's. A word that has
    /// more than one edit has to begin with the right letter.
    package func nearest(to word: String) -> (record: Int, distance: Int)? {
        // the words are slugs, so that spaces and marks in what was typed are no edits
        let slug = Folding.slug(word)
        guard !Self.isCode(slug), let found = nearest.place(nearest: slug, text: { words[$0].word }) else { return nil }
        let meant = words[found.place]
        guard Self.digits(meant.word) == Self.digits(slug),
            found.distance < 2 || meant.word.unicodeScalars.first == slug.unicodeScalars.first
        else { return nil }
        return (meant.record, found.distance)
    }

    /// The numbers of the records that have a name which begins with a word, as "Russian Federation" begins with
    /// "Russia". Without repetition, at most so many. A number is not the beginning of a longer one. O(log n) and what
    /// it looks at, `mostCandidates` words for each record at most.
    package func records(beginning word: String, atMost count: Int) -> [Int] {
        let slug = Folding.slug(word)
        guard !Self.isCode(slug) else { return [] }
        var found: [Int] = []
        for known in words[words.partitioningIndex { $0.word >= slug }...].prefix(count * Self.mostCandidates) {
            guard known.word.hasPrefix(slug), found.count < count else { break }
            let goesOn = known.word.utf8.dropFirst(slug.utf8.count).first
            if let goesOn, (0x30...0x39).contains(goesOn) { continue }
            if !found.contains(known.record) { found.append(known.record) }
        }
        return found
    }

    /// Whether a word is a code rather than a name.
    package static func isCode(_ word: String) -> Bool {
        word.unicodeScalars.index(word.unicodeScalars.startIndex, offsetBy: longestCode + 1, limitedBy: word.endIndex)
            == nil
    }

    private static func digits(_ word: String) -> [UInt8] { word.utf8.filter { (0x30...0x39).contains($0) } }
}
