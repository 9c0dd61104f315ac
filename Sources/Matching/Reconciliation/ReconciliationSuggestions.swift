package import Addresses
package import Directory

/// Completions of what somebody types into a dialog.
package struct ReconciliationSuggestions {
    package let prefix: String
    /// How many to leave out before the first.
    package let offset: Int
    package let limit: Int

    package static let usualLimit = 10
    package static let mostLimit = 50

    /// Reads the parameters. Those of old clients and any other are passed over: dialogs send what they like.
    package init(_ pairs: [Target.Pair]) {
        func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
        prefix = String((value("prefix") ?? "").prefix(200))
        offset = min(max(0, (value("offset") ?? value("cursor")).flatMap { Int($0) } ?? 0), 10_000)
        limit = min(max(1, value("limit").flatMap { Int($0) } ?? Self.usualLimit), Self.mostLimit)
    }

    /// The completions.
    package func document(
        _ what: ReconciliationResource.Suggested,
        _ reconciler: inout NameReconciler
    ) -> JSON {
        let found: [JSON] =
            switch what {
            case .entity: entities(&reconciler)
            case .property: properties
            case .type: types
            }
        return ["result": .array(Array(found.dropFirst(offset).prefix(limit)))]
    }

    private func entities(_ reconciler: inout NameReconciler) -> [JSON] {
        let repository = reconciler.repository
        let words = NameWords.words(prefix)
        guard !words.isEmpty else { return [] }
        var seen: Set<Int> = []
        var numbers: [(number: Int, name: KnownName?)] = []
        func add(_ number: Int, _ name: KnownName?) {
            if seen.insert(number).inserted { numbers.append((number, name)) }
        }
        for match in reconciler.matcher.matches(prefix, where: { _ in true }) where match.score >= 88 {
            add(match.record, match.name)
        }
        for name in reconciler.matcher.index.names(beginningWith: words) { add(name.recordNumber, name) }
        return numbers.map { number, name in
            let record = reconciler.matcher.index.record(number)
            let schema = CollectionSchema.named(record.collection)
            let description = name.flatMap { $0.text == record.name ? nil : "\($0.kind.label) “\($0.text)”\($0.span)" }
            return [
                "id": .string(record.id), "name": .string(record.name),
                "description": .string([schema.type, description].compactMap { $0 }.joined(separator: "; ")),
                "notable": [ReconciliationType(repository[record.collection].schema.name).document],
            ]
        }
    }

    private var properties: [JSON] {
        var seen: Set<String> = []
        let all = CollectionName.seeded.flatMap { RecordProperty.all(of: $0) }.filter { seen.insert($0.id).inserted }
        return all.filter { isMeant($0.id) || isMeant($0.name) }.map(\.document)
    }

    private var types: [JSON] {
        CollectionName.seeded.filter { isMeant($0.rawValue) || isMeant(CollectionSchema.named($0).type) }
            .map { ReconciliationType($0).document }
    }

    private func isMeant(_ text: String) -> Bool {
        let typed = prefix.lowercased()
        return text.lowercased().hasPrefix(typed)
            || text.lowercased().split { " _.,".contains($0) }.contains { $0.hasPrefix(typed) }
    }

    /// The properties that a type has, or all types.
    package static func proposal(_ type: String?, limit: Int?) -> JSON {
        let collection = type.flatMap(MatchQuery.collection)
        let all = collection.map { RecordProperty.all(of: $0) } ?? []
        var members: [JSON.Member] = []
        if let type { members.append(.init("type", .string(type))) }
        if let limit { members.append(.init("limit", .integer(limit))) }
        members.append(.init("properties", .array(all.prefix(limit ?? Int.max).map(\.document))))
        return .object(members)
    }
}

extension RecordProperty {
    /// The property as the API has it.
    var document: JSON { ["id": .string(id), "name": .string(name), "description": .string(meaning)] }
}

extension KnownName {
    /// The number of the record among those of the index.
    var recordNumber: Int { Int(record) }
}

extension NameIndex {
    /// Names whose beginning, or whose words from one of them on, are these; the last may go on. O(names), and stops once there
    /// are enough.
    func names(beginningWith words: [String]) -> [KnownName] {
        guard let last = words.last else { return [] }
        let others = words.dropLast()
        let whole = others.compactMap { numbers[$0] }
        guard whole.count == others.count else { return [] }
        let ends = Set(vocabulary.indices.filter { vocabulary[$0].hasPrefix(last) }.map(Int32.init))
        var first: [KnownName] = []
        var inside: [KnownName] = []
        for name in names {
            guard let place = place(of: whole, then: ends, in: name.words) else { continue }
            if place == 0 { first.append(name) } else { inside.append(name) }
            if first.count + inside.count >= 500 { break }
        }
        return first + inside
    }

    private func place(of whole: [Int32], then ends: Set<Int32>, in words: [Int32]) -> Int? {
        guard words.count > whole.count else { return nil }
        for start in 0..<(words.count - whole.count) {
            if ends.contains(words[start + whole.count]), words[start...].starts(with: whole) { return start }
        }
        return nil
    }
}
