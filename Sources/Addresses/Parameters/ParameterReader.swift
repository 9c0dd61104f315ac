package import Directory
internal import Words

/// Reads values of general parameters and collects every fault. It knows of no collection.
package struct ParameterReader {
    /// The parameters that the resource has.
    package let general: [GeneralParameter]
    /// Everything wrong so far.
    package var faults: FaultList = []
    /// The languages that names are wanted in; nil where none was named.
    package internal(set) var languages: NameLanguages?
    /// The digits of a former version that is named, with the parameter that names it.
    var former: (parameter: GeneralParameter, digits: String)?
    /// The values that nothing has.
    package internal(set) var unknown: [UnknownValue] = []

    package init(_ general: [GeneralParameter]) { self.general = general }

    /// Ends the reading.
    ///
    /// - Throws: a problem with every fault.
    package func finish() throws(Problem) {
        guard faults.isEmpty else { throw Problem(errors: faults) }
    }

    // MARK: Names

    /// The general parameter of this name, where the resource has it.
    package func general(_ name: String) -> GeneralParameter? { general.first { $0.rawValue == name } }

    /// The one value of a parameter that takes one.
    package mutating func single(_ name: String, _ values: [String]) -> String? {
        guard values.count == 1 else {
            guard faults.admit() else { return nil }
            faults.append(
                ParameterFault(
                    name,
                    value: values[1],
                    "\(name.excerpt()) is given \(values.count) times. Give it once."
                )
            )
            return nil
        }
        guard !values[0].isEmpty else {
            faults.append(ParameterFault(name, value: "", "\(name) has no value. Give it one or leave it out."))
            return nil
        }
        return values[0]
    }

    /// The value of a parameter, where repetition of one that takes a list is a comma.
    package mutating func value(_ parameter: GeneralParameter, _ values: [String]) -> String? {
        let value =
            parameter.takesList && values.count > 1 && !values.contains("")
            ? values.joined(separator: ",") : single(parameter.rawValue, values)
        // which data to answer from was decided before; here only a malformed one is left
        if parameter == .version, let value {
            check(version: value)
            return nil
        }
        // of languages every resource makes the same
        guard parameter == .lang, let value else { return value }
        languages = languages(value)
        return nil
    }

    /// Reports a name that the resource does not know.
    package mutating func refuse(_ name: String, known: [String]) {
        if faults.admit() { refuse(name, among: KnownNames(known)) }
    }

    /// Reports a name that the resource does not know.
    ///
    /// - Parameter exists: whether there is a parameter of a name here, its operator included; as `known` has it unless
    ///   given.
    package mutating func refuse(_ name: String, among known: KnownNames, exists: ((String) -> Bool)? = nil) {
        if faults.admit() { append(name, among: known, exists: exists ?? known.contains) }
    }

    private mutating func append(_ name: String, among known: KnownNames, exists: (String) -> Bool) {
        if let parameter = GeneralParameter(rawValue: name), !known.contains(name) || !general.contains(parameter) {
            let detail = "\(name) is a parameter of \(parameter.home), and has no meaning here. Leave it out."
            return faults.append(ParameterFault(name, detail, allowed: known.listed))
        }
        if let foreign = ForeignName(name.excerpt(), exists: exists) {
            let allowed = known.listed(near: foreign.name.map(Self.base))
            var fault = ParameterFault(
                name,
                "There is no parameter \"\(name.excerpt())\" here. \(foreign.advice)",
                nearest: foreign.name,
                allowed: allowed.names
            )
            fault.allowedOmitted = allowed.omitted
            fault.keepsValue = foreign.keepsValue
            return faults.append(fault)
        }
        // an operator on a mistyped name stays on the suggestion
        let suffix = Self.suffix(of: name)
        let nearest = known.nearest(to: suffix.isEmpty ? name : String(name.dropLast(suffix.count))).map { $0 + suffix }
        var detail = TextBuilder()
        detail.append(literal: "There is no parameter \"")
        detail.append(name.excerpt())
        if let nearest {
            detail.append(literal: "\" here. Did you mean ")
            detail.append(nearest)
            detail.append(literal: "?")
        } else {
            detail.append(literal: "\" here. The parameters that exist are listed under allowed.")
        }
        let allowed = known.listed(near: nearest.map(Self.base))
        var fault = ParameterFault(name, detail.text, nearest: nearest, allowed: allowed.names)
        fault.allowedOmitted = allowed.omitted
        faults.append(fault)
    }

    /// A name without its operator.
    private static func base(of name: String) -> String { String(name.dropLast(suffix(of: name).count)) }

    private static func suffix(of name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "_")) else { return "" }
        return Operator.allCases.first { $0 != .equal && name.hasSuffix($0.suffix) }?.suffix ?? ""
    }

    /// The values of each name, names in the order they first came.
    package static func grouped(_ pairs: [Target.Pair]) -> [(name: String, values: [String])] {
        var groups: [(name: String, values: [String])] = []
        groups.reserveCapacity(pairs.count)
        // a look at each of a few names is quicker than a hash of each, and a hash where somebody sends hundreds
        var places: [String: Int] = [:]
        let isLong = pairs.count > 16
        for pair in pairs {
            if let place = isLong ? places[pair.name] : groups.firstIndex(where: { $0.name == pair.name }) {
                groups[place].values.append(pair.value)
            } else {
                if isLong { places[pair.name] = groups.count }
                groups.append((pair.name, [pair.value]))
            }
        }
        return groups
    }

    /// How many values were looked for by the search.
    var searches = 0
    /// How many values were looked for in other spellings.
    var spellings = 0

    // MARK: Values

    /// Words to look for.
    package mutating func text(_ value: String) -> TextQuery? {
        var bound = RequestBound.textLetters
        if value.hasAtMost(bound.most) {
            let text = TextQuery(value)
            bound = .textWords
            if text.wordCount <= bound.most { return text }
        }
        faults.append(ParameterFault(GeneralParameter.q.rawValue, value: value, "\(bound.meaning) Shorten it."))
        return nil
    }

    /// A day, which the answer names. A year or a month means its last day. Nothing is known of days behind that of the
    /// data, so that each of them means that day.
    ///
    /// - Parameter released: the day of the data.
    package mutating func day(_ value: String, released: Day) -> Day? {
        if let day = Day(value) { return min(day.day == nil ? day.last : day, released) }
        faults.append(
            ParameterFault(
                GeneralParameter.asOf.rawValue,
                value: value,
                "as_of takes a day of the calendar, from \(Day.years.lowerBound)-01-01 to \(Day.years.upperBound)-12-31, as YYYY-MM-DD, or a month or a year, which mean their last day."
            )
        )
        return nil
    }

    /// What to do with records whose dates do not tell.
    package mutating func undated(_ value: String) -> UndatedChoice? {
        choice(.undated, value, among: UndatedChoice.allCases.map(\.rawValue)).flatMap(UndatedChoice.init(rawValue:))
    }

    /// The choice among the records of a past day, where a day is asked for; otherwise nil, and a fault unless the day was
    /// left blank, as a form does.
    package mutating func undated(_ choice: UndatedChoice?, on day: Day?, _ pairs: [Target.Pair]) -> UndatedChoice? {
        guard let choice, day == nil else { return choice }
        guard !pairs.contains(where: { $0.name == GeneralParameter.asOf.rawValue }) else { return nil }
        faults.append(
            ParameterFault(
                GeneralParameter.undated.rawValue,
                value: choice.rawValue,
                "undated says what to do with records whose dates do not tell whether they existed on a day. Name the day with as_of, or leave undated out."
            )
        )
        return nil
    }

    /// A whole number within bounds.
    package mutating func number(_ parameter: GeneralParameter, _ value: String, within bounds: ClosedRange<Int>)
        -> Int?
    {
        let isPlain = value.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        if isPlain, let number = Int(value), bounds.contains(number) { return number }
        let nearest = Int(value).map { min(max($0, bounds.lowerBound), bounds.upperBound) }
        faults.append(
            ParameterFault(
                parameter.rawValue,
                value: value,
                "\(parameter.rawValue) takes a whole number from \(bounds.lowerBound) to \(bounds.upperBound).",
                nearest: nearest.map(String.init)
            )
        )
        return nil
    }

    /// One of the formats of a resource.
    package mutating func format(_ value: String, among formats: [Format]) -> Format? {
        choice(.format, value, among: formats.map(\.rawValue)).flatMap(Format.init(rawValue:))
    }

    /// One of a few words, in any case.
    package mutating func choice(_ parameter: GeneralParameter, _ value: String, among names: [String]) -> String? {
        if names.contains(value.lowercased()) { return value.lowercased() }
        faults.append(
            ParameterFault(
                parameter.rawValue,
                value: value,
                "There is no \(parameter.rawValue) \"\(value.excerpt())\" here. Use \(names.joined(separator: ", ")).",
                nearest: EditDistance.nearest(to: value, among: names),
                allowed: names
            )
        )
        return nil
    }

    /// The values that commas separate, each once, in the order they came; none, and a fault, where there are more than a
    /// bound allows or one is too long.
    package mutating func listed(_ name: String, _ values: [String], atMost bound: RequestBound = .values) -> [String] {
        let count = values.reduce(0) { $0 + $1.countOfCommaSeparated }
        guard count <= bound.most else {
            refuse(name, beyond: bound, count)
            return []
        }
        var seen: Set<String> = []
        var listed: [String] = []
        for value in values {
            for part in value.separatedByCommas where count == 1 || seen.insert(part).inserted {
                guard isShort(name, part) else { return [] }
                listed.append(part)
            }
        }
        return listed
    }

    /// Whether a value is no longer than values are; otherwise that is a fault.
    package mutating func isShort(_ name: String, _ value: String) -> Bool {
        let bound = RequestBound.valueLetters
        if value.hasAtMost(bound.most) { return true }
        if faults.admit() {
            faults.append(
                ParameterFault(name, value: value, "\(bound.meaning) Shorten this one of \(name.excerpt()).")
            )
        }
        return false
    }

    /// Reports that a parameter has more of something than a bound allows.
    private mutating func refuse(_ name: String, beyond bound: RequestBound, _ count: Int) {
        guard faults.admit() else { return }
        let detail = "\(bound.meaning) \(name.excerpt()) has \(count) here. Ask in several requests."
        faults.append(ParameterFault(name, detail))
    }

    /// The words of a list, each known and each once, in the order they came.
    ///
    /// - Parameter known: all words, which are named where one is not known.
    package mutating func words(
        _ parameter: GeneralParameter,
        _ value: String,
        known: @autoclosure () -> [String],
        isKnown: (String) -> Bool,
        noun: String
    ) -> [String] {
        var words: [String] = []
        for word in listed(parameter.rawValue, [value]) {
            if isKnown(word) {
                words.append(word)
                continue
            }
            guard faults.admit() else { continue }
            let known = known()
            let nearest = EditDistance.nearest(to: word, among: known)
            faults.append(
                ParameterFault(
                    parameter.rawValue,
                    value: word,
                    "There is no \(noun) \"\(word.excerpt())\" here. "
                        + (nearest.map { "Did you mean \($0)?" } ?? "Use a name listed under allowed."),
                    nearest: nearest,
                    allowed: known
                )
            )
        }
        return words
    }

    /// The words of a list that is known in full.
    package mutating func words(_ parameter: GeneralParameter, _ value: String, known: [String], noun: String)
        -> [String]
    {
        // a look at each of a few words is quicker than a hash of each
        let isLong = value.countOfCommaSeparated > 8
        let set = isLong ? Set(known) : []
        return words(
            parameter,
            value,
            known: known,
            isKnown: { isLong ? set.contains($0) : known.contains($0) },
            noun: noun
        )
    }
}

extension String {
    /// Whether it has no more than so many scalars. O(the smaller of both).
    func hasAtMost(_ count: Int) -> Bool {
        utf8.count <= count
            || unicodeScalars.index(startIndex, offsetBy: count, limitedBy: endIndex).map { $0 == endIndex } ?? true
    }
}
