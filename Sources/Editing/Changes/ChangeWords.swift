package import Directory

/// Changes of a seed in sentences, for a person who reviews them.
package enum ChangeWords {
    /// A line for each change of a value: `Office in Minsk (operations/minsk): closed added: 2011-03-31, source gs-2011`.
    package static func lines(_ changes: SeedChanges) -> [String] {
        changes.all.flatMap { change -> [String] in
            let subject = subject(change)
            let sentences = sentences(change)
            return sentences.map { "\(subject): \($0)" }
        }
    }

    /// The changes as Markdown: a heading for each record, a list item for each change.
    package static func markdown(_ changes: SeedChanges) -> String {
        guard !changes.all.isEmpty else { return "Nothing changed.\n" }
        return changes.all.map { change in
            let items = sentences(change).map { "- \(escaped($0))\n" }.joined()
            return "### \(escaped(subject(change)))\n\n\(items)"
        }.joined(separator: "\n")
    }

    /// The changes as JSON: record, name, what was done, and each value with its path, before, after and sources.
    package static func json(_ changes: SeedChanges) -> JSON {
        .array(
            changes.all.map { change in
                var members: [JSON.Member] = [
                    .init("change", .string(change.kind.rawValue)), .init("record", .string(change.record)),
                    .init("name", .string(change.name)),
                ]
                if let from = change.from { members.append(.init("from", .string(from))) }
                if !change.parts.isEmpty { members.append(.init("fields", .array(change.parts.map(json)))) }
                return .object(members)
            }
        )
    }

    private static func json(_ part: SeedChange.Part) -> JSON {
        func list(_ name: String, _ texts: [String]) -> JSON.Member? {
            texts.isEmpty ? nil : .init(name, .array(texts.map(JSON.string)))
        }
        return .object(
            [
                JSON.Member("field", .string(part.path)), part.before.map { .init("before", $0) },
                part.after.map { .init("after", $0) }, list("sources", part.sources),
                list("sources_gone", part.formerSources), list("remarks", part.remarks),
            ].compactMap(\.self)
        )
    }

    // MARK: Words

    private static func subject(_ change: SeedChange) -> String {
        "\(change.name) (\(change.record.dropFirst()))"
    }

    private static func sentences(_ change: SeedChange) -> [String] {
        let parts = change.parts.map(sentence)
        switch change.kind {
        case .added: return ["new record"] + change.parts.filter { $0.path != "name" }.map(sentence)
        case .removed: return ["removed"]
        case .renamed: return ["was \(change.from?.dropFirst() ?? "") before"] + parts
        case .changed: return parts
        }
    }

    private static func sentence(_ part: SeedChange.Part) -> String {
        let (name, item) = EvidencePaths.split(part.path)
        let words = words(name) + (item.map { " " + ($0.allSatisfy(isOfName) ? self.words($0) : quoted($0)) } ?? "")
        let rests = rests(part)
        switch (part.before, part.after) {
        case (nil, nil): return "\(words) \(rests.isEmpty ? "rests on the same sources" : rests)"
        case (nil, let after?): return "\(words) added\(value(after, besides: item))" + comma(rests)
        case (let before?, nil): return "\(words) taken out\(value(before, besides: item))"
        case (let before?, let after?):
            let (old, new) = difference(before, after)
            return "\(words) changed from \(old) to \(new)" + comma(rests)
        }
    }

    /// The members that differ, of objects; otherwise the values.
    private static func difference(_ before: JSON, _ after: JSON) -> (String, String) {
        guard let old = before.members, let new = after.members else { return (plain(before), plain(after)) }
        func only(_ members: [JSON.Member], besides others: [JSON.Member]) -> String {
            let own = members.filter { !others.contains($0) }.map { "\(words($0.name)) \(plain($0.value))" }
            return own.isEmpty ? "without" : own.joined(separator: ", ")
        }
        let (gone, come) = (only(old, besides: new), only(new, besides: old))
        return (gone, come == "without" ? "nothing in its place" : come)
    }

    private static func rests(_ part: SeedChange.Part) -> String {
        let come = part.sources.isEmpty ? nil : named(part.sources, part.isOfValue ? "source" : "rests on")
        let gone = part.formerSources.isEmpty ? nil : "no longer on \(part.formerSources.joined(separator: ", "))"
        return ([come, gone].compactMap(\.self) + part.remarks).joined(separator: ", ")
    }

    private static func named(_ sources: [String], _ word: String) -> String {
        let plural = word == "source" && sources.count > 1 ? "sources" : word
        return "\(plural) \(sources.joined(separator: ", "))"
    }

    private static func comma(_ text: String) -> String { text.isEmpty ? "" : ", \(text)" }

    /// The value behind a colon, unless the path has told it.
    private static func value(_ value: JSON, besides item: String?) -> String {
        if value.string == item, item != nil { return "" }
        let members = (value.members ?? []).filter { $0.value.string != item }
        guard value.members != nil else { return ": \(plain(value))" }
        return members.isEmpty
            ? "" : ": " + members.map { "\(words($0.name)) \(plain($0.value))" }.joined(separator: ", ")
    }

    private static func plain(_ value: JSON) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .array(let items): items.map(plain).joined(separator: ", ")
        case .object(let members): members.map { "\(words($0.name)) \(plain($0.value))" }.joined(separator: ", ")
        default: value.description
        }
    }

    private static func quoted(_ text: String) -> String { text.contains(" ") ? "“\(text)”" : text }

    private static func words(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

    private static func isOfName(_ letter: Character) -> Bool { letter == "_" || ("a"..."z").contains(letter) }

    /// A text without what Markdown takes for its own.
    private static func escaped(_ text: String) -> String {
        String(text.onOneLine.flatMap { "\\`*_[]<>#|".contains($0) ? ["\\", $0] : [$0] })
    }
}
