package import Addresses
package import Directory
package import Memory

/// How many records each group of a list has, with the label of each value and the address of its records.
package struct GroupContent: Sendable {
    /// The list.
    package let request: ListRequest
    /// The groups, in order.
    package let groups: [Group]
    package let repository: Repository

    /// Joins its parts.
    package init(request: ListRequest, groups: [Group], repository: Repository) {
        self.request = request
        self.groups = groups
        self.repository = repository
    }

    /// What the records are grouped by.
    package var terms: [GroupTerm] { request.query.groups }

    /// The groups as a JSON array of objects: a member for each term and for its label, `count` and `url`.
    package var json: MemoryBlock {
        var stream = JSONStream(capacity: 64 + 256 * groups.count)
        stream.beginArray()
        for group in groups { write(group, to: &stream) }
        stream.endArray()
        return stream.finish()
    }

    /// A group as JSON on each line.
    var ndjson: MemoryBlock {
        var stream = JSONStream(capacity: 64 + 256 * groups.count)
        for group in groups {
            write(group, to: &stream)
            stream.endLine()
        }
        return stream.finish()
    }

    /// The groups as a table with the same columns as the members in JSON.
    func csv(_ prefix: AddressPrefix?) -> MemoryBlock {
        var text = TextBuilder(capacity: 256 + 128 * groups.count)
        if request.view.table.hasMark { text.append(literal: CSVCell.mark) }
        CSVCell.write(
            terms.flatMap { $0.isLabelled ? [$0.name, $0.labelName] : [$0.name] } + ["count", "url"],
            to: &text
        )
        for group in groups {
            var cells: [String] = []
            for (term, value) in zip(terms, group.values) {
                cells.append(CSVCell.guarded(value.text))
                if term.isLabelled { cells.append(CSVCell.guarded(label(value, term) ?? "")) }
            }
            let address = request.narrowed(to: group)?.address ?? ""
            cells += [String(group.count), address.isEmpty ? "" : prefix?.address(address) ?? address]
            CSVCell.write(cells, to: &text)
        }
        return text.finish()
    }

    private func write(_ group: Group, to stream: inout JSONStream) {
        stream.beginObject()
        for (term, value) in zip(terms, group.values) {
            stream.name(of: term.name)
            switch value {
            case .text(_, let spelling): stream.value(spelling)
            case .year(let year): stream.value(encoded: JSON.integer(year).bytes)
            case .number: stream.value(encoded: JSON.number(value.text).bytes)
            case .none: stream.value(encoded: JSON.null.bytes)
            }
            if term.isLabelled, let label = label(value, term) { stream.member(of: term.labelName, label) }
        }
        stream.member("count", group.count)
        if let list = request.narrowed(to: group) { stream.member("url", list.address) }
        stream.endObject()
    }

    /// What people call a value: the label of a term, the name that a record had on the day of the list, a decade with
    /// its s; nil for no value.
    package func label(_ value: Group.Value, _ term: GroupTerm) -> String? {
        switch value {
        case .text(let text, let spelling):
            term.parameter.types.lazy.compactMap { label(text, $0) }.first ?? spelling
        case .year: value.text + (term.period == .decade ? "s" : "")
        case .number: value.text
        case .none: nil
        }
    }

    private func label(_ value: String, _ type: FieldType) -> String? {
        switch type {
        case .term(let vocabulary): vocabulary.terms.first { $0.id == value }?.label
        case .reference(let collections):
            // what did not exist on the day has the name that it has today
            collections.lazy.compactMap { collection in
                (repository.identity(collection, id: value, asOf: request.query.asOf)
                    ?? repository[collection].record(id: value))?.name
            }.first
        case .either(let left, let right): label(value, left) ?? label(value, right)
        default: nil
        }
    }
}

extension GroupTerm {
    /// The member and the column with what people call its values.
    fileprivate var labelName: String { "\(name)_label" }
}

extension Group.Value {
    /// The value as the records write it; empty for none.
    package var text: String {
        switch self {
        case .text(_, let spelling): spelling
        case .year(let year): String(year)
        case .number(let number): Column.Operand.number(number).description
        case .none: ""
        }
    }
}
