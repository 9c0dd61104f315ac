/// Values that a history has for the day, and the name that was in use.
extension RecordsOnDay {
    /// What a field with a history was.
    ///
    /// - Parameters:
    ///   - today: its value today.
    ///   - other: what the value was where it was another.
    func value(
        _ today: UnsafeRawBufferPointer?,
        of history: DayRule.History,
        _ members: Members,
        _ other: inout TextBuilder
    ) -> Outcome {
        // without a history nothing dates the value: today's stays, and answers say so
        guard let list = members[history.place] else { return .same(nil) }
        guard let found = item(on: day, of: list, history) else { return .gone }
        let path = ItemLabels.label(of: found.place, in: found.items, history.field.type)
            .map { "\(history.field.name).\($0)" }
        let value = Self.member(history.member, of: found.items[found.place])
        guard let value else {
            // what goes with a value that still holds goes with it
            return today != nil && !history.isValue && found.isNewest ? .same(.confirmed(by: path, part: [])) : .gone
        }
        guard let part = history.part else {
            if let today, value.equals(today) { return .same(.confirmed(by: path, part: [])) }
            other.append(value)
            return .other(.shown(by: path))
        }
        if let today, let own = Self.member(part, of: today), own.equals(value) {
            return .same(.confirmed(by: path, part: part))
        }
        other.append(literal: "{\"")
        part.withUnsafeBytes { other.append($0) }
        other.append(literal: "\":")
        other.append(value)
        for name in history.shared {
            guard let value = Self.member(name, of: found.items[found.place]) else { continue }
            other.append(literal: ",\"")
            name.withUnsafeBytes { other.append($0) }
            other.append(literal: "\":")
            other.append(value)
        }
        other.append(literal: "}")
        return .other(.shown(by: path))
    }

    /// The item that held on a day beyond doubt; of several that with the latest first day.
    private func item(
        on day: Day,
        of list: UnsafeRawBufferPointer,
        _ history: DayRule.History
    ) -> (items: [UnsafeRawBufferPointer], place: Int, isNewest: Bool)? {
        var items: [UnsafeRawBufferPointer] = []
        var found: (place: Int, from: Int32)?
        var newest: Int32 = .min
        JSONCursor.forEachElement(of: list) { item in
            let first = Self.member(history.first, of: item).flatMap(Self.date)
            let last = Self.member(history.last, of: item).flatMap(Self.date)
            let from = first?.earliest ?? 0
            newest = max(newest, from)
            if Self.holds(day, first, last), found.map({ $0.from <= from }) ?? true { found = (items.count, from) }
            items.append(item)
        }
        return found.map { (items, $0.place, $0.from == newest) }
    }

    /// Whether what held from one day to another did so on a day, whichever days its dates mean.
    private static func holds(_ day: Day, _ first: Day?, _ last: Day?) -> Bool {
        (first.map { $0.latest <= day.earliest } ?? true) && (last.map { day.latest <= $0.earliest } ?? true)
    }

    private static func member(_ name: [UInt8], of object: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var members = JSONCursor.Members(of: object)
        while let member = members.next() { if member.name.equals(name) { return member.value } }
        return nil
    }

    // MARK: Names

    /// A name of a record.
    private struct Name {
        let place: Int
        /// The name, as JSON.
        let value: UnsafeRawBufferPointer
        let from: Day?
        let to: Day?
    }

    /// The names of its own that a record has in the primary language: each of them was `name` at some time.
    private func names(_ list: UnsafeRawBufferPointer) -> (own: [Name], items: [UnsafeRawBufferPointer]) {
        var items: [UnsafeRawBufferPointer] = []
        var own: [Name] = []
        JSONCursor.forEachElement(of: list) { entry in
            items.append(entry)
            var (from, to): (Day?, Day?) = (nil, nil)
            var name: UnsafeRawBufferPointer?
            var (isName, isPrimary) = (false, false)
            JSONCursor.forEachMember(of: entry) { member, value in
                if member.equals("from") { from = Self.date(value) }
                if member.equals("to") { to = Self.date(value) }
                if member.equals("value") { name = value }
                if member.equals("language") {
                    isPrimary = value.contentOfString.map(PrimaryLanguage.includes) ?? false
                }
                if member.equals("kind") {
                    isName = [#""official""# as StaticString, #""former""#, #""predecessor""#].contains {
                        value.equals($0)
                    }
                }
            }
            guard let name, isName, isPrimary else { return }
            own.append(Name(place: items.count - 1, value: name, from: from, to: to))
        }
        return (own, items)
    }

    /// The newest name that was in use on the day beyond doubt.
    private func nameThen(among own: [Name]) -> Name? {
        var newest: (from: Int32, name: Name)?
        for name in own where (name.from != nil || name.to != nil) && Self.holds(day, name.from, name.to) {
            let start = name.from?.earliest ?? 0
            if newest.map({ $0.from < start }) ?? true { newest = (start, name) }
        }
        return newest?.name
    }

    /// The name that was in use, as JSON, and its label in evidence; nil where no dates tell.
    func nameThen(
        _ list: UnsafeRawBufferPointer,
        _ type: FieldType
    ) -> (value: UnsafeRawBufferPointer, label: String?)? {
        let (own, items) = names(list)
        return nameThen(among: own).map { ($0.value, ItemLabels.label(of: $0.place, in: items, type)) }
    }

    /// Whether the record had several names and their dates do not tell which of them was in use.
    func isNameUndated(_ list: UnsafeRawBufferPointer) -> Bool {
        let own = names(list).own
        guard let first = own.first, own.contains(where: { !$0.value.equals(first.value) }) else { return false }
        return nameThen(among: own) == nil
    }
}
