internal import Directory

/// Writes the counts of an answer, each value with its label and the address that narrows the list to it.
struct FacetContent {
    let request: ListRequest
    let facets: [Facet]
    let repository: Repository

    private var query: Query { request.query }

    /// The counts as JSON, by parameter.
    var json: [UInt8] {
        var stream = JSONStream(capacity: facets.reduce(64) { $0 + 160 * ($1.counts.count + 1) })
        stream.beginObject()
        for facet in facets {
            stream.name(facet.parameter.name)
            stream.beginArray()
            write(facet, to: &stream)
            stream.endArray()
        }
        stream.endObject()
        return stream.bytes
    }

    private func write(_ facet: Facet, to stream: inout JSONStream) {
        let parameter = facet.parameter
        let place = query.conditions.firstIndex { condition in
            condition.parameter.name == parameter.name && condition.comparison == .equal
        }
        let applied = place.map { query.conditions[$0].operands } ?? []
        // all of the address but the value is written once
        let (before, after) = ListAddress(
            request.with { other in
                other.query.offset = 0
                if let place { other.query.conditions.remove(at: place) }
            }
        ).narrowed(by: parameter.name)
        for count in facet.counts {
            let isApplied = !applied.isEmpty && applied.contains(.text(count.value))
            stream.beginObject()
            stream.member("value", count.spelling)
            stream.name("label")
            writeLabel(of: count, parameter, to: &stream)
            stream.member("count", count.count)
            if isApplied {
                // the list without the value, which widens it again
                let others = applied.filter { $0 != .text(count.value) }
                stream.member("url", narrowed(to: others, parameter, place))
            } else {
                stream.name("url")
                stream.value(plain: before, Target.encode(count.value), after)
            }
            if isApplied {
                stream.name("applied")
                stream.value(true)
            }
            stream.endObject()
        }
    }

    /// The address of the list with these values for a parameter, in the place of a condition where there is one.
    private func narrowed(to operands: [Column.Operand], _ parameter: Parameter, _ place: Int?) -> String {
        request.with { other in
            other.query.offset = 0
            if let place { other.query.conditions.remove(at: place) }
            if !operands.isEmpty { other.query.conditions.append(Condition(parameter, .equal, operands)) }
        }.address
    }

    private func writeLabel(of count: Facet.Count, _ parameter: Parameter, to stream: inout JSONStream) {
        for type in parameter.types where writeLabel(of: count.value, type, to: &stream) { return }
        stream.value(count.spelling)
    }

    /// - Returns: whether the value has a label of its own.
    private func writeLabel(of value: String, _ type: FieldType, to stream: inout JSONStream) -> Bool {
        switch type {
        case .term(let vocabulary):
            guard let term = vocabulary.terms.first(where: { $0.id == value }) else { return false }
            stream.value(term.label)
            return true
        case .either(let left, let right):
            return writeLabel(of: value, left, to: &stream) || writeLabel(of: value, right, to: &stream)
        case .reference(let collections):
            for collection in collections {
                guard let record = repository[collection].record(id: value) else { continue }
                record.writeName(to: &stream)
                return true
            }
            return false
        default: return false
        }
    }
}
