package import Addresses
package import Directory
internal import Drawings

/// Gathers a dossier: reads records, numbers the sources as they are first named.
package struct DossierBuilder {
    let repository: Repository
    let view: RecordView
    private(set) var notes: [Dossier.Note] = []
    private var numbers: [String: Int] = [:]
    private var omitted: Set<String> = []
    private(set) var recordsRead = 0
    /// The addresses of the mandates that a table of decisions names.
    var decisionsShown: Set<String> = []
    var sections: [Dossier.Section] = []

    /// Gathers the dossier of a record, as it was on the day of the view.
    package static func dossier(of record: Record, _ view: RecordView, _ repository: Repository) -> Dossier {
        var builder = DossierBuilder(repository: repository, view: view)
        let content = record.value
        builder.recordsRead += 1
        let lead: [Dossier.Inline]
        let kind: String
        switch record.collection {
        case .states: (kind, lead) = ("State sheet", builder.state(record, content))
        case .activities: (kind, lead) = ("Topic sheet", builder.topic(record, content))
        default:
            (kind, lead) = (
                "\(CollectionSchema.named(record.collection).type.beginningSentence) sheet",
                builder.body(record, content)
            )
        }
        builder.gaps([(record, content)])
        return Dossier(
            record: record,
            view: view,
            repository: repository,
            kind: kind,
            lead: lead,
            sections: builder.sections,
            notes: builder.notes,
            notesOmitted: builder.omitted.count,
            recordsRead: builder.recordsRead
        )
    }

    private init(repository: Repository, view: RecordView) {
        self.repository = repository
        self.view = view
    }

    var words: ValueWords { ValueWords(repository: repository, asOf: view.asOf) }

    mutating func add(_ title: String, _ blocks: [Dossier.Block]) {
        let blocks = blocks.filter { block in
            switch block {
            case .paragraph(let line): !line.isEmpty
            case .rows(let rows): !rows.isEmpty
            case .table(_, let rows): !rows.isEmpty
            case .list(let items): !items.isEmpty
            case .strip: true
            }
        }
        if !blocks.isEmpty { sections.append(Dossier.Section(title: title, blocks: blocks)) }
    }

    // MARK: Records

    /// A record of the day, counted as read.
    mutating func read(_ name: CollectionName, _ id: String) -> Record? {
        recordsRead += 1
        guard view.asOf != nil else { return repository[name].record(id: id) }
        return repository.record(name, id: id, asOf: view.asOf, undated: .include)
    }

    /// The first records of a list of the day, and how many there are.
    mutating func list(
        _ name: CollectionName,
        _ parameter: String,
        _ value: String,
        sort: String? = nil,
        limit: Int = Dossier.Bound.rows
    ) -> (records: [Record], total: Int) {
        let store = repository[name]
        guard let condition = store.parameters[parameter] else { return ([], 0) }
        let order = sort.flatMap { store.parameters[$0] }.map { [SortTerm($0)] } ?? []
        let day = store.schema.lifespan == nil ? nil : view.asOf
        let answer = repository.answer(
            Query(
                name,
                conditions: [Condition(condition, .equal, [.text(value)])],
                asOf: day,
                order: order,
                limit: limit
            )
        )
        recordsRead += answer.records.count
        return (answer.records, answer.total)
    }

    func link(to record: Record, _ text: String? = nil) -> Dossier.Inline {
        .link(text ?? record.name, record.path(asOf: view.asOf, languages: view.languages))
    }

    /// The address of a list of records of a collection.
    func address(of name: CollectionName, _ parameter: String, _ value: String) -> String {
        guard let found = repository[name].parameters[parameter] else { return name.path }
        var query = Query(name, conditions: [Condition(found, .equal, [.text(value)])])
        query.asOf = repository[name].schema.lifespan == nil ? nil : view.asOf
        var request = ListRequest(query: query)
        request.view.asOf = query.asOf
        return request.address
    }

    // MARK: Notes

    /// The notes of places in a record; nothing where no evidence names them.
    mutating func notes(_ paths: [String], _ content: JSON) -> [Dossier.Inline] {
        let entries = (content["evidence"]?.array ?? []).filter { entry in
            entry["basis"] != "contradicts"
                && (entry["fields"]?.array ?? []).contains { field in
                    guard let text = field.string else { return false }
                    return paths.contains { text == $0 || text.hasPrefix($0 + ".") }
                }
        }
        var found: [Int] = []
        for entry in entries {
            if let id = entry["source"]?.string, let number = number(of: id), !found.contains(number) {
                found.append(number)
            }
        }
        guard !found.isEmpty else { return [] }
        return [.notes(found.sorted(), isInferred: entries.allSatisfy { $0["basis"] == "inferred" })]
    }

    /// The number of a source; nil beyond the bound.
    private mutating func number(of id: String) -> Int? {
        if let number = numbers[id] { return number }
        guard notes.count < Dossier.Bound.notes else {
            omitted.insert(id)
            return nil
        }
        guard let source = repository[.sources].record(id: id) else { return nil }
        recordsRead += 1
        let number = notes.count + 1
        numbers[id] = number
        let work = CitedWork(source: source, repository, repository.citation)
        notes.append(Dossier.Note(number: number, source: source, text: work.footnote))
        return number
    }
}
