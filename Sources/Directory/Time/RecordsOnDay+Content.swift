/// Values whose own dates and references tell whether they were there.
extension RecordsOnDay {
    func outcome(
        _ shape: DayRule.Shape,
        _ value: UnsafeRawBufferPointer,
        _ rule: DayRule,
        isLabelled: Bool,
        _ other: inout TextBuilder
    ) -> Outcome {
        switch shape {
        case .date: return isOfLater(value) ? .gone : .same(nil)
        case .reference(let collections): return wasThere(value, collections, rule) ? .same(nil) : .gone
        case .object(let dates): return wasThere(value, dates, rule) ? .same(nil) : .gone
        case .list(let element):
            return filter(value, rule, isLabelled: isLabelled, &other) { item in
                switch element {
                case .fixed: true
                case .date: !isOfLater(item)
                case .reference(let collections): wasThere(item, collections, rule)
                case .object(let dates): wasThere(item, dates, rule)
                case .terms(let terms): held(item, terms)
                }
            }
        }
    }

    /// Whether the dates of a span say that it held on the day. Where only a day is known on which a source shows it, it
    /// lasted as long as that may mean.
    private func held(_ span: UnsafeRawBufferPointer, _ terms: DayRule.Terms) -> Bool {
        var (first, last, shown): (Day?, Day?, Day?) = (nil, nil, nil)
        JSONCursor.forEachMember(of: span) { name, value in
            if name.equals(terms.first) { first = Self.date(value) }
            if name.equals(terms.last) { last = Self.date(value) }
            if name.equals(terms.shown) { shown = Self.date(value) }
        }
        guard let start = first ?? shown ?? last, let end = last ?? shown ?? first else { return false }
        return start.earliest <= day.latest && day.earliest <= end.latest
    }

    /// Keeps some items of a list.
    private func filter(
        _ list: UnsafeRawBufferPointer,
        _ rule: DayRule,
        isLabelled: Bool,
        _ other: inout TextBuilder,
        _ isKept: (UnsafeRawBufferPointer) -> Bool
    ) -> Outcome {
        var items: [(bytes: UnsafeRawBufferPointer, isKept: Bool)] = []
        var (count, kept) = (0, 0)
        other.append(literal: "[")
        JSONCursor.forEachElement(of: list) { item in
            let isKept = isKept(item)
            count += 1
            if isLabelled { items.append((item, isKept)) }
            guard isKept else { return }
            if kept > 0 { other.append(literal: ",") }
            other.append(item)
            kept += 1
        }
        other.append(literal: "]")
        guard kept > 0 else { return .gone }
        guard kept < count else { return .same(nil) }
        return .other(isLabelled ? .filtered(relabelled(items, rule.type)) : nil)
    }

    /// What evidence calls the items of a list that are kept by another label, or no more.
    private func relabelled(
        _ items: [(bytes: UnsafeRawBufferPointer, isKept: Bool)],
        _ type: FieldType
    ) -> [String: String?] {
        let former = ItemLabels.labels(of: items.map(\.bytes), type)
        let later = ItemLabels.labels(of: items.filter(\.isKept).map(\.bytes), type)
        var changed: [String: String?] = [:]
        var next = 0
        for (item, label) in zip(items, former) {
            let other = item.isKept ? later[next] : nil
            if item.isKept { next += 1 }
            if let label, label != other { changed.updateValue(other, forKey: label) }
        }
        return changed
    }

    /// Whether an object speaks of the day or of before, and only of what was there: an event by then, a name in use by
    /// then, a figure of then.
    private func wasThere(_ object: UnsafeRawBufferPointer, _ dates: DayRule.Dates, _ rule: DayRule) -> Bool {
        var isThere = true
        var isDated = dates.needed == nil
        JSONCursor.forEachMember(of: object) { name, value in
            guard isThere else { return }
            if !isDated, let needed = dates.needed, name.equals(needed) { isDated = true }
            if dates.names.contains(where: { name.equals($0) }), isOfLater(value) { isThere = false }
            for reference in dates.references where name.equals(reference.name) {
                if !wasThere(value, reference.collections, rule) { isThere = false }
            }
        }
        return isThere && isDated
    }

    private func wasThere(_ id: UnsafeRawBufferPointer, _ collections: [CollectionName], _ rule: DayRule) -> Bool {
        guard let text = id.contentOfString else { return true }
        let id = String(decoding: text, as: UTF8.self)
        for name in collections {
            guard let place = CollectionName.seeded.firstIndex(of: name) else { continue }
            let store = seeded[place]
            guard let record = store.record(id: id) else { continue }
            guard let lifespans = store.lifespans else { return true }
            guard lifespans.hadBegun(record.number, by: day.earliest) else { return false }
            return rule.includesEnded || !lifespans.hadEnded(record.number, before: day.earliest)
        }
        return true
    }

    private func isOfLater(_ value: UnsafeRawBufferPointer) -> Bool {
        Self.date(value).map { $0.earliest > day.latest } ?? false
    }
}
