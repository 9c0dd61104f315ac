internal import Directory
internal import Formats

/// What people call what lists show and can be asked for, where the name of the field does not say it.
enum FieldWords {
    /// The label at the head of a column or before a value: "Why it closed", "Region of the body".
    static func label(_ parameter: Parameter) -> String { label(parameter.name) }

    /// The label of a condition, which may stand behind a reference.
    static func label(_ condition: Condition) -> String {
        guard let reference = condition.referenced?.reference else { return label(condition.parameter) }
        let own = String(condition.parameter.name.dropFirst(reference.name.utf8.count + 1))
        return label(own, behind: reference)
    }

    /// The label of a field of the records that a reference leads to: "Region of the body"; where the field's own is no
    /// noun, "Topic: part of".
    static func label(_ name: String, behind reference: Parameter) -> String {
        let (own, noun) = (label(name), noun(reference))
        return nounLike.contains(name)
            ? "\(own) of the \(noun)" : "\(noun.beginningSentence): \(inSentence(own))"
    }

    /// Fields whose labels are nouns, so that "of the" can stand behind them.
    private static let nounLike: Set = [
        "activity", "budget.amount", "capital", "category", "city", "country", "date", "dimension", "document", "host",
        "id", "kind", "mandate", "meeting", "name", "note", "order", "partner_group", "place", "publisher", "reference",
        "region", "role", "short_name", "status", "summary", "website",
    ]

    /// The label of what lists are counted by.
    static func label(_ term: GroupTerm) -> String {
        guard let period = term.period?.rawValue.beginningSentence else { return label(term.parameter) }
        // of a date the name says what happened
        return term.parameter.name == "date" ? period : "\(period) \(inSentence(label(term.parameter)))"
    }

    /// The label of a field or filter.
    static func label(_ name: String) -> String { FieldLabels.label(name) }

    /// A label inside a sentence; names of States keep their capital.
    static func inSentence(_ label: String) -> String {
        label.hasPrefix("State") ? label : label.prefix(1).lowercased() + label.dropFirst()
    }

    /// What a reference leads to, behind "of the".
    static func noun(_ reference: Parameter) -> String { nouns[reference.name] ?? label(reference).lowercased() }

    private static let nouns = [
        "activity": "topic", "closing_decision": "closing document", "country": "State", "document": "document",
        "founding_decision": "founding document", "holder": "body", "lead": "leading body",
        "also_involved": "body also involved", "state": "State", "parent": "wider one",
        "supporting": "supporting body", "adopting_body": "adopting body",
    ]
}

extension CollectionName {
    /// What people call so many of its records: "field operations".
    func noun(_ count: Int) -> String {
        let (one, many) = nouns
        return count == 1 ? one : many
    }

    private var nouns: (one: String, many: String) {
        switch self {
        case .institutions: ("institution", "institutions")
        case .operations: ("field operation", "field operations")
        case .mandates: ("mandate", "mandates")
        case .documents: ("document", "documents")
        case .activities: ("topic", "topics")
        case .principles: ("principle", "principles")
        case .dimensions: ("dimension", "dimensions")
        case .states: ("State", "States")
        case .sources: ("source", "sources")
        case .timeline: ("event", "events")
        case .changes: ("change", "changes")
        }
    }
}
