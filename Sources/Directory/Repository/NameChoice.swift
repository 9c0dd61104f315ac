/// Chooses the name of a record in the languages that are wanted.
///
/// It is the official name of the first of these languages that has one in use on the day. A record is named in English
/// where none has.
struct NameChoice: Sendable {
    let languages: NameLanguages
    /// The day that the records are of; nil for today.
    let day: Day?

    /// A name with its language, both as JSON strings.
    struct Choice {
        let name: UnsafeRawBufferPointer
        let language: UnsafeRawBufferPointer
    }

    /// A name that was in use, as it is written.
    fileprivate struct Name {
        let value: UnsafeRawBufferPointer
        /// Without quotes.
        let language: UnsafeRawBufferPointer
        let literal: UnsafeRawBufferPointer
        let isOfficial: Bool
        let from: Day?
        let to: Day?
    }

    /// The name of a record in a language other than English; nil where English is the one.
    ///
    /// - Parameter record: with its members `name` and `names`.
    /// - Complexity: linear in the names, for each of the languages.
    func choice(of record: UnsafeRawBufferPointer) -> Choice? {
        guard !languages.isPrimary, let list = JSONCursor.member("names", of: record) else { return nil }
        var names: [Name] = []
        var hasOther = false
        JSONCursor.forEachElement(of: list) { entry in
            guard let name = Self.name(entry) else { return }
            names.append(name)
            hasOther = hasOther || !PrimaryLanguage.includes(name.language)
        }
        guard hasOther else { return nil }
        let current = day == nil ? true : isOfficial(JSONCursor.name(of: record), names)
        for ranges in languages.ranges {
            for range in ranges {
                if let name = newest(in: range, names, isCurrent: current) {
                    return Choice(name: name.value, language: name.literal)
                }
            }
        }
        return nil
    }

    private static func name(_ entry: UnsafeRawBufferPointer) -> Name? {
        var (value, literal): (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?) = (nil, nil)
        var (from, to): (Day?, Day?) = (nil, nil)
        var (isName, isOfficial) = (false, false)
        JSONCursor.forEachMember(of: entry) { member, content in
            if member.equals("value") { value = content }
            if member.equals("language") { literal = content }
            if member.equals("from") { from = content.contentOfString.flatMap { Day(bytes: $0) } }
            if member.equals("to") { to = content.contentOfString.flatMap { Day(bytes: $0) } }
            if member.equals("kind") {
                isOfficial = content.equals(#""official""#)
                isName = isOfficial || content.equals(#""former""#) || content.equals(#""predecessor""#)
            }
        }
        guard isName, let value, let literal, let language = literal.contentOfString else { return nil }
        return Name(value: value, language: language, literal: literal, isOfficial: isOfficial, from: from, to: to)
    }

    /// Whether the name of a past day is the official one of today. Otherwise a name without dates in another language is
    /// not that of the day.
    private func isOfficial(_ name: UnsafeRawBufferPointer?, _ names: [Name]) -> Bool {
        guard let name else { return true }
        return names.contains { $0.isOfficial && PrimaryLanguage.includes($0.language) && $0.value.equals(name) }
    }

    private func newest(in range: [UInt8], _ names: [Name], isCurrent: Bool) -> Name? {
        var best: (rank: (Int, Int32), name: Name)?
        for name in names where name.isUsed(on: day, isCurrent: isCurrent) {
            guard let closeness = Self.closeness(of: name.language, to: range) else { continue }
            let rank = (closeness, name.from?.earliest ?? 0)
            if best.map({ $0.rank < rank }) ?? true { best = (rank, name) }
        }
        return best?.name
    }

    /// How closely a tag fits a range: 1 where it is the same, 0 where it says more; nil where it is another.
    private static func closeness(of tag: UnsafeRawBufferPointer, to range: [UInt8]) -> Int? {
        guard tag.count >= range.count else { return nil }
        for place in range.indices {
            let byte = tag[place]
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if (isCapital ? byte | 0x20 : byte) != range[place] { return nil }
        }
        if tag.count == range.count { return 1 }
        return tag[range.count] == UInt8(ascii: "-") ? 0 : nil
    }
}

extension NameChoice.Name {
    /// Whether it was in use on a day for certain; without a day, whether it is the official one of today or the last.
    ///
    /// - Parameter isCurrent: whether names without dates are those of the day.
    fileprivate func isUsed(on day: Day?, isCurrent: Bool) -> Bool {
        guard let day else { return isOfficial }
        if from == nil, to == nil { return isOfficial && isCurrent }
        return (from.map { $0.latest <= day.earliest } ?? true) && (to.map { day.latest <= $0.earliest } ?? true)
    }
}
