internal import Directory
internal import Formats

/// A question that is asked often, as a view of the database.
struct DatabaseView {
    let name: String
    /// What it shows, as a sentence.
    let meaning: String
    private let query: String

    /// What makes the view.
    var statement: String { "CREATE VIEW \(name) AS \(query)" }

    /// The views.
    static let all: [DatabaseView] =
        CollectionSchema.all.compactMap(now) + [
            DatabaseView(
                name: "v_operations_by_state",
                meaning: "The operations of each State that hosts or hosted them.",
                query: """
                    SELECT s.id AS state, s.name AS state_name, o.id AS operation, o.name AS operation_name, o.kind,
                    o.status, o.established, o.closed FROM operations_states l JOIN states s ON s.id = l.state
                    JOIN operations o ON o.id = l.record ORDER BY s.name, o.established_from
                    """
            ),
            DatabaseView(
                name: "v_names_all",
                meaning: "Every name that a record has or had, beside the one in use.",
                query: """
                    SELECT n.collection, n.record, r.name AS name_in_use, n.value, n.kind, n.language, n.valid_from,
                    n.valid_to FROM names n JOIN records r ON r.collection = n.collection AND r.id = n.record
                    """
            ),
            DatabaseView(
                name: "v_mandates_of",
                meaning: "The mandates of each holder, with the document that each stands in.",
                query: """
                    SELECT m.holder_collection, m.holder, r.name AS holder_name, m.id AS mandate, m.kind, m.date,
                    m.document, d.name AS document_name, m.summary FROM mandates m
                    JOIN records r ON r.collection = m.holder_collection AND r.id = m.holder
                    LEFT JOIN documents d ON d.id = m.document ORDER BY m.holder, m.date_from
                    """
            ),
            DatabaseView(
                name: "v_sources_of",
                meaning: "What each fact rests on, with the source.",
                query: """
                    SELECT e.collection, e.record, r.name AS record_name, e.field, e.basis, e.source,
                    s.name AS source_name, s.publisher, s.published, e.source_url, e.locator FROM evidence e
                    JOIN records r ON r.collection = e.collection AND r.id = e.record JOIN sources s ON s.id = e.source
                    """
            ),
            DatabaseView(
                name: "v_edges",
                meaning: "Every reference of one record to another, by the name of the field.",
                query: edges
            ),
        ]

    /// What exists of a collection that says so.
    private static func now(_ schema: CollectionSchema) -> DatabaseView? {
        schema.lifespan?.state.map { state in
            DatabaseView(
                name: "v_\(schema.name)_now",
                meaning: "The \(schema.name) whose \(state.field) is \(state.existing).",
                query: "SELECT * FROM \(schema.name) WHERE \(state.field) = '\(state.existing)'"
            )
        }
    }

    /// The references of all tables that say something of a record.
    private static var edges: String {
        let parts = DataTable.all.flatMap { table in
            let (collection, id) = table.speaker
            return table.references.compactMap { reference -> String? in
                guard let relation = reference.relation, let target = reference.columns.last else { return nil }
                let other = reference.columns.count > 1 ? reference.columns[0] : "'\(reference.table)'"
                return """
                    SELECT \(collection) AS from_collection, \(id) AS from_id, '\(relation)' AS relation, \
                    \(other) AS to_collection, \(target) AS to_id FROM \(table.name) WHERE \(target) IS NOT NULL
                    """
            }
        }
        return parts.joined(separator: " UNION ALL ")
    }
}

extension DataTable {
    /// Which record a row speaks of, as SQL: the row itself, or the one that it belongs to.
    fileprivate var speaker: (collection: String, id: String) {
        if let collection { return ("'\(collection)'", "id") }
        if columns.contains(where: { $0.name == "collection" }) { return ("collection", "record") }
        let owner = references.first { $0.columns == ["record"] }?.table ?? ""
        return ("'\(owner)'", "record")
    }
}
