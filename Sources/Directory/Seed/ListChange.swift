extension RecordChange.FieldChange {
    /// The change from one value of a field to another.
    ///
    /// Of two lists it keeps the items that went and those that came, each with its place, so that `undone(from:)` gives
    /// the former list in its order.
    ///
    /// - Complexity: n·d for lists of n items of which d differ.
    package init(field: String, from before: JSON?, to after: JSON?) {
        guard let former = before?.array, let present = after?.array else {
            self.init(field: field, before: before, after: after, places: nil)
            return
        }
        let difference = present.difference(from: former)
        let (gone, come) = (difference.removals.map(Item.init), difference.insertions.map(Item.init))
        self.init(
            field: field,
            before: gone.isEmpty ? nil : .array(gone.map(\.value)),
            after: come.isEmpty ? nil : .array(come.map(\.value)),
            places: Places(before: gone.map(\.place), after: come.map(\.place))
        )
    }

    private struct Item {
        let place: Int
        let value: JSON

        init(_ change: CollectionDifference<JSON>.Change) {
            switch change {
            case .insert(let place, let value, _), .remove(let place, let value, _):
                (self.place, self.value) = (place, value)
            }
        }
    }

    /// What the field held before, given what it holds since.
    ///
    /// - Returns: the former value, nil in it where the field was not there; nil where the field does not hold what the
    ///   change left there.
    package func undone(from value: JSON?) -> JSON?? {
        guard let places else { return value == after ? .some(before) : .none }
        guard var list = value?.array else { return .none }
        let (gone, come) = (before?.array ?? [], after?.array ?? [])
        guard gone.count == places.before.count, come.count == places.after.count else { return .none }
        for (place, item) in zip(places.after, come).reversed() {
            guard list.indices.contains(place), list[place] == item else { return .none }
            list.remove(at: place)
        }
        for (place, item) in zip(places.before, gone) {
            guard place <= list.count else { return .none }
            list.insert(item, at: place)
        }
        return .some(.array(list))
    }
}
