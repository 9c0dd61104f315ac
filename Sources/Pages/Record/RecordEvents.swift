internal import Addresses
package import Directory
internal import Drawings
internal import Formats
package import Markup

/// What happened to a record's subject, in order: the events of the timeline that belong to it, on a past day those up
/// to it.
package struct RecordEvents {
    package let record: Record
    package let repository: Repository
    package let asOf: Day?

    /// Writes the list, with a drawing that says the same in short above.
    package func write(life: (inout HTML) -> Void, to html: inout HTML) {
        let events = events
        guard !events.isEmpty, let address else { return life(&html) }
        html.raw("<h2 id=\"timeline\">Timeline</h2>")
        life(&html)
        html.element("ol", .class("events")) { html in
            for event in events {
                let value = event.value(TimelineMark.members)
                html.element("li") { html in
                    DateWords.write(value["date"]?.string ?? "", to: &html)
                    html.raw(" ")
                    html.element("span") { html in
                        let kind = value["event"]?.string ?? ""
                        html.element("strong", text: Self.kinds?.label(of: kind) ?? kind)
                        if let other = other(value) {
                            html.raw(": ")
                            html.link(to: other, at: other.path(asOf: asOf))
                        }
                        if let what = value["what"]?.string { html.text(". \(what)") }
                    }
                }
            }
        }
        html.element("p", .class("more")) { $0.link(address, "On the timeline of all") }
    }

    private var store: CollectionStore { repository[.timeline] }

    private var parameter: Parameter? { store.parameters[CollectionSchema.named(record.collection).type] }

    /// The list of the same events.
    private var address: String? {
        parameter.map {
            ListRequest(query: Query(.timeline, conditions: [Condition($0, .equal, [.text(record.id)])])).address
        }
    }

    private var events: [Record] {
        guard let parameter, let date = store.parameters["date"] else { return [] }
        let condition = Condition(parameter, .equal, [.text(record.id)])
        let records = repository.answer(
            Query(.timeline, conditions: [condition], order: [SortTerm(date)], limit: Query.limits.upperBound)
        ).records
        guard let asOf else { return records }
        return records.filter { event in
            event.value(TimelineMark.members)["date"]?.string.flatMap { Day($0) }.map { $0.earliest <= asOf.earliest }
                ?? false
        }
    }

    /// The record that an event is taken from, where that is another.
    private func other(_ event: JSON) -> Record? {
        guard let path = event["record"]?.string, path != record.path else { return nil }
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 2, let name = CollectionName(rawValue: parts[0]) else { return nil }
        return repository[name].record(id: parts[1])
    }

    /// The closed list of kinds of events.
    private static let kinds = CollectionSchema.named(.timeline).fields.first { $0.name == "event" }
        .flatMap { $0.type.vocabularies.first }
}
