internal import Directory
internal import Words

/// Gathers names for an index.
struct NameIndexBuilder {
    struct Name {
        let text: String
        let kind: NameKind
        let from: String?
        let to: String?
        let record: Int32
        let words: [Int32]
    }

    var records: [Record] = []
    var names: [Name] = []
    var vocabulary: [String] = []
    var numbers: [String: Int32] = [:]
    var isSmall: [Bool] = []
    var postings: [[Int32]] = []
    var identified: [String: [Int32]] = [:]
    var slugs: [String: [Int32]] = [:]
    var context: [[Int32]] = []
    var acronyms: [[Int32]] = []
    var symbols: [String: [(record: Int32, revision: String?)]] = [:]
    var initials: [String: [Int32]] = [:]
    var years: [RecordYears] = []
    var places: [[[Int32]]] = []
    var states: [[Int32]] = []
    /// The spellings of words in the names of records that are usually looked for.
    var forms: [Int32: Set<String>] = [:]
    /// The records that a word is the only telling one of a name of.
    var alone: [Int32: Set<Int32>] = [:]

    mutating func add(_ record: Record, _ schema: CollectionSchema, _ repository: Repository) {
        let number = Int32(records.count)
        records.append(record)
        context.append([])
        acronyms.append([])
        places.append([])
        states.append([])
        let value = record.value
        years.append(RecordYears(value))
        // sources are called after anything, mandates after institutions
        let isUsual = ![.mandates, .sources].contains(record.collection)
        let id = value["id"]?.string ?? ""
        identify(id, number)
        identify(record.path, number)
        for former in value["former_ids"]?.array ?? [] { if let former = former.string { identify(former, number) } }
        for identifier in value["identifiers"]?.array ?? [] {
            guard let scheme = identifier["scheme"]?.string, let text = identifier["value"]?.string else { continue }
            identify("\(scheme):\(text)", number)
            // numbers alone are anybody's
            if !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { identify(text, number) }
            if let url = identifier["url"]?.string { identify(url, number) }
        }
        slugs[NameIndex.key(NameWords.words(id.replacing("-", with: " "))), default: []].append(number)
        var texts: Set<String> = []
        func add(_ text: String, _ kind: NameKind, from: String? = nil, to: String? = nil) {
            guard texts.insert(text).inserted else { return }
            append(text, kind, from, to, number, isUsual)
        }
        for name in value["names"]?.array ?? [] {
            guard let text = name["value"]?.string else { continue }
            let kind = NameKind(name["kind"]?.string ?? "", isCode: NameKind.isCode(text))
            add(text, kind, from: name["from"]?.string, to: name["to"]?.string)
        }
        if let name = value["name"]?.string { add(name, .official) }
        for alias in value["aliases"]?.array ?? [] {
            if let alias = alias.string { add(alias, NameKind.isCode(alias) ? .code : .alias) }
        }
        if let short = value["short_name"]?.string { add(short, .alias) }
        if let reference = value["reference"]?.string, let symbol = DocumentSymbol.forms(of: reference)?.first {
            symbols[symbol, default: []].append((number, NameWords.revision(of: reference)))
        }
        for code in schema.codes { if let code = value["\(code)"]?.string { add(code, .code) } }
        for code in schema.otherCodes[id] ?? [] { add(code.uppercased(), .code) }
        // a city may be written in two languages
        for city in value["seat"]?["city"]?.string?.split(separator: "/") ?? [] { note(String(city), number) }
        let states = (value["host"]?["states"]?.array ?? []) + [value["seat"]?["country"]].compactMap { $0 }
        for state in states {
            guard let state = state.string, let record = repository[.states].record(id: state) else { continue }
            note(record.name, number)
            self.states[Int(number)] += NameWords.words(record.name).map { self.number(of: $0) }
        }
    }

    private mutating func identify(_ text: String, _ record: Int32) {
        let text = text.lowercased()
        guard !text.isEmpty, identified[text]?.contains(record) != true else { return }
        identified[text, default: []].append(record)
    }

    /// A place that belongs to what is said of a record, without being its name.
    private mutating func note(_ text: String, _ record: Int32) {
        let words = NameWords.words(text).map { number(of: $0) }
        context[Int(record)] += words
        let place = words.filter { !isSmall[Int($0)] }
        if !place.isEmpty { places[Int(record)].append(place) }
    }

    private mutating func append(
        _ text: String,
        _ kind: NameKind,
        _ from: String?,
        _ to: String?,
        _ record: Int32,
        _ isUsual: Bool
    ) {
        let written = NameWords.written(text)
        guard !written.isEmpty else { return }
        let words = written.map { number(of: $0.key) }
        if isUsual {
            for (word, written) in zip(words, written) { forms[word, default: []].insert(written.letters) }
            let telling = words.filter { !isSmall[Int($0)] && !NameWords.isOrganization(vocabulary[Int($0)]) }
            if telling.count == 1 { alone[telling[0], default: []].insert(record) }
        }
        years[Int(record)].add(written.map(\.letters))
        let name = Int32(names.count)
        names.append(Name(text: text, kind: kind, from: from, to: to, record: record, words: words))
        for word in words where postings[Int(word)].last != name { postings[Int(word)].append(name) }
        context[Int(record)] += words
        let letters = NameWords.initials(text)
        if letters.utf8.count >= 3, initials[letters]?.last != name { initials[letters, default: []].append(name) }
        if words.count == 1, kind == .code || kind == .formerCode { acronyms[Int(record)].append(words[0]) }
    }

    private mutating func number(of word: String) -> Int32 {
        if let known = numbers[word] { return known }
        let number = Int32(vocabulary.count)
        vocabulary.append(word)
        numbers[word] = number
        isSmall.append(NameWords.isSmall(word))
        postings.append([])
        return number
    }

    /// What each word weighs: how rare it is among the names, and little where it says little.
    func weights() -> [Float] {
        vocabulary.indices.map { number in
            if isSmall[number] { return 0.2 }
            if NameWords.isOrganization(vocabulary[number]) { return 0.4 }
            return NameWeight.rarity(postings[number].count, of: names.count)
        }
    }

    /// Names by their words.
    func keys() -> (whole: [String: [Int32]], brief: [String: [Int32]], bare: [String: [Int32]]) {
        var (whole, brief, bare): ([String: [Int32]], [String: [Int32]], [String: [Int32]]) = ([:], [:], [:])
        for (number, name) in names.enumerated() {
            let words = name.words.map { vocabulary[Int($0)] }
            whole[NameIndex.key(words), default: []].append(Int32(number))
            let few = NameIndex.brief(words)
            guard !few.isEmpty else { continue }
            brief[NameIndex.key(few), default: []].append(Int32(number))
            if let fewer = NameIndex.bare(few) { bare[NameIndex.key(fewer), default: []].append(Int32(number)) }
        }
        return (whole, brief, bare)
    }
}

/// How much a word counts.
enum NameWeight {
    /// The weight of a word that occurs in so many names: one more than the binary logarithm of how rare it is.
    static func rarity(_ occurrences: Int, of names: Int) -> Float {
        var quotient = Float(names + 1) / Float(max(occurrences, 1)) + 1
        var weight: Float = 1
        while quotient >= 2 {
            quotient /= 2
            weight += 1
        }
        // between two powers of two in a straight line
        return weight + quotient - 1
    }
}
