/// What several releases told of a record, folded without the record itself: where its data changed since the newest release,
/// or the log does not fit them.
///
/// Of lists the items that went and came are told, without their places: these are known from the record alone.
struct ToldChanges {
    /// The oldest first.
    private let changes: [RecordChange]

    /// - Parameter changes: what the releases told, the newest first; not empty.
    init(_ changes: [RecordChange]) { self.changes = changes.reversed() }

    /// The change that they are together; nil for none.
    ///
    /// - Parameters:
    ///   - id: the id that the record has since.
    ///   - formerID: the one that it had before.
    func net(id: String, formerID: String, name: String) -> RecordChange? {
        guard let oldest = changes.first, let newest = changes.last else { return nil }
        let (wasThere, isThere) = (oldest.kind != .added, newest.kind != .removed)
        func change(_ kind: RecordChange.Kind, _ id: String, _ fields: [RecordChange.FieldChange] = []) -> RecordChange
        {
            RecordChange(
                kind: kind,
                collection: newest.collection,
                id: id,
                name: name,
                fields: fields,
                formerID: kind == .renamed ? formerID : nil,
                content: kind == .removed ? newest.content : nil
            )
        }
        switch (wasThere, isThere) {
        case (false, false): return nil
        case (false, true): return change(.added, id)
        case (true, false): return change(.removed, formerID)
        case (true, true):
            let fields = fields
            if id != formerID { return change(.renamed, id, fields) }
            return fields.isEmpty ? nil : change(.changed, id, fields)
        }
    }

    private var fields: [RecordChange.FieldChange] {
        var names: [String] = []
        var byName: [String: [RecordChange.FieldChange]] = [:]
        for field in changes.flatMap(\.fields) {
            if byName[field.field] == nil { names.append(field.field) }
            byName[field.field, default: []].append(field)
        }
        return names.compactMap { Self.fold(byName[$0] ?? []) }
    }

    private static func fold(_ fields: [RecordChange.FieldChange]) -> RecordChange.FieldChange? {
        guard let first = fields.first, let last = fields.last, fields.count > 1 else { return fields.first }
        guard fields.contains(where: { $0.places != nil }) else {
            guard first.before != last.after else { return nil }
            return .init(field: first.field, before: first.before, after: last.after, places: nil)
        }
        var (gone, come) = ([JSON](), [JSON]())
        for field in fields {
            for item in field.before?.array ?? [] {
                if let place = come.firstIndex(of: item) { come.remove(at: place) } else { gone.append(item) }
            }
            for item in field.after?.array ?? [] {
                if let place = gone.firstIndex(of: item) { gone.remove(at: place) } else { come.append(item) }
            }
        }
        guard !gone.isEmpty || !come.isEmpty else { return nil }
        return .init(
            field: first.field,
            before: gone.isEmpty ? nil : .array(gone),
            after: come.isEmpty ? nil : .array(come),
            places: .init(before: [], after: [])
        )
    }
}
