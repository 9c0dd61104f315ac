internal import Words

extension Repository {
    /// What a text that no record of a collection has as it was typed stands for in a parameter.
    package enum TypedValue: Sendable {
        /// Texts that records have.
        case known([String])
        /// None; with the one that was probably meant, as records write it, and whether it is a part of some.
        case unknown(nearest: String?, isPart: Bool)
    }

    /// What a text that no record of a collection has stands for in a parameter whose texts are no closed list.
    package func meaning(of typed: String, in parameter: Parameter, _ collection: CollectionName) -> TypedValue {
        let store = (english ?? self)[collection]
        let spellings = store.spellings(of: parameter)
        // of names and prose another word is another text
        let isProse = parameter.types.contains { if case .text = $0 { true } else { false } }
        let texts = spellings.texts(for: typed, isProse ? .none : synonyms)
        guard texts.isEmpty else { return .known(texts) }
        let nearest = spellings.nearest(to: typed).map { store.spelling(of: $0, in: parameter) }
        let isPart = nearest == nil && parameter.operators.contains(.contains) && store.holds(typed, in: parameter)
        return .unknown(nearest: nearest, isPart: isPart)
    }

    /// The id of the one term that a text stands for: an id, an alias or the label in any case, with other marks between the
    /// words, in the plural, or a word for it; nil where there is none or several come into question. No spelling is guessed.
    package func term(meantBy typed: String, in vocabulary: Vocabulary) -> String? {
        if let id = vocabulary.resolve(typed) { return id }
        let slug = Folding.slug(typed)
        guard !slug.isEmpty else { return nil }
        if let id = vocabulary.term(withSlugs: Self.singulars(of: slug)) { return id }
        let keys = SearchKeys.keys(typed)
        let written = synonyms.entries(at: keys[...]).filter { $0.typed.count == keys.count }
            .map { $0.written.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-") }
        return written.isEmpty ? nil : vocabulary.term(withSlugs: Set(written))
    }

    /// A word that ends in s, and what it may be the plural of.
    private static func singulars(of slug: String) -> Set<String> {
        guard slug.utf8.count > NameResolver.longestCode + 1, slug.hasSuffix("s") else { return [slug] }
        var singulars: Set = [slug, String(slug.dropLast())]
        if slug.hasSuffix("ies") { singulars.insert(slug.dropLast(3) + "y") }
        return singulars
    }

    /// Whether each word of a text occurs in a name of some record: then it is no slip of the finger for another word.
    package func isInNames(_ text: String) -> Bool {
        let keys = SearchKeys.keys(text).map { WordList.Key($0) }
        return !keys.isEmpty
            && keys.allSatisfy { key in
                (english ?? self).seeded.contains { store in
                    store.text.words.place(of: key).contains(where: store.text.isName)
                }
            }
    }
}

extension Vocabulary {
    /// The id of the one term that has one of some slugs as its id, its label or an alias.
    fileprivate func term(withSlugs slugs: Set<String>) -> String? {
        let found = terms.filter { term in
            ([term.id, term.label] + term.aliases).contains { slugs.contains(Folding.slug($0)) }
        }
        return found.count == 1 ? found[0].id : nil
    }
}
