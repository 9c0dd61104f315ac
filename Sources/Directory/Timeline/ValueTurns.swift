/// The values that a field of a record had by turns, for events that take over the one of their day.
struct ValueTurns {
    private struct Turn {
        let first: Day?
        let last: Day?
        /// The value, as JSON; nil where the item does not tell.
        let value: [UInt8]?
    }

    /// In the order of their first days.
    private let turns: [Turn]

    /// Reads a history.
    ///
    /// - Parameters:
    ///   - list: the items, as they are written.
    ///   - member: the member of an item that is taken; nil for the value itself.
    ///   - isList: whether a value is to stand in an array of its own.
    init(_ list: UnsafeRawBufferPointer, _ history: EventRule.History, member: StaticString?, isList: Bool) {
        var turns: [Turn] = []
        JSONCursor.forEachElement(of: list) { item in
            var (first, last, value): (Day?, Day?, [UInt8]?)
            JSONCursor.forEachMember(of: item) { name, found in
                if name.equals(history.first) { first = found.contentOfString.flatMap { Day(bytes: $0) } }
                if name.equals(history.last) { last = found.contentOfString.flatMap { Day(bytes: $0) } }
                if member.map({ name.equals($0) }) ?? name.equals(history.member) { value = Array(found) }
            }
            let written = value.map { isList ? [UInt8(ascii: "[")] + $0 + [UInt8(ascii: "]")] : $0 }
            turns.append(Turn(first: first, last: last, value: written))
        }
        self.turns = turns.enumerated()
            .sorted {
                (Self.start($0.element), $0.offset) < (Self.start($1.element), $1.offset)
            }
            .map(\.element)
    }

    private static func start(_ turn: Turn) -> Int32 { (turn.first ?? turn.last)?.earliest ?? 0 }

    /// The value on a date. That which began on the very date is meant; otherwise the one that held on each day the date
    /// may mean. Behind all of them, as where something is told of after its end, it is the last one.
    ///
    /// - Returns: nil where several come into question, or none is known.
    func value(on date: Day) -> [UInt8]? {
        if let begun = turns.last(where: { $0.first == date }) { return begun.value }
        let meant = turns.filter { turn in
            (turn.first.map { $0.earliest <= date.latest } ?? true)
                && (turn.last.map { date.earliest <= $0.latest } ?? true)
        }
        if let value = meant.first?.value { return meant.allSatisfy { $0.value == value } ? value : nil }
        guard meant.isEmpty, let last = turns.last, let end = last.last, end.latest < date.earliest else { return nil }
        return last.value
    }
}
