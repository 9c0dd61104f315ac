package import Directory

/// A part of an object or of an item of a list, as people say it: "Bishkek, Kyrgyzstan" of a city and its State, "EUR
/// 6,811,000" of an amount and its currency.
package struct ItemPhrase {
    /// What it is made of.
    package enum Piece {
        case text(String)
        case value(JSON, FieldType)
    }

    /// The fields that it tells, the one that gives it its place first.
    package let fields: [Field]
    /// What stands before it; nil where it is understood without.
    package let label: String?
    package let pieces: [Piece]

    /// The field that gives it its place.
    package var field: Field { fields[0] }

    /// Whether its label is shown where it stands among others: a phrase alone is what its row is called.
    package func isTold(among phrases: [ItemPhrase]) -> Bool { label != nil && phrases.count > 1 }

    /// The phrases of a value, without what programs alone are told of.
    ///
    /// - Parameter key: the part that tells items apart, which comes first and without its name.
    package static func phrases(of value: JSON, _ fields: [Field], first key: String? = nil) -> [ItemPhrase] {
        let shown = fields.filter { ($0.name == key || $0.place != .programs) && value[$0.name] != nil }
        let ordered = shown.filter { $0.name == key } + shown.filter { $0.name != key }
        var told: Set<String> = []
        var phrases: [ItemPhrase] = []
        for field in ordered where !told.contains(field.name) {
            guard let part = value[field.name] else { continue }
            let joined = joints.lazy.compactMap { joint -> ItemPhrase? in
                guard joint.names.contains(field.name) else { return nil }
                let own = joint.names.compactMap { name in ordered.first { $0.name == name } }
                guard own.count == joint.names.count, !own.contains(where: { told.contains($0.name) }) else {
                    return nil
                }
                let pieces = joint.pieces(own.map { (value[$0.name] ?? .null, $0.type) })
                return ItemPhrase(fields: own, label: nil, pieces: pieces)
            }.first
            let phrase = joined ?? alone(field, part, isKey: field.name == key)
            told.formUnion(phrase.fields.map(\.name))
            if !phrase.pieces.isEmpty { phrases.append(phrase) }
        }
        return phrases
    }

    /// Parts that are said together.
    private struct Joint: Sendable {
        let names: [String]
        let pieces: @Sendable ([(value: JSON, type: FieldType)]) -> [Piece]

        init(_ names: String..., pieces: @escaping @Sendable ([(value: JSON, type: FieldType)]) -> [Piece]) {
            (self.names, self.pieces) = (names, pieces)
        }
    }

    private static let joints: [Joint] = [
        Joint("city", "country") {
            [.value($0[0].value, $0[0].type), .text(", "), .value($0[1].value, $0[1].type)]
        },
        Joint("value", "country") {
            [.value($0[0].value, $0[0].type), .text(", "), .value($0[1].value, $0[1].type)]
        },
        Joint("count", "what") { parts in
            let (count, what) = (parts[0].value.plainText, parts[1].value.plainText)
            return [.text("\(count.groupedDigits) \(count == "1" ? ItemPhrase.singular(what) : what)")]
        },
        Joint("amount", "currency") { parts in
            [.text("\(parts[1].value.plainText) \(parts[0].value.plainText.groupedDigits)")]
        },
        // what a territory is called stands for its code, too
        Joint("name", "code") { [.value($0[0].value, $0[0].type)] },
    ]

    /// Counts that are understood with a word behind them.
    private static let counted = ["total": "in all", "international": "international", "local": "local"]

    private static func alone(_ field: Field, _ value: JSON, isKey: Bool) -> ItemPhrase {
        if field.name == "approximate" {
            return ItemPhrase(fields: [field], label: nil, pieces: value == true ? [.text("rounded")] : [])
        }
        // places in another record, as evidence names them: by the fields that they begin with
        if field.name == "fields", case .list(.token) = field.type {
            var names: [String] = []
            for path in (value.array ?? []).compactMap(\.string) {
                let name = FieldLabels.label(String(path.prefix { $0 != "." })).inSentence
                if !names.contains(name) { names.append(name) }
            }
            return ItemPhrase(fields: [field], label: nil, pieces: [.text(names.joined(separator: ", "))])
        }
        if case .count = field.type, let word = counted[field.name] {
            return ItemPhrase(fields: [field], label: nil, pieces: [.text("\(value.plainText.groupedDigits) \(word)")])
        }
        let needsNone = isKey || field.name == "value" || !unclear.contains(field.name) && speaksForItself(field.type)
        return ItemPhrase(fields: [field], label: needsNone ? nil : field.label, pieces: [.value(value, field.type)])
    }

    /// What is counted, where there is one of it: "offices, the headquarters included" is then an office.
    private static func singular(_ what: String) -> String {
        var words = what.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // the noun ends at a comma or before a preposition
        let end = words.firstIndex { prepositions.contains($0) } ?? words.endIndex
        let noun = words[..<end].firstIndex { $0.hasSuffix(",") } ?? end - 1
        guard words.indices.contains(noun) else { return what }
        let comma = words[noun].hasSuffix(",") ? "," : ""
        let word = words[noun].dropLast(comma.count)
        guard word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("quarters") else { return what }
        words[noun] = (word.hasSuffix("ies") ? String(word.dropLast(3)) + "y" : String(word.dropLast())) + comma
        return words.joined(separator: " ")
    }

    private static let prepositions: Set<String> = [
        "of", "in", "outside", "across", "with", "after", "besides", "beside", "planned", "for", "from", "at",
    ]

    /// Texts that are not understood without the name of their field.
    private static let unclear: Set<String> = ["name_then"]

    /// Whether values of the type are understood without the name of their field.
    private static func speaksForItself(_ type: FieldType) -> Bool {
        switch type {
        case .text, .reference, .list, .term: true
        default: false
        }
    }
}
