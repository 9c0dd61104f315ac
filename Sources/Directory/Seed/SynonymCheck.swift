internal import Words

/// Checks the words that stand for each other in a search: `{"as records write it": ["as people type it", …]}`.
enum SynonymCheck {
    /// How many words the file may have.
    static let mostWords = 20_000
    /// How many words an entry may have on either side.
    static let longest = 10

    /// What is wrong in the file.
    static func faults(of content: JSON) -> [SeedFault] {
        var faults: [SeedFault] = []
        var count = 0
        func report(_ path: String, _ problem: String) {
            faults.append(
                SeedFault(file: SeedDocument.synonyms.file, line: nil, record: nil, field: path, problem: problem)
            )
        }
        for member in content.members ?? [] {
            if let problem = problem(of: member.name) { report(member.name, problem) }
            guard let typed = member.value.array, !typed.isEmpty else {
                report(
                    member.name,
                    "expected a list of words that people type; take the entry out where there are none"
                )
                continue
            }
            count += typed.count
            var known: Set<String> = []
            for (place, entry) in typed.enumerated() {
                let path = "\(member.name)[\(place)]"
                guard let word = entry.string else {
                    report(path, "expected a text, found \(entry.kind)")
                    continue
                }
                if let problem = problem(of: word) {
                    report(path, problem)
                } else if !known.insert(word).inserted {
                    report(path, "\"\(word)\" stands there before it; keep one")
                }
            }
        }
        if count > mostWords { report("", "\(count) words, \(mostWords) are the most; take some out") }
        return faults
    }

    private static func problem(of text: String) -> String? {
        guard text.unicodeScalars.count <= SeedBounds.name else { return "longer than \(SeedBounds.name) characters" }
        let words = SearchKeys.keys(text)
        if words.isEmpty { return "no word in it; expected a word or a few" }
        return words.count > longest ? "\(words.count) words; \(longest) are the most" : nil
    }
}
