internal import Directory

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

    /// The label of a field of the records that a reference leads to.
    static func label(_ name: String, behind reference: Parameter) -> String {
        "\(label(name)) of the \(noun(reference))"
    }

    /// The label of what lists are counted by.
    static func label(_ term: GroupTerm) -> String {
        guard let period = term.period?.rawValue.beginningSentence else { return label(term.parameter) }
        // of a date the name says what happened
        return term.parameter.name == "date" ? period : "\(period) \(inSentence(label(term.parameter)))"
    }

    /// The label of a field or filter.
    static func label(_ name: String) -> String { labels[name] ?? name.inWords }

    /// A label inside a sentence; names of States keep their capital.
    static func inSentence(_ label: String) -> String {
        label.hasPrefix("State") ? label : label.prefix(1).lowercased() + label.dropFirst()
    }

    /// What a reference leads to, behind "of the".
    static func noun(_ reference: Parameter) -> String { nouns[reference.name] ?? label(reference).lowercased() }

    private static let labels = [
        "activities": "Topics", "activity": "Topic", "admitted": "Joined", "adopting_body": "Adopted by",
        "builds_on": "Builds on", "closing_decision": "Closed by", "closing_reason": "Why it closed",
        "confidence": "How sure", "confirmation_due": "Due for another look", "counter_terrorism": "Against terrorism",
        "country": "State", "dimensions": "Dimensions", "evidence": "Sources", "extended_by": "Extended by",
        "founding_decision": "Founded by", "gaps": "Not known", "heads": "Heads", "holder": "Given to",
        "host": "Host", "id": "Id", "implements": "Carries out", "is_counter_terrorism": "On terrorism proper",
        "iso_alpha2": "Country code", "iso_alpha3": "Country code of three letters", "last_confirmed": "Last seen",
        "names": "Any name", "office": "Offices", "parent": "Part of", "predecessor": "Came after",
        "predecessors": "Came after", "reference": "Symbol", "relates_to": "Related to", "role_level": "Part it plays",
        "seat": "Seat", "seat.country": "State of the seat", "source_url": "Where it can be read",
        "started": "Work began", "status_as_of": "Status shown on", "successor": "Followed by",
        "successors": "Followed by", "task": "Tasks", "text_url": "Text", "valid_until": "Runs until",
    ]

    private static let nouns = [
        "activity": "topic", "closing_decision": "closing document", "country": "State", "document": "document",
        "founding_decision": "founding document", "holder": "body", "lead": "leading body", "parent": "wider one",
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
