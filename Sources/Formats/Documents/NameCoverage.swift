package import Directory

/// How many records have an official name in a language.
package struct NameCoverage: Sendable {
    /// The language, by its primary subtag.
    package let language: String
    /// For each of `NameCoverage.collections` how many of its records have such a name.
    package let counts: [Int]

    /// The collections whose names are collected in the working languages.
    package static let collections: [CollectionName] = [.states, .institutions, .operations, .documents]

    /// The coverage in each of the working languages of the OSCE. One walk over the names.
    package static func all(_ repository: Repository) -> [NameCoverage] {
        let projection = JSONProjection(["names"])
        let counts = collections.map { collection -> [String: Int] in
            var counts: [String: Int] = [:]
            for record in repository[collection].records {
                let names = record.value(projection)["names"]?.array ?? []
                let languages = Set(
                    names.compactMap { name in
                        name["kind"] == "official" ? name["language"]?.string?.prefix { $0 != "-" }.lowercased() : nil
                    }
                )
                for language in languages { counts[language, default: 0] += 1 }
            }
            return counts
        }
        return NameLanguages.working.map { language in
            NameCoverage(language: language, counts: counts.map { $0[language] ?? 0 })
        }
    }

    /// The same as JSON.
    var json: JSON {
        .object(
            [.init("language", .string(language))]
                + zip(Self.collections, counts).map { JSON.Member($0.rawValue, .integer($1)) }
        )
    }
}
