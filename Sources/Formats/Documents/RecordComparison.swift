package import Addresses
package import Directory

/// What became of a record between a version and now: field by field, before and after.
package struct RecordComparison {
    package let repository: Repository
    /// The record; nil where it was taken out.
    package let record: Record?
    /// The address that it has, or had.
    package let path: String
    /// What it is called, or was.
    package let name: String
    /// The version that the record of now is compared with.
    package let version: FormerVersion
    /// What happened: `added`, `changed`, `renamed`, `removed` or `unchanged`.
    package let change: String
    /// The address that it had in that version, where that is another.
    package let former: String?
    /// The fields that changed as `/changes` has them, in the order of `differences`.
    package let details: [JSON]
    /// What happened to each.
    package let differences: [ChangeWords.Difference]

    /// Compares a record; nil where there is none of the id, now or in that version.
    ///
    /// - Complexity: that of the changes since the version where these were not asked for yet; then O(the record).
    package init?(_ collection: CollectionName, _ id: String, since version: FormerVersion, _ repository: Repository) {
        self.repository = repository
        self.version = version
        path = Record.path(collection, id)
        record = repository[collection].record(id: id)
        let net = repository.netChange(of: collection, id, since: version)?.value
        guard record != nil || net?["change"] == "removed" else { return nil }
        name = record?.name ?? repository.dataset.removed[collection, id]?.name ?? id
        change = net?["change"]?.string ?? "unchanged"
        former = net?["renamed_from"]?.string
        let details = net?["details"]?.array ?? []
        let isSources = { (detail: JSON) in detail["field"] == "evidence" }
        self.details = details.filter { !isSources($0) } + details.filter(isSources)
        differences = ChangeWords(repository).differences(details, in: collection.rawValue)
    }

    /// The address of the comparison.
    package var address: String { address(as: nil) }

    /// The address of the comparison in a format.
    package func address(as format: Format?) -> String {
        var view = RecordView()
        (view.compared, view.format) = (version, format)
        return view.address(of: path)
    }

    /// What happened to the record as a whole, in a sentence.
    package var sentence: String {
        let since = "since \(version.words)"
        switch change {
        case "added": return "\(name) was not in the data in \(version.words); it was added later."
        case "removed":
            let reason = repository.dataset.removed.all.first { $0.path == path }.map { ": \($0.reason.withoutStop)" }
            return "\(name) was in the data in \(version.words) and was taken out later\(reason ?? "")."
        case "unchanged": return "Nothing of \(name) changed \(since)."
        default:
            let moved = former.map { " Its address was \($0)." } ?? ""
            let count = differences.count
            if count == 0 { return "\(name) has another address \(since).\(moved)" }
            if differences.map(\.kind) == [.sources] {
                return "The sources of \(name) were assigned anew \(since); no fact changed.\(moved)"
            }
            return "\(count) \(count == 1 ? "field" : "fields") of \(name) changed \(since).\(moved)"
        }
    }

    /// The comparison as JSON.
    package var bytes: [UInt8] {
        var data: [JSON.Member] = [
            .init("record", .string(path)), .init("name", .string(name)), .init("from", version.json),
            .init("to", repository.versions.last?.json ?? .null), .init("change", .string(change)),
        ]
        if let former { data.append(.init("renamed_from", .string(former))) }
        data.append(.init("sentence", .string(sentence)))
        data.append(.init("differences", .array(zip(details, differences).map(difference))))
        var links: [JSON.Member] = [.init("self", .string(address))]
        if record != nil { links.append(.init("record", .string(path))) }
        links.append(.init("changes", .string("\(CollectionName.changes.path)?record=\(path)")))
        var meta: [JSON.Member] = [
            .init("data_version", .string(repository.shortVersion)),
            .init("citation", .string(repository.citation.text(address))),
        ]
        if repository.isUnreleased { meta.append(.init("unreleased", true)) }
        let document: JSON = [
            "data": .object(data),
            "meta": .object(meta),
            "links": .object(links),
        ]
        return document.bytes + [0x0A]
    }

    private func difference(_ detail: JSON, _ difference: ChangeWords.Difference) -> JSON {
        let members: [JSON.Member] = [
            .init("field", .string(difference.field)), .init("label", .string(difference.label)),
            .init("kind", .string(difference.kind.rawValue)),
            .init("sentence", .string("\(name): \(difference.sentence.inSentence)")),
        ]
        return .object(members + (detail.members ?? []).filter { $0.name != "field" })
    }
}
