internal import Directory

extension LinkedData {
    /// The names of a record by language: those that are preferred, one in each (SKOS reference, S14), and the others.
    ///
    /// - Parameter day: the day that the record is of, whose names are then preferred; nil for today, whose official ones are.
    static func labels(_ record: Record, _ shown: JSON, _ day: Day?) -> [JSON.Member] {
        let names = shown["names"]?.array ?? []
        let chosen = day.map { NamesOnDay(record, names, $0).preferred }
        var (preferred, other): ([JSON], [JSON]) = ([], [])
        for name in names {
            guard let value = name["value"], let language = name["language"] else { continue }
            let label: JSON = ["@value": value, "@language": language]
            let isChosen =
                chosen.map { $0.contains(label) } ?? (name["kind"] == "official" && name["to"] == nil)
            if isChosen, !preferred.contains(where: { $0["@language"] == language }) {
                preferred.append(label)
            } else if !preferred.contains(label) {
                other.append(label)
            }
        }
        other.removeAll(where: preferred.contains)
        return (preferred.isEmpty ? [] : [JSON.Member("skos:prefLabel", .array(preferred))])
            + (other.isEmpty ? [] : [JSON.Member("skos:altLabel", .array(other))])
    }

    /// The names that a record had on a day.
    private struct NamesOnDay {
        private struct Name {
            let value: JSON
            let language: JSON
            let isOfficial: Bool
            let from: Day?
            let to: Day?

            /// Nil for what is no name of its own, such as an acronym.
            init?(_ entry: JSON) {
                guard let kind = entry["kind"]?.string, ["official", "former", "predecessor"].contains(kind),
                    let value = entry["value"], let language = entry["language"]
                else { return nil }
                (self.value, self.language, isOfficial) = (value, language, kind == "official")
                from = entry["from"]?.string.flatMap { Day($0) }
                to = entry["to"]?.string.flatMap { Day($0) }
            }

            var isDated: Bool { from != nil || to != nil }

            var isEnglish: Bool { language.string.map { PrimaryLanguage.includes($0.lowercased()) } ?? false }

            /// Whether its dates say that it was in use on a day, whichever days they mean.
            func isUsed(on day: Day) -> Bool {
                isDated && (from.map { $0.latest <= day.earliest } ?? true)
                    && (to.map { day.latest <= $0.earliest } ?? true)
            }
        }

        /// The name of the day in each language that has one, as a literal with its language.
        let preferred: [JSON]

        init(_ record: Record, _ entries: [JSON], _ day: Day) {
            let names = entries.compactMap(Name.init)
            // of a record under its name in another language the English one follows from the dates
            let shown = record.nameLanguage == nil ? JSON.string(record.name) : nil
            let english =
                shown ?? Self.newest(names.filter { $0.isEnglish && $0.isUsed(on: day) })?.value
                ?? names.first { $0.isEnglish && $0.isOfficial }?.value
            // a name without dates is that of the day where the English one of the day is the official one of today
            let isCurrent = names.contains { $0.isOfficial && $0.isEnglish && $0.value == english }
            var found: [JSON] = []
            for language in names.map(\.language) where !found.contains(where: { $0["@language"] == language }) {
                let own = names.filter { $0.language == language }
                let isPrimary = own.contains(where: \.isEnglish)
                let value =
                    isPrimary && own.contains { $0.value == english }
                    ? english
                    : Self.newest(own.filter { $0.isUsed(on: day) })?.value
                        ?? (isCurrent ? own.first { $0.isOfficial && !$0.isDated }?.value : nil)
                if let value { found.append(["@value": value, "@language": language]) }
            }
            preferred = found
        }

        private static func newest(_ names: [Name]) -> Name? {
            names.max { ($0.from?.earliest ?? 0) < ($1.from?.earliest ?? 0) }
        }
    }
}
