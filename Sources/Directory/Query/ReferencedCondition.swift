/// What the records that a field leads to have to fulfil, one step deep: `holder.region` of mandates.
package struct ReferencedCondition: Sendable {
    /// The field that leads to them.
    package let reference: Parameter
    /// The condition in each collection that the field leads to; one of them has to hold.
    package let alternatives: [(collection: CollectionName, condition: Condition)]
}

extension Condition {
    /// Makes a condition on the records that a field leads to.
    ///
    /// - Parameter alternatives: the condition in each collection that has such a field, one at least.
    package init?(through reference: Parameter, _ alternatives: [(collection: CollectionName, condition: Condition)]) {
        guard let first = alternatives.first?.condition else { return nil }
        self.init(
            first.parameter.reached(through: reference),
            first.comparison,
            first.operands,
            typed: first.typed,
            referenced: ReferencedCondition(reference: reference, alternatives: alternatives)
        )
    }

    /// The parameter whose values in the records of the collection decide.
    package var decisive: Parameter { referenced?.reference ?? parameter }
}

extension Parameter {
    /// The same parameter of the records that a field leads to. It reads no column of the collection of that field.
    fileprivate func reached(through reference: Parameter) -> Parameter {
        Parameter(name: "\(reference.name).\(name)", leaves: leaves, numbers: [], isSynonym: false)
    }

    /// The collections that its values lead to; none where they lead nowhere.
    package var referenced: [CollectionName] {
        var collections: [CollectionName] = []
        for collection in types.flatMap(\.referenced) where !collections.contains(collection) {
            collections.append(collection)
        }
        return collections
    }
}

extension Repository {
    /// The same question with the records that fields lead to looked up, so that each condition is one on the
    /// collection's own columns. On a past day these records are what they were then.
    func lookingUpReferences(_ query: Query) -> Query {
        guard query.conditions.contains(where: { $0.referenced != nil }) else { return query }
        var query = query
        let (day, undated) = (query.asOf, query.undated)
        query.conditions = query.conditions.map { condition in
            guard let referenced = condition.referenced else { return condition }
            let ids = referenced.alternatives.flatMap { collection, condition -> [Column.Operand] in
                let store = store(collection, asOf: day, undated: undated)
                store.createColumns(for: Query(collection, conditions: [condition]))
                return store.matches([condition]).records.map { .text(store.records[Int($0)].id) }
            }
            return Condition(referenced.reference, .equal, ids)
        }
        return query
    }
}
