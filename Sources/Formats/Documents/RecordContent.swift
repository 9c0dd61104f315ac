package import Addresses
package import Directory

/// Makes the content of a record's page.
package struct RecordContent {
    package let record: Record
    package let view: RecordView
    package let repository: Repository

    /// Joins its parts.
    package init(record: Record, view: RecordView, repository: Repository) {
        self.record = record
        self.view = view
        self.repository = repository
    }

    /// The content.
    package var content: Content {
        let address = view.address(of: record.path)
        return Content(
            repository: repository,
            schema: repository[record.collection].schema,
            records: [record],
            isList: false,
            fields: view.fields,
            subject: .record(record, view),
            meta: meta(address),
            links: [("self", address), ("collection", record.collection.path)],
            parts: [("html", page)]
                + (record.collection.isDerived
                    ? []
                    : RecordPart.allCases.map { ($0.rawValue, Route.part($0, record.collection, id: record.id).path) }),
            included: view.inclusions.isEmpty
                ? nil : Included(repository: repository, asOf: view.asOf).json(view.inclusions, for: [record])
        )
    }

    /// The address of the page that shows the same.
    private var page: String {
        var view = view
        view.format = .html
        return view.address(of: record.path)
    }

    private func meta(_ address: String) -> [UInt8] {
        var meta = JSONStream()
        meta.beginObject()
        if let day = view.asOf {
            meta.member("as_of", day.description)
            let fields = repository.notDated(record, asOf: day, shown: view.fields)
            if !fields.isEmpty { meta.member("not_dated", fields) }
        }
        meta.member("data_version", repository.shortVersion)
        meta.member("citation", Citation(repository, record, at: address).text)
        meta.endObject()
        return meta.bytes
    }
}
