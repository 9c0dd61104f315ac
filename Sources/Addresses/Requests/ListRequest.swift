package import Directory

/// What the parameters of a collection's address ask for, all of it understood.
package struct ListRequest: Sendable {
    /// The question to the collection.
    package var query: Query
    /// What of each record to show.
    package var view = RecordView()
    /// How many records are asked for at most; nil where the format decides.
    package var limit: Int?
    /// The values asked for that nothing has.
    package var unknown: [UnknownValue] = []
    /// The format that `Accept` leads to where no parameter names one.
    package var accepted = Format.json
    /// A part of the collection with an address of its own, which the question stays in; nil for the collection.
    package var scope: Scope?

    /// Joins its parts.
    package init(
        query: Query,
        view: RecordView = RecordView(),
        limit: Int? = nil,
        accepted: Format = Format.json,
        scope: Scope? = nil
    ) {
        self.query = query
        self.view = view
        self.limit = limit
        self.accepted = accepted
        self.scope = scope
    }

    /// A part of a collection with an address of its own.
    package struct Scope: Sendable {
        /// The address.
        package let path: String
        /// What it holds, in plain words.
        package let words: String
        /// What its records fulfil.
        package let condition: Condition

        /// Joins its parts.
        package init(path: String, words: String, condition: Condition) {
            self.path = path
            self.words = words
            self.condition = condition
        }
    }

    /// The question with what the scope adds, after the conditions that were asked.
    package var scopedQuery: Query {
        var query = query
        if let scope { query.conditions.append(scope.condition) }
        return query
    }

    /// The format of the answer.
    package var format: Format { view.format ?? accepted }

    /// The limit as addresses name it; nil where it goes without saying.
    var namedLimit: Int? { limit == format.usualLimit ? nil : limit }

    /// The same in the format that was negotiated, with as many records as that gives.
    package func settled(_ format: Format) -> ListRequest {
        with { request in
            request.accepted = format
            request.query.limit = limit ?? format.usualLimit
        }
    }

    /// The whole list in a format, without what that has no room for: of a table all rows, otherwise the same page.
    package func whole(_ format: Format) -> ListRequest {
        with { request in
            request.view = view.shown(as: format)
            if !Format.withCompanions.contains(format) { request.query.facets = [] }
            guard format.isTable else { return }
            request.limit = nil
            request.query.offset = 0
        }
    }

    /// The address that asks the same in the one way this program writes it.
    package var address: String { ListAddress(self).page(at: query.offset) }

    /// The same with something changed.
    package func with(_ change: (inout ListRequest) -> Void) -> ListRequest {
        var other = self
        change(&other)
        return other
    }

    /// The same without one part, with the name of the parameter that is dropped; nil for the scope, which is the
    /// address itself, and for a part that is asked in another way instead.
    package func without(_ part: Hint.Part) -> (drop: String, request: ListRequest)? {
        switch part {
        case .nameInUse: return nil
        case .condition(let place):
            guard place < query.conditions.count else { return nil }
            let condition = query.conditions[place]
            return (
                condition.parameter.name + condition.comparison.suffix,
                with { $0.query.conditions.remove(at: place) }
            )
        case .text: return (GeneralParameter.q.rawValue, with { $0.query.text = nil })
        case .asOf:
            return (
                GeneralParameter.asOf.rawValue,
                with {
                    ($0.query.asOf, $0.query.undated) = (nil, nil)
                    ($0.view.asOf, $0.view.undated) = (nil, nil)
                }
            )
        }
    }

    /// The same with the condition at a place asked about every name instead of the one in use, with the parameter that
    /// is dropped and the one in its place.
    package func askingEveryName(
        _ place: Int,
        _ repository: Repository
    ) -> (drop: String, use: String, request: ListRequest)? {
        guard query.conditions.indices.contains(place) else { return nil }
        let condition = query.conditions[place]
        guard let other = repository.asksAboutEveryName(condition, query.collection) else { return nil }
        return (
            condition.parameter.name + condition.comparison.suffix, other.parameter.name + other.comparison.suffix,
            with { $0.query.conditions[place] = other }
        )
    }

    /// The values asked for that no record has, for an answer with so many records. A past day may have had a value that
    /// nothing has today, so that they are told there where nothing was found.
    package func unknown(total: Int) -> [UnknownValue] { query.asOf != nil && total > 0 ? [] : unknown }

    /// The same with the value that was probably meant in the place of one that nothing has, or asking for the values
    /// that it is a part of; otherwise with the values that there are counted in the place of the condition.
    package func mending(_ unknown: UnknownValue) -> ListRequest {
        with { request in
            request.query.offset = 0
            request.unknown = []
            let name = unknown.parameter.name
            guard
                let place = request.query.conditions.firstIndex(where: {
                    $0.parameter.name == name && $0.values.contains(unknown.value)
                })
            else { return }
            let condition = request.query.conditions[place]
            if unknown.isPart {
                request.query.conditions[place] = Condition(
                    condition.parameter,
                    .contains,
                    [.text(unknown.value)],
                    typed: [unknown.value]
                )
            } else if let nearest = unknown.nearest {
                let values = condition.values.map { $0 == unknown.value ? nearest : $0 }
                request.query.conditions[place] = Condition(
                    condition.parameter,
                    condition.comparison,
                    condition.operands,
                    typed: values
                )
            } else {
                request.query.conditions.remove(at: place)
                let isCounted = request.query.facets.contains { $0.name == name }
                if unknown.parameter.isCountable, !isCounted { request.query.facets.append(unknown.parameter) }
            }
        }
    }

    /// The same with another choice among the records of a past day whose dates do not tell, from its first page on.
    package func with(undated: UndatedChoice?) -> ListRequest {
        with { request in
            (request.query.undated, request.view.undated) = (undated, undated)
            request.query.offset = 0
        }
    }

    /// The question in plain words.
    package var words: String {
        var words = TextBuilder()
        writeWords(to: &words)
        return words.text
    }

    /// Writes the question in plain words.
    package func writeWords(to words: inout TextBuilder) {
        if query.conditions.isEmpty, query.text == nil, scope == nil { words.append(literal: "all ") }
        words.append(scope?.words ?? query.collection.rawValue)
        if let text = query.text {
            words.append(literal: " where the words ")
            words.append(text.text)
            words.append(literal: " occur")
        }
        for (place, condition) in query.conditions.enumerated() {
            words.append(literal: place == 0 && query.text == nil ? " where " : " and ")
            condition.write(to: &words)
        }
        if let since = query.since {
            words.append(literal: ", since version ")
            words.append(since.shortVersion)
        }
        if let day = query.asOf {
            words.append(literal: ", as of ")
            words.append(day.description)
            switch query.undated {
            case .only: words.append(literal: " where dates do not tell")
            case .include: words.append(literal: " or where dates do not tell")
            case nil: break
            }
        }
        for (place, term) in query.groups.enumerated() {
            words.append(literal: place == 0 ? ", counted by " : " and ")
            words.append(term.label)
        }
        guard !query.hasUsualOrder else { return }
        for (place, term) in query.order.enumerated() {
            words.append(literal: place == 0 ? ", ordered by " : ", then ")
            words.append(term.parameter.name)
            if term.isDescending { words.append(literal: " descending") }
        }
    }
}
