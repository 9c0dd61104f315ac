internal import Addresses
internal import Directory
internal import Memory

extension Content {
    /// The records as a feed in JSON (JSON Feed 1.1), page by page as in Atom.
    var jsonFeed: MemoryBlock {
        let dataset = repository.dataset
        func address(_ relation: String) -> JSON? {
            links.first { $0.relation == relation }.map { .string(repository.citation.address($0.address)) }
        }
        var members: [JSON.Member] = [
            .init("version", "https://jsonfeed.org/version/1.1"),
            .init("title", .string("\(dataset.title): \(feedQuestion)")),
            .init("description", .string(dataset.unofficial)),
            .init("home_page_url", .string(repository.citation.address(Route.serviceDocument.path))),
        ]
        if let own = address("self") { members.append(.init("feed_url", own)) }
        if let next = address("next") { members.append(.init("next_url", next)) }
        members += [
            .init("language", "en"),
            .init("authors", [["name": .string(dataset.content["publisher"]?.string ?? dataset.title)]]),
            .init("items", .array(records.map(feedItem))),
        ]
        return MemoryBlock(JSON.object(members).bytes + [0x0A])
    }

    private static let itemMembers = JSONProjection(
        "date",
        "record",
        "release.number",
        "title",
        "change",
        "collection",
        "renamed_from",
        "details"
    )

    /// What the feed follows, in words: the question without the order, or the record.
    private var feedQuestion: String {
        switch subject {
        case .list(let request, _): request.with { $0.query.order = [] }.words
        case .record(let record, _): record.name
        }
    }

    private func feedItem(_ record: Record) -> JSON {
        let value = record.value(Self.itemMembers)
        var members: [JSON.Member] = [
            .init("id", .string(repository.citation.address(record.path))),
            .init("url", .string(repository.citation.address(record.path))), .init("title", .string(record.name)),
            .init("content_text", .string(changeSummary(value))),
            .init(
                "date_published",
                .string("\(value["date"]?.string ?? repository.dataset.released.description)T00:00:00Z")
            ),
        ]
        if let subject = value["record"]?.string {
            members.append(.init("external_url", .string(repository.citation.address(subject))))
        }
        if let change = value["change"] { members.append(.init("tags", [change])) }
        return .object(members)
    }
}
