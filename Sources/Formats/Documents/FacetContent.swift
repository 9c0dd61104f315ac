package import Addresses
package import Directory
package import Memory

/// Writes the counts of an answer, each value with its label and the address that narrows the list to it.
package struct FacetContent {
    package let request: ListRequest
    /// The addresses of the list.
    package let address: ListAddress
    package let facets: [Facet]
    package let repository: Repository
    package let tables: FacetTables

    private var query: Query { request.query }

    /// The counts as JSON, by parameter.
    package var json: MemoryBlock {
        var stream = JSONStream(capacity: facets.reduce(64) { $0 + 160 * ($1.counts.count + 1) })
        stream.beginObject()
        for facet in facets {
            stream.name(of: facet.parameter.name)
            stream.beginArray()
            write(facet, to: &stream)
            stream.endArray()
        }
        stream.endObject()
        return stream.finish()
    }

    private func write(_ facet: Facet, to stream: inout JSONStream) {
        let parameter = facet.parameter
        let place = query.conditions.firstIndex { condition in
            condition.parameter.name == parameter.name && condition.comparison == .equal
        }
        let applied = place.map { query.conditions[$0].operands } ?? []
        // all of the address but the value is written once
        let others = place.map { place in ListAddress(request.with { $0.query.conditions.remove(at: place) }) }
        let (before, after) = (others ?? address).narrowed(by: parameter.name)
        // codes of a past day are others, and so are those of what changed since a version
        let table =
            query.asOf == nil && query.since == nil && repository.languages == nil
            ? tables.table(of: parameter, in: query.collection, repository) : nil
        let frame = FacetTable.Skeleton(before: before, after: after)
        let label = FacetLabel(parameter: parameter, repository: repository)
        for count in facet.counts {
            let isApplied = !applied.isEmpty && applied.contains(.text(count.value))
            if !isApplied, let table, let code = count.code {
                table.write(code, count: count.count, in: frame, to: &stream)
                continue
            }
            stream.beginObject()
            label.write(count, to: &stream)
            stream.member("count", count.count)
            stream.name("url")
            if isApplied {
                // the list without the value, which widens it again
                stream.value(narrowed(to: applied.filter { $0 != .text(count.value) }, parameter, place))
                stream.name("applied")
                stream.value(true)
            } else {
                stream.plainValue { url in
                    url.append(before)
                    Target.encode(count.value, to: &url)
                    url.append(after)
                }
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
}
