package import Directory

/// Says in sentences what a change did to a record: "Closing reason added: the host withdrew its consent."
///
/// Labels, types and terms come from the tables, references are told by name.
package struct ChangeWords {
    /// What happened to a field.
    package struct Difference {
        /// What was done to it.
        package enum Kind: String {
            case added, removed, changed
            /// A longer text has other words.
            case reworded
            /// Other sources, or other places in them; no fact changed by it.
            case sources
        }

        /// The field.
        package let field: String
        /// What people call it.
        package let label: String
        package let kind: Kind
        /// Its value before, in words; of a list the items that went.
        package let before: String?
        /// Its value since, in words; of a list the items that came.
        package let after: String?
        /// All of it in a sentence, with a full stop.
        package let sentence: String
    }

    private let repository: Repository
    private let values: ValueWords
    private let longest: Int

    /// - Parameter longest: the letters of a value at most; what is longer ends in an ellipsis.
    package init(_ repository: Repository, longest: Int = .max) {
        self.repository = repository
        self.longest = longest
        values = ValueWords(repository: repository)
    }

    /// What happened to the fields of a record, facts first and its sources last.
    ///
    /// - Parameters:
    ///   - details: each field with `before` and `after`, as `/changes` has them.
    ///   - collection: that of the record, or the name of a file that holds none.
    /// - Complexity: linear in the details.
    package func differences(_ details: [JSON], in collection: String) -> [Difference] {
        let fields = Self.fields(of: collection)
        let differences = details.map { detail in
            let name = detail["field"]?.string ?? ""
            return difference(name, fields[name], detail["before"], detail["after"])
        }
        return differences.filter { $0.kind != .sources } + differences.filter { $0.kind == .sources }
    }

    /// What a change is, in a sentence for each field; where there are more, that says how many.
    ///
    /// - Parameters:
    ///   - change: `added`, `changed`, `removed` or `renamed`.
    ///   - former: the address that the record had before, for one that was renamed.
    ///   - most: the most sentences about fields.
    package func sentences(
        _ change: String,
        _ details: [JSON],
        in collection: String,
        former: String?,
        atMost most: Int
    ) -> [String] {
        switch change {
        case RecordChange.Kind.added.rawValue: return ["New."]
        case RecordChange.Kind.removed.rawValue: return ["Taken out."]
        default: break
        }
        let differences = differences(details, in: collection)
        let rest = differences.count - most
        let shown = rest > 1 ? Array(differences.prefix(most)) : differences
        return (former.map { ["Another address; it was \($0)."] } ?? [])
            + (differences.map(\.kind) == [.sources]
                ? ["Sources assigned anew; no fact changed."] : shown.map(\.sentence))
            + (rest > 1 ? ["\(rest) more fields changed."] : [])
    }

    private static func fields(of collection: String) -> [String: Field] {
        let fields: [Field]
        if let name = CollectionName(rawValue: collection) {
            fields = CollectionSchema.named(name).fields
        } else {
            fields = collection == SeedDocument.dataset.rawValue ? Dataset.fields : []
        }
        return Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }

    private func difference(_ name: String, _ field: Field?, _ before: JSON?, _ after: JSON?) -> Difference {
        let label = field?.label ?? name.inWords
        func words(_ value: JSON?) -> String? {
            value.map { value in
                let text = field.map { values.words(value, $0.type) } ?? ""
                return shortened(text.isEmpty || field.map { Self.isAny($0.type) } ?? true ? Self.plain(value) : text)
            }
        }
        func made(_ kind: Difference.Kind, _ sentence: String, _ before: String?, _ after: String?) -> Difference {
            Difference(field: name, label: label, kind: kind, before: before, after: after, sentence: sentence)
        }
        if name == "evidence" { return made(.sources, "Sources assigned anew.", words(before), words(after)) }
        let isProse = Self.isProse(field, before, after)
        if let parts = field.flatMap({ changedParts($0.type, before, after) }) {
            return made(.changed, "\(label): \(Self.ended(parts))", words(before), words(after))
        }
        switch (words(before), words(after)) {
        case (nil, let after?): return made(.added, "\(label) added: \(Self.ended(after))", nil, after)
        case (let before?, nil): return made(.removed, "\(label) taken out: \(Self.ended(before))", before, nil)
        case (let before?, let after?) where isProse: return made(.reworded, "\(label) reworded.", before, after)
        case (let before?, let after?):
            let sentence = "\(label): from \(before.withoutStop) to \(Self.ended(after))"
            return made(.changed, sentence, before, after)
        case (nil, nil): return made(.changed, "\(label) in another order.", nil, nil)
        }
    }

    /// The parts of an object that changed, of which a few mostly do; nil for what has no parts.
    private func changedParts(_ type: FieldType, _ before: JSON?, _ after: JSON?) -> String? {
        guard case .object(let fields, _) = type, let before, let after, before.members != nil, after.members != nil
        else { return nil }
        let parts = fields.filter { before[$0.name] != after[$0.name] }.map { field in
            func words(_ value: JSON) -> String {
                let text = values.words(value, field.type)
                return shortened(text.isEmpty ? Self.plain(value) : text).withoutStop
            }
            let label = field.label.inSentence
            return switch (before[field.name], after[field.name]) {
            case (let before?, let after?): "\(label) from \(words(before)) to \(words(after))"
            case (nil, let after?): "\(label) added: \(words(after))"
            case (let before?, nil): "\(label) taken out: \(words(before))"
            case (nil, nil): label
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// The end of a sentence: with a full stop, or the ellipsis of what was shortened.
    private static func ended(_ text: String) -> String { text.hasSuffix("…") ? text : text.withoutStop + "." }

    private func shortened(_ text: String) -> String {
        guard text.count > longest else { return text }
        let start = text.prefix(longest)
        // words stay whole, and the ellipsis ends a sentence by itself
        let end = start.lastIndex(of: " ").map { start[..<$0] } ?? start
        return end + "…"
    }

    /// The letters from which on a text is a longer one.
    private static let prose = 80

    /// Whether a text has a place in a list of words rather than in a sentence.
    private static func isProse(_ field: Field?, _ before: JSON?, _ after: JSON?) -> Bool {
        guard case .text? = field?.type, let before = before?.string, let after = after?.string else { return false }
        return field?.name != "name" && max(before.utf8.count, after.utf8.count) >= prose
    }

    private static func isAny(_ type: FieldType) -> Bool {
        switch type {
        case .any: true
        case .list(let element): isAny(element)
        default: false
        }
    }

    /// A value without a table, in words: the values of its parts.
    private static func plain(_ value: JSON) -> String {
        switch value {
        case .array(let items): items.map(plain).joined(separator: "; ")
        case .object(let members): members.map { plain($0.value) }.joined(separator: ", ")
        default: value.plainText
        }
    }
}
