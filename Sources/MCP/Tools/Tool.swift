internal import Directory

/// What an assistant can call. Its description, its input schema, its reader of arguments and its output schema are made of
/// this table.
package enum Tool: String, Sendable, CaseIterable {
    case search, fetch
    case listRecords = "list_records"
    case timeline
    case sourcesOf = "sources_of"
    case related, cite, describe

    /// The tool of a name.
    init?(name: String) { self.init(rawValue: name) }

    /// What people call it.
    var title: String {
        switch self {
        case .search: "Search"
        case .fetch: "Fetch a record"
        case .listRecords: "List records"
        case .timeline: "Timeline"
        case .sourcesOf: "Sources of a record"
        case .related: "Related records"
        case .cite: "Cite"
        case .describe: "Describe the data"
        }
    }

    /// What it does, and when not to take it.
    var meaning: String {
        switch self {
        case .search:
            "Find records by words in names, former names, acronyms and prose. Not for filters or counts: list_records."
        case .fetch: "What is known of one record, today or on a past day. Not for its sources: sources_of."
        case .listRecords:
            "Filter, count and sort the records of a collection. Not for words in prose: search. describe tells the filters."
        case .timeline: "Dated events in order, of all or of one record, State or period."
        case .sourcesOf:
            "What each field of a record rests on: source, place in it, stated or inferred. Call it before claiming a fact."
        case .related: "The records that a record is tied to, and how."
        case .cite: "How to cite a record; without id the data set."
        case .describe:
            "The collections and what is not covered; of a collection its fields, filters and terms. Not for records."
        }
    }

    /// What it takes.
    var arguments: [ToolArgument] {
        switch self {
        case .search:
            [
                .text("query", "Words; \"in quotes\" they follow each other", isRequired: true),
                .choice("collection", CollectionName.seeded.map(\.rawValue)),
                .number("limit", 1...20, usual: 10), .offset, .languages,
            ]
        case .fetch:
            [
                .id(isRequired: true), .day, .list("fields", "Only these fields"), .languages,
            ]
        case .listRecords:
            [
                .collection(isRequired: true),
                .filters(
                    "filters",
                    "Field and value, or a list for or; suffixes __not __gte __lte __contains __exists"
                ),
                .list("sort", "Fields, - before one for descending"), .list("fields", "Only these fields"),
                .number("limit", 1...50, usual: 20), .offset, .day, .languages,
            ]
        case .timeline:
            [
                .text("of", "A record's id"), .text("country", "A State's code or name"),
                .text("from", "First day, month or year"), .text("to", "Last day, month or year"),
                .text("event", "Kind of event"), .number("limit", 1...50, usual: 30), .offset,
            ]
        case .sourcesOf: [.id(isRequired: true), .text("field", "Only this field"), .offset]
        case .related: [.id(isRequired: true), .number("depth", 1...2, usual: 1), .day, .offset, .languages]
        case .cite: [.id(isRequired: false), .choice("style", CitationChoice.names)]
        case .describe: [.collection(isRequired: false)]
        }
    }

    /// The members that its answer always has, with their types; the rows first.
    var members: [(name: String, type: String)] {
        switch self {
        case .search: [("results", "array"), ("total", "integer")]
        case .fetch: [("id", "string"), ("title", "string"), ("text", "string"), ("metadata", "object")]
        case .listRecords: [("data", "array"), ("total", "integer")]
        case .timeline: [("events", "array"), ("total", "integer")]
        case .sourcesOf: [("fields", "array"), ("id", "string")]
        case .related: [("edges", "array"), ("id", "string")]
        case .cite: [("id", "string"), ("text", "string")]
        case .describe: [("title", "string")]
        }
    }
}

/// The styles of citations that a tool gives.
enum CitationChoice {
    static let names = ["text", "bibtex", "csl", "ris"]
}
