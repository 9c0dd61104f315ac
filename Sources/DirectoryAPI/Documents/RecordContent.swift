internal import Directory

/// Makes the content of a record's page.
struct RecordContent {
    let record: Record
    let view: RecordView
    let repository: Repository

    /// The content.
    var content: Content {
        let address = view.address(of: record.path)
        var meta: [JSON.Member] = []
        if let day = view.asOf { meta.append(.init("as_of", .string(day.description))) }
        meta.append(.init("data_version", .string(repository.shortVersion)))
        meta.append(.init("citation", .string(Citation.line(repository, address, name: record.name))))
        return Content(
            repository: repository,
            schema: repository[record.collection].schema,
            records: [record],
            isList: false,
            fields: view.fields,
            meta: .object(meta),
            links: [("self", address), ("collection", "/\(record.collection)")],
            parts: record.collection.isDerived
                ? []
                : RecordPart.allCases.map { ($0.rawValue, Route.part($0, record.collection, id: record.id).path) },
            included: view.inclusions.isEmpty
                ? nil : Included(repository: repository, asOf: view.asOf).json(view.inclusions, for: [record])
        )
    }
}
