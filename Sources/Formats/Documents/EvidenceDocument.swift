package import Addresses
package import Directory

/// What each field of a record rests on, for those who check it.
package struct EvidenceDocument {
    package let record: Record
    package let repository: Repository
    /// How a table is written.
    package let table: TableStyle
    /// The day that the record is of.
    package let context: RecordView

    /// Joins its parts.
    package init(
        record: Record,
        repository: Repository,
        table: TableStyle = TableStyle(),
        context: RecordView = RecordView()
    ) {
        self.context = context
        self.record = record
        self.repository = repository
        self.table = table
    }

    /// The day that the record is of; nil for today.
    package var asOf: Day? { context.asOf }

    /// The address that asks for it.
    package var address: String {
        var context = context
        context.languages = nil
        return context.address(of: Route.part(.evidence, record.collection, id: record.id).path)
    }

    /// The fields of a past day that are as they are today.
    package var notDated: [String] { repository.notDated(record, asOf: asOf, shown: nil) }

    private var schema: CollectionSchema { repository[record.collection].schema }
    private var rows: [EvidenceRow] { EvidenceRow.rows(of: record, schema) }

    /// The document in one of its formats.
    package func bytes(as format: Format) -> [UInt8] {
        switch format {
        case .csv: csv
        default: json
        }
    }

    private var json: [UInt8] {
        let path = address
        var data: [JSON.Member] = [
            .init("record", .string(record.path)), .init("name", .string(record.name)),
        ]
        let content = record.value
        for name in ["confidence", "note"] {
            if let value = content[name] { data.append(.init(name, value)) }
        }
        data += [.init("fields", .array(rows.map(row))), .init("without_evidence", .array(withoutEvidence))]
        if let gaps = content["gaps"] { data.append(.init("gaps", gaps)) }
        let document: JSON = [
            "data": .object(data),
            "meta": .object(
                meta + [
                    .init("data_version", .string(repository.shortVersion)),
                    .init("citation", .string(repository.citation.text(path, name: record.name))),
                ]
            ),
            "links": ["self": .string(path), "record": .string(context.address(of: record.path))],
        ]
        return document.bytes + [0x0A]
    }

    /// What is said of a past day.
    private var meta: [JSON.Member] {
        guard let day = asOf else { return [] }
        let names = notDated
        return [.init("as_of", .string(day.description))]
            + (names.isEmpty ? [] : [.init("not_dated", .array(names.map(JSON.string)))])
    }

    private func row(_ row: EvidenceRow) -> JSON {
        var members: [JSON.Member] = [.init("field", .string(row.path)), .init("value", row.value)]
        if let basis = row.basis { members.append(.init("basis", .string(basis))) }
        members.append(.init("evidence", .array(row.entries.map(entry))))
        return .object(members)
    }

    private func entry(_ entry: JSON) -> JSON {
        var members: [JSON.Member] = []
        if let source = source(of: entry) {
            var described: [JSON.Member] = [
                .init("id", .string(source.id)), .init("name", .string(source.name)),
                .init("url", .string(source.path)),
            ]
            for name in ["publisher", "published", "source_url"] {
                if let value = source.value[name] { described.append(.init(name, value)) }
            }
            members.append(.init("source", .object(described)))
        }
        for name in ["locator", "basis", "says"] {
            if let value = entry[name] { members.append(.init(name, value)) }
        }
        return .object(members)
    }

    private func source(of entry: JSON) -> Record? {
        entry["source"]?.string.flatMap { repository[.sources].record(id: $0) }
    }

    /// The fields that no source is asked for, each with the reason.
    private var withoutEvidence: [JSON] {
        fieldsWithoutEvidence.map { ["field": .string($0.name), "value": $0.value, "why": .string($0.why)] }
    }

    /// The fields that no source is asked for, each with its value and the reason.
    package var fieldsWithoutEvidence: [(name: String, value: JSON, why: String)] {
        let content = record.value
        return schema.fields.compactMap { field in
            guard let value = content[field.name],
                !["evidence", "gaps", "confidence", "note"].contains(field.name)
            else { return nil }
            let why: String
            switch field.origin {
            case .inverse(let collection, let path): why = "Read from \(path) of /\(collection)."
            case .confirmation: why = "Read from the dates of the sources that the record rests on."
            case .computed: why = "Made by the program."
            case .seed:
                guard !field.isFact else { return nil }
                why = field.name == "id" ? "Given by this data set." : "A remark or judgement of this data set."
            }
            return (field.name, value, why)
        }
    }

    /// A line for each field and source.
    private var csv: [UInt8] {
        let head = ["field", "value", "basis", "source", "source_name", "source_url", "locator", "says"]
        let lines = rows.flatMap { row -> [[String]] in
            let value = CSVCell.text(row.value)
            guard !row.entries.isEmpty else { return [[row.path, value] + head.dropFirst(2).map { _ in "" }] }
            return row.entries.map { entry in
                let source = source(of: entry)
                return [
                    row.path, value, entry["basis"]?.string ?? "", source?.id ?? "", source?.name ?? "",
                    source?.value["source_url"]?.string ?? "", entry["locator"]?.string ?? "",
                    entry["says"]?.string ?? "",
                ]
            }
        }
        return CSVCell.table([head] + lines, marked: table.hasMark)
    }
}
