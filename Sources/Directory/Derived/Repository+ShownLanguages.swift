extension Repository {
    /// The languages that names are shown in, by the tags that the data have: of each language that is wanted the closest
    /// tag of a name here, so that `de-AT` leads to `de`. Nil where no name is in any of them, and all are in English.
    /// O(different tags).
    package var shownLanguages: NameLanguages? {
        guard let languages else { return nil }
        let known = (english ?? self).nameTags
        var tags: [String] = []
        for ranges in languages.ranges {
            let closest = ranges.lazy.compactMap { range in
                let range = String(decoding: range, as: UTF8.self)
                return known[range] ?? known.filter { $0.key.hasPrefix(range + "-") }.min { $0.key < $1.key }?.value
            }.first
            if let closest, !tags.contains(closest) { tags.append(closest) }
        }
        return tags.isEmpty ? nil : NameLanguages(tags)
    }

    /// The tags that names have, by the same in lower case.
    package var nameTags: [String: String] {
        var tags: [String: String] = [:]
        for store in seeded {
            for number in store.parameters["names.language"]?.numbers ?? [] {
                let column = store.column(number)
                for code in 0..<column.count {
                    let tag = column.spellings[code] ?? column.text(code)
                    tags[tag.lowercased()] = tag
                }
            }
        }
        return tags
    }
}
