/// Checks the histories of a record: that each value ends after it began, that one holds at a time, and that the last is
/// the value of today.
struct HistoryRules {
    let record: SeedRecord
    let schema: CollectionSchema

    /// The faults of all histories. Of several fields that share one, that with the value itself is compared.
    func faults() -> [SeedFault] {
        (Self.histories[schema.name] ?? []).flatMap { field, history, bounds -> [SeedFault] in
            guard let list = record.value[history.field]?.array else { return [] }
            let items = list.enumerated().map { Item($1, place: $0, bounds) }
            return items.compactMap { turned($0, history) } + overlaps(items, history) + last(items, field, history)
        }
    }

    /// The fields of each table that have the values of a history.
    private static let histories = CollectionSchema.table { schema in
        schema.fields.compactMap { field -> (Field, ValueHistory, Bounds)? in
            guard case .history(let history) = field.past, let bounds = Bounds(schema, history),
                bounds.value == history.member
            else { return nil }
            return (field, history, bounds)
        }
    }

    /// The members of an item.
    private struct Bounds: Sendable {
        let value: String
        let first: String
        let last: String

        init?(_ schema: CollectionSchema, _ history: ValueHistory) {
            guard let field = schema.fields.first(where: { $0.name == history.field }),
                case .list(.object(let members, _)) = field.type, let value = members.first?.name,
                let first = members.first(where: { $0.bound == .first })?.name,
                let last = members.first(where: { $0.bound == .last })?.name
            else { return nil }
            (self.value, self.first, self.last) = (value, first, last)
        }
    }

    /// A value with its days.
    private struct Item {
        let place: Int
        let value: JSON?
        let first: Day?
        let last: Day?

        init(_ item: JSON, place: Int, _ bounds: Bounds) {
            self.place = place
            value = item[bounds.value]
            first = item[bounds.first]?.string.flatMap { Day($0) }
            last = item[bounds.last]?.string.flatMap { Day($0) }
        }

        /// What orders items: the first day they may have held on.
        var start: Int32 { first?.earliest ?? 0 }
    }

    private func fault(_ item: Item, _ history: ValueHistory, _ problem: String) -> SeedFault {
        record.fault("\(history.field)[\(item.place)]", problem)
    }

    private func turned(_ item: Item, _ history: ValueHistory) -> SeedFault? {
        guard let first = item.first, let last = item.last, last.latest < first.earliest else { return nil }
        return fault(item, history, "holds until \(last), before \(first); one of the two dates is wrong")
    }

    /// Values that held on one day beyond doubt. The day of a change may be the last of one and the first of the next.
    private func overlaps(_ items: [Item], _ history: ValueHistory) -> [SeedFault] {
        let ordered = items.sorted { ($0.start, $0.place) < ($1.start, $1.place) }
        return zip(ordered, ordered.dropFirst()).compactMap { former, next in
            guard let first = next.first, let last = former.last, first.latest < last.earliest else { return nil }
            return fault(
                next,
                history,
                "holds from \(first), while \(name(former)) holds until \(last); `to` is the last day of a value"
            )
        }
    }

    private func name(_ item: Item) -> String { "\"\(item.value?.string?.abbreviated ?? "")\"" }

    private func last(_ items: [Item], _ field: Field, _ history: ValueHistory) -> [SeedFault] {
        guard let last = items.max(by: { ($0.start, $0.place) < ($1.start, $1.place) }) else { return [] }
        let path = history.part.map { "\(field.name).\($0)" } ?? field.name
        let today = history.part.map { record.value[field.name]?[$0] } ?? record.value[field.name]
        guard last.value != today else { return [] }
        guard let today = today?.string else {
            return [record.fault(path, "missing; the last of \(history.field) is \(name(last)), so write that")]
        }
        return [
            fault(
                last,
                history,
                "\(name(last)) is the last value, yet \(path) is \"\(today.abbreviated)\"; correct one of the two, or add the value that followed"
            )
        ]
    }
}
