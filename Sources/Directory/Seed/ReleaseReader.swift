/// Reads the releases of a Seed and checks them.
package struct ReleaseReader {
    private static let fields: [Field] = [
        Field("version", .token, "The version that it made.", required: true),
        Field("date", .date, "The day of the release.", required: true),
        Field("title", .text, "What it was about.", required: true),
        Field(
            "changes",
            .list(
                .object(
                    [
                        Field("change", .term(Vocabularies.change), "What was done.", required: true),
                        Field("record", .token, "The URL of the record.", required: true),
                        Field("from", .token, "The URL that it had before."),
                        Field("name", .text, "The name of the record.", required: true),
                        Field(
                            "fields",
                            .list(
                                .object(
                                    [
                                        Field("field", .token, "The field.", required: true),
                                        Field("before", .any, "What it held."),
                                        Field("after", .any, "What it holds since."),
                                        Field("before_at", .list(.count), "Where the items stood that went."),
                                        Field("after_at", .list(.count), "Where the items stand that came."),
                                    ],
                                    key: "field"
                                )
                            ),
                            "What changed."
                        ),
                        Field("content", .any, "The record that was removed."),
                    ],
                    key: nil
                )
            ),
            "What it changed.",
            required: true
        ),
    ]

    /// Reads the file; what is wrong is appended to the faults.
    package static func read(_ bytes: [UInt8], released: Day?, faults: inout [SeedFault]) -> [Release] {
        let elements: [(line: Int, value: JSON)]
        do throws(JSONSyntaxError) {
            elements = try JSONReader.readElements(bytes)
        } catch {
            faults.append(SeedFault(file: Release.file, error))
            return []
        }
        var releases: [Release] = []
        for (place, element) in elements.enumerated() {
            // checked as if it were a record of a collection of its own
            let record = SeedRecord(collection: .sources, line: element.line, position: place, value: element.value)
            let label = "release \(place + 1)"
            let found = ShapeChecker.faults(of: record, fields: fields, isBounded: false)
            faults += found.map { $0.moved(to: Release.file, line: element.line, record: label) }
            guard found.isEmpty else { continue }
            guard let release = release(element.value, number: place + 1) else {
                faults.append(
                    fault(
                        element.line,
                        label,
                        "changes",
                        "a record is not written as /collection/id, or date is no day"
                    )
                )
                continue
            }
            if let former = releases.last, release.date < former.date {
                faults.append(fault(element.line, label, "date", "\(release.date) is before \(former.date)"))
            }
            releases.append(release)
        }
        if let last = releases.last, let released, last.date != released {
            let problem = "\(last.date) is not \(released), the `released` of dataset.json; make release writes both"
            faults.append(fault(elements.last?.line, "release \(last.number)", "date", problem))
        }
        return releases
    }

    private static func fault(_ line: Int?, _ record: String?, _ field: String?, _ problem: String) -> SeedFault {
        SeedFault(file: Release.file, line: line, record: record, field: field, problem: problem)
    }

    private static func release(_ value: JSON, number: Int) -> Release? {
        guard let date = value["date"]?.string.flatMap({ Day($0) }), date.day != nil else { return nil }
        var changes: [RecordChange] = []
        for value in value["changes"]?.array ?? [] {
            guard let change = change(value) else { return nil }
            changes.append(change)
        }
        return Release(
            number: number,
            version: value["version"]?.string ?? "",
            date: date,
            title: value["title"]?.string ?? "",
            changes: changes
        )
    }

    private static func change(_ value: JSON) -> RecordChange? {
        guard let kind = value["change"]?.string.flatMap(RecordChange.Kind.init(rawValue:)),
            let (collection, id) = address(value["record"])
        else { return nil }
        let former = value["from"].map(address)
        // a rename says from where, and nothing else does
        guard (former != nil) == (kind == .renamed), former.map({ $0?.collection == collection }) ?? true else {
            return nil
        }
        return RecordChange(
            kind: kind,
            collection: collection,
            id: id,
            name: value["name"]?.string ?? "",
            fields: (value["fields"]?.array ?? []).map(field),
            formerID: former??.id,
            content: value["content"]
        )
    }

    /// What a path names: a record, or a file that holds none.
    private static func address(_ path: JSON?) -> (collection: String, id: String)? {
        let parts = (path?.string ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.first == "" else { return nil }
        if parts.count == 2, SeedDocument.names.contains(parts[1]) { return (parts[1], "") }
        guard parts.count == 3, CollectionName.seeded.contains(where: { $0.rawValue == parts[1] }) else { return nil }
        return (parts[1], parts[2])
    }

    private static func field(_ value: JSON) -> RecordChange.FieldChange {
        func places(_ name: String) -> [Int]? {
            value[name]?.array?.compactMap { $0.double.map { Int($0) } }
        }
        let (before, after) = (places("before_at"), places("after_at"))
        return .init(
            field: value["field"]?.string ?? "",
            before: value["before"],
            after: value["after"],
            places: before == nil && after == nil ? nil : .init(before: before ?? [], after: after ?? [])
        )
    }
}
