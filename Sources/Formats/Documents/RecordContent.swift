package import Addresses
package import Directory

/// Makes the content of a record's page.
package struct RecordContent {
    package let record: Record
    package let view: RecordView
    package let repository: Repository
    /// The format that it is written in.
    package let format: Format

    /// Joins its parts.
    package init(record: Record, view: RecordView, repository: Repository, format: Format) {
        self.record = record
        self.view = view
        self.repository = repository
        self.format = format
    }

    /// The content.
    package var content: Content {
        let address = view.address(of: record.path)
        let notDated = notDated
        return Content(
            repository: repository,
            schema: repository[record.collection].schema,
            records: [record],
            isList: false,
            fields: view.fields,
            subject: .record(record, view),
            meta: meta(address, notDated),
            links: [("self", address), ("collection", view.context.address(of: record.collection.path))],
            parts: [("html", page)]
                + (record.collection.isDerived
                    ? []
                    : RecordPart.allCases.map { part in
                        (part.rawValue, view.address(of: part, record.collection, id: record.id))
                    }),
            included: view.inclusions.isEmpty
                ? nil : Included(repository: repository, asOf: view.asOf).json(view.inclusions, for: [record]),
            notDated: notDated
        )
    }

    /// The fields of a past day that are as they are today, among those that the format shows.
    private var notDated: [String] {
        let shown = view.fields ?? (format.omitsUndated ? repository[record.collection].schema.datedFields : nil)
        return repository.notDated(record, asOf: view.asOf, shown: shown)
    }

    /// The address of the page that shows the same.
    private var page: String {
        var view = view
        view.format = .html
        return view.address(of: record.path)
    }

    private func meta(_ address: String, _ notDated: [String]) -> [UInt8] {
        var meta = JSONStream()
        meta.beginObject()
        if let day = view.asOf {
            meta.member("as_of", day.description)
            if !notDated.isEmpty { meta.member("not_dated", notDated) }
        }
        meta.member("data_version", repository.shortVersion)
        meta.member("citation", Citation(repository, record, at: address).text)
        meta.endObject()
        return meta.bytes
    }
}
