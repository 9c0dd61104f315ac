internal import Directory

extension SeedDraft {
    /// Sets values of a record and writes what they rest on.
    ///
    /// Evidence that names nothing any more goes; that of other sources for a changed value stays unless they are
    /// replaced. A gap for a place that now has a value goes.
    ///
    /// - Parameters:
    ///   - citation: what the values rest on; not needed for what is no fact.
    ///   - replaced: sources that no longer stand for the values.
    ///   - day: the day of the edit, YYYY-MM-DD. A source that stood for a former value was read anew on it.
    package mutating func set(
        _ address: RecordAddress,
        _ assignments: [Assignment],
        citation: Citation? = nil,
        replacing replaced: [String] = [],
        on day: String? = nil
    ) throws(EditRefusal) -> EditResult {
        guard let former = self[address] else { throw .unknownRecord(address.description, near: nil) }
        if let citation { try require(citation) }
        let schema = CollectionSchema.named(address.collection)
        var edit = RecordEdit(former, schema)
        for assignment in assignments {
            if case .text(let text) = assignment.value, let path = try? FieldPath(assignment.path, in: former, schema),
                case .reference(let collections) = path.type
            {
                try requireNoName(text, path, in: collections)
            }
            try edit.assign(assignment)
        }
        let result = try edit.finish(citation: citation, replacing: replaced, on: day)
        replace(address, with: result.record)
        return result.notes
    }

    /// Writes what values that are there rest on.
    package mutating func cite(
        _ address: RecordAddress,
        _ paths: [String],
        citation: Citation,
        replacing replaced: [String] = []
    ) throws(EditRefusal) -> EditResult {
        guard let former = self[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        var assignments: [Assignment] = []
        for text in paths {
            let path = try FieldPath(text, in: former, schema)
            guard let value = path.value(in: former) else {
                throw .noPlace(text, hint: "\(address) has no value there; set it, which cites the source too")
            }
            assignments.append(Assignment(text, .json(value)))
        }
        return try set(address, assignments, citation: citation, replacing: replaced)
    }

    /// Notes that sources were compared with values that are there, and bear them out.
    ///
    /// - Parameters:
    ///   - sources: those that were compared; nil for all that the values rest on.
    ///   - day: the day of the comparison, YYYY-MM-DD.
    package mutating func confirm(
        _ address: RecordAddress,
        _ paths: [String],
        of sources: [String]? = nil,
        on day: String
    ) throws(EditRefusal) -> EditResult {
        guard let record = self[address] else { throw .unknownRecord(address.description, near: nil) }
        let schema = CollectionSchema.named(address.collection)
        guard Day(day)?.day != nil else { throw .noValue(day, field: "--on", expected: "a day as YYYY-MM-DD") }
        var evidence = EvidenceEdit(record, schema)
        var result = EditResult()
        for text in paths {
            let before = evidence
            let own = try FieldPath(text, in: record, schema).evidencePaths(in: record)
            let known = own.flatMap { evidence.sources(of: $0) }.unique
            for source in sources ?? [] where !known.contains(source) {
                throw .evidence(
                    "\(text) does not rest on \(source), but on \(known.isEmpty ? "no source" : known.joined(separator: ", ")). "
                        + "Cite it with osce-directory cite."
                )
            }
            guard !evidence.confirm(own, of: sources, on: day).isEmpty else {
                throw .evidence("\(text) of \(address) rests on no source that could be confirmed.")
            }
            if evidence.result == before.result {
                result.notes.append(
                    "\(text) was confirmed on \(day) already. What changed since a release of that day is confirmed on a later one."
                )
            }
        }
        replace(address, with: evidence.result)
        return result
    }

    /// Refuses a citation of no source, or of a basis that there is not.
    package func require(_ citation: Citation) throws(EditRefusal) {
        if self[RecordAddress(.sources, citation.source)] == nil {
            _ = try find(RecordAddress(.sources, citation.source))
            throw .evidence("\(citation.source) was renamed; cite it by its id of today")
        }
        let known = Self.bases
        guard known.contains(citation.basis) else {
            throw .evidence("--basis takes \(known.joined(separator: ", ")), not \(citation.basis).")
        }
        guard citation.basis != "contradicts" || citation.says != nil else {
            throw .evidence("A source that contradicts the value says something else: tell it with --says.")
        }
    }

    /// What evidence may be: stated, inferred and so on.
    package static var bases: [String] {
        let leaves = CollectionSchema.named(.operations).fields.filter { $0.name == "evidence" }
            .flatMap(Leaf.leaves(ofField:))
        for leaf in leaves where leaf.path == "evidence.basis" {
            if case .term(let vocabulary) = leaf.type { return vocabulary.ids }
        }
        return []
    }
}

/// A record while values are assigned to it.
private struct RecordEdit {
    let former: JSON
    let schema: CollectionSchema
    var record: JSON
    /// The paths that were assigned, with what evidence calls them where the value was there already.
    private var assigned: [(path: FieldPath, evidence: [String])] = []

    init(_ record: JSON, _ schema: CollectionSchema) {
        (former, self.record, self.schema) = (record, record, schema)
    }

    mutating func assign(_ assignment: Assignment) throws(EditRefusal) {
        let path = try FieldPath(assignment.path, in: record, schema)
        guard !["id", "former_ids"].contains(path.field.name) else {
            throw .senseless(
                "An id is changed by osce-directory rename OLD NEW, which keeps the former one and tells the references."
            )
        }
        let value: JSON?
        switch assignment.value {
        case .text(let text): value = try FieldValue.read(text, as: path.type, at: assignment.path)
        case .json(let json): value = json
        case .none: value = nil
        }
        if path.isAddition, let value, let known = try known(value, path) {
            assigned.append((path, known))
            return
        }
        record = path.setting(value, in: record)
        // the path to a new item is known only now
        let evidence = path.isAddition ? added(value, path) : path.evidencePaths(in: record)
        assigned.append((path, value == nil ? [] : evidence))
    }

    /// What evidence calls an item that is in the list already; nil where it is not.
    private func known(_ value: JSON, _ path: FieldPath) throws(EditRefusal) -> [String]? {
        let list = String(path.text.dropLast())
        let items = try FieldPath(list, in: record, schema).value(in: record)?.array ?? []
        if items.contains(value) { return added(value, path) }
        let (labels, new) = (ItemLabels.of(items, path.type), ItemLabels.of(items + [value], path.type))
        // two items of one label could not be told apart
        guard let last = new.last.flatMap({ $0 }), let place = new.dropLast().firstIndex(of: last),
            let label = labels[place]
        else { return nil }
        throw .senseless(
            "\(list) has an item \(label) already. Set \(list)[\(label)].MEMBER, or \(list)[\(label)] as a whole."
        )
    }

    private func added(_ value: JSON?, _ path: FieldPath) -> [String] {
        guard let value else { return [] }
        // only items of a field's own list have paths of their own
        guard path.steps.count == 2 else { return path.evidencePaths(in: record) }
        let label = ItemLabels.of(value, in: record[path.field.name]?.array ?? [], path.type)
        return [label.map { "\(path.field.name).\($0)" } ?? path.field.name]
    }

    /// The record with its evidence, and what is to be told.
    mutating func finish(
        citation: Citation?,
        replacing replaced: [String],
        on day: String?
    ) throws(EditRefusal) -> (record: JSON, notes: EditResult) {
        var notes = EditResult()
        var (cited, unsourced, changed) = ([String](), [String](), [String]())
        for field in schema.fields where assigned.contains(where: { $0.path.field.name == field.name }) {
            let own = assigned.filter { $0.path.field.name == field.name }
            let new = EvidencePaths.changed(field, from: former[field.name], to: record[field.name])
            let named = new.isEmpty ? own.flatMap(\.evidence) : new + own.filter(\.path.isAddition).flatMap(\.evidence)
            cited += named
            if field.isFact { unsourced += new }
            changed += new
        }
        cited = cited.unique
        if schema.isEvidenced, citation == nil, !unsourced.isEmpty { throw .needsSource(fields: unsourced) }
        closeGaps(&notes)
        if !schema.isEvidenced, citation != nil {
            notes.notes.append("\(schema.name) are what facts rest on; --source is left out")
        }
        var evidence = EvidenceEdit(record, schema)
        evidence.relabel(from: former)
        if !replaced.isEmpty { try take(replaced, cited, &evidence, &notes) }
        if let citation, schema.isEvidenced {
            let former = EvidenceEdit(self.former, schema)
            let anew = changed.filter { former.sources(of: $0).contains(citation.source) }
            evidence.add(cited, citation)
            if let day, citation.basis != "contradicts" { _ = evidence.confirm(anew, of: [citation.source], on: day) }
        }
        let gone = evidence.prune()
        if !gone.isEmpty { notes.notes.append("evidence for \(gone.joined(separator: ", ")) went with the value") }
        for path in changed where former[EvidencePaths.split(path).field] != nil {
            let others = evidence.sources(of: path).filter { $0 != citation?.source }
            guard !others.isEmpty, EvidencePaths.leads(path, in: former, schema) else { continue }
            notes.notes.append(
                "\(path) still rests on \(others.joined(separator: ", ")) too, read for the former value; --replaces takes them away, osce-directory confirm says that they bear it out"
            )
        }
        record = evidence.result
        return (record, notes)
    }

    private func take(
        _ replaced: [String],
        _ paths: [String],
        _ evidence: inout EvidenceEdit,
        _ notes: inout EditResult
    ) throws(EditRefusal) {
        let known = paths.flatMap { evidence.sources(of: $0) }.unique
        for source in replaced where !known.contains(source) {
            let list = known.isEmpty ? "no source" : known.joined(separator: ", ")
            throw .evidence(
                "--replaces names \(source), but \(paths.joined(separator: ", ")) rests on \(list). Name one of these."
            )
        }
        _ = evidence.takeOut(paths, of: replaced)
    }

    /// Takes out the gaps of places that have a value now.
    private mutating func closeGaps(_ notes: inout EditResult) {
        guard let gaps = record["gaps"]?.array else { return }
        let filled = Set(assigned.filter { !$0.path.isAddition }.map(\.path.text))
        let left = gaps.filter { gap in
            guard let field = gap["field"]?.string else { return true }
            let steps = field.split(separator: ".").map(String.init)[...]
            let values = record.values(at: steps)
            // a gap may tell that a value is not known as well as it could be
            guard !values.isEmpty, values != former.values(at: steps) else { return true }
            return !filled.contains(field) && gap["reason"]?.string != NewRecord.reason
        }
        guard left.count < gaps.count else { return }
        let gone = gaps.filter { !left.contains($0) }.compactMap { $0["field"]?.string }
        notes.notes.append("the gap for \(gone.joined(separator: ", ")) is closed")
        record = record.setting("gaps", left.isEmpty ? nil : .array(left), order: schema.fields)
    }
}
