internal import Addresses
internal import Directory
internal import Markup

extension Content {
    /// The records as a feed (RFC 4287). Identifiers are URNs, which stay the same wherever it is published.
    package var atom: [UInt8] {
        let dataset = repository.dataset
        // each record is read once
        let records = records.map { (record: $0, value: $0.value(Self.entryMembers)) }
        let updated = records.compactMap { $0.value["date"]?.string }.max() ?? dataset.released.description
        let address = links.first { $0.relation == "self" }?.address ?? "/"
        var feed = XML()
        feed.open("feed", [("xmlns", "http://www.w3.org/2005/Atom")])
        feed.element("id", LinkedData.vocabulary + "feed:" + address)
        feed.element("title", "\(dataset.title): \(question)")
        feed.element("subtitle", dataset.unofficial)
        feed.element("updated", Self.moment(updated))
        feed.open("author")
        feed.element("name", dataset.content["publisher"]?.string ?? dataset.title)
        feed.close("author")
        feed.element("rights", "\(dataset.licenceName), \(dataset.licenceURL)")
        for link in links where ["self", "first", "prev", "next", "last"].contains(link.relation) {
            let relation = link.relation == "prev" ? "previous" : link.relation
            feed.empty("link", [("rel", relation), ("href", repository.citation.address(link.address))])
        }
        for (record, value) in records { entry(record, value, &feed) }
        feed.close("feed")
        return feed.bytes
    }

    private static let entryMembers = JSONProjection(
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
    private var question: String {
        switch subject {
        case .list(let request, _): request.with { $0.query.order = [] }.words
        case .record(let record, _): record.name
        }
    }

    private func entry(_ record: Record, _ value: JSON, _ feed: inout XML) {
        feed.open("entry")
        feed.element("id", LinkedData.vocabulary + "change:" + record.id)
        feed.element("title", record.name)
        feed.element("updated", Self.moment(value["date"]?.string ?? repository.dataset.released.description))
        feed.empty("link", [("rel", "alternate"), ("href", repository.citation.address(record.path))])
        if let subject = value["record"]?.string {
            feed.empty("link", [("rel", "related"), ("href", repository.citation.address(subject))])
        }
        feed.element("summary", changeSummary(value))
        feed.close("entry")
    }

    /// What a change is about and what it did, in sentences.
    func changeSummary(_ change: JSON) -> String {
        let sentences = ChangeWords(repository, longest: 240).sentences(
            change["change"]?.string ?? "",
            change["details"]?.array ?? [],
            in: change["collection"]?.string ?? "",
            former: change["renamed_from"]?.string,
            atMost: 12
        )
        let release = "Release \(change["release"]?["number"] ?? .null): \(change["title"]?.string ?? "")".withoutStop
        return "\(release). \(sentences.joined(separator: " "))"
    }

    /// The first moment of a day in UTC (RFC 3339).
    private static func moment(_ day: String) -> String { day + "T00:00:00Z" }
}
