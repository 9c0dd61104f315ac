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
