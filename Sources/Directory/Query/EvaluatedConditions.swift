/// The conditions of a question, each evaluated once over the records of a store, so that the question without one of them
/// costs no evaluation anew.
///
/// Conditions on what one field leads to hold for one and the same record: `mandate.kind` and `mandate.date` ask for a
/// mandate of that kind and that date.
struct EvaluatedConditions {
    private let store: CollectionStore
    /// The conditions on the collection's own columns, by their places in the question.
    private var own: [(place: Int, selection: Selection)] = []
    /// The conditions on what fields lead to, by field.
    private var references: [ReferenceMatches] = []

    init(_ query: Query, _ store: CollectionStore, _ repository: Repository) {
        self.store = store
        for (place, condition) in query.conditions.enumerated() {
            guard let referenced = condition.referenced else {
                own.append((place, store.matches([condition])))
                continue
            }
            let known = references.firstIndex { $0.reference.name == referenced.reference.name }
            if known == nil { references.append(ReferenceMatches(reference: referenced.reference)) }
            references[known ?? references.count - 1].add(referenced, at: place) { collection in
                repository.store(collection, asOf: query.asOf, undated: query.undated)
            }
        }
    }

    /// The records that fulfil all conditions, or all but the one at a place.
    func all(except left: Int? = nil) -> Selection {
        let selections =
            own.filter { $0.place != left }.map(\.selection)
            + references.compactMap { $0.matches(in: store, except: left) }
        return Selection.intersection(selections, capacity: store.records.count)
    }
}

/// What the conditions on the records that one field leads to find.
private struct ReferenceMatches {
    let reference: Parameter
    /// The records that fulfil each condition, in the collections that have its field.
    private var conditions: [(place: Int, found: [CollectionName: Selection])] = []
    private var stores: [CollectionName: CollectionStore] = [:]

    init(reference: Parameter) { self.reference = reference }

    mutating func add(_ condition: ReferencedCondition, at place: Int, _ store: (CollectionName) -> CollectionStore) {
        var found: [CollectionName: Selection] = [:]
        for (collection, condition) in condition.alternatives {
            let other = stores[collection] ?? store(collection)
            stores[collection] = other
            other.createColumns(for: Query(collection, conditions: [condition]))
            found[collection] = other.matches([condition])
        }
        conditions.append((place, found))
    }

    /// The records of a store whose field leads to one that fulfils all conditions but the one at a place; nil where no
    /// condition is left.
    func matches(in store: CollectionStore, except left: Int?) -> Selection? {
        let kept = conditions.filter { $0.place != left }
        guard !kept.isEmpty else { return nil }
        let ids = stores.flatMap { collection, other -> [Column.Operand] in
            let selections = kept.compactMap { $0.found[collection] }
            guard selections.count == kept.count else { return [] }
            return Selection.intersection(selections, capacity: other.records.count).records.map {
                .text(other.records[Int($0)].id)
            }
        }
        return store.matches([Condition(reference, .equal, ids)])
    }
}
