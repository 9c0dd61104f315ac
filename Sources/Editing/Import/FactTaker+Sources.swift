internal import Directory
internal import Words

extension FactTaker {
    /// What a row says that its value rests on; a source that is not known is made.
    mutating func citation(_ row: FactRow) throws(EditRefusal) -> Citation {
        let source = try source(row.source)
        let citation = Citation(source: source, locator: row.locator, basis: row.basis, says: row.says)
        try draft.require(citation)
        return citation
    }

    private mutating func source(_ claim: FactRow.Claim) throws(EditRefusal) -> String {
        if let id = claim.id {
            guard Slug.isValid(id) else { throw .evidence("it has no source: \"\(id)\" is no id of one") }
            return try draft.find(RecordAddress(.sources, id)).id
        }
        guard let url = claim.url else {
            throw .evidence("it has no source: name the id of one, or its title, publisher and url")
        }
        if let known = sources[WebAddress.key(url)] ?? claim.text("read_at").flatMap({ sources[WebAddress.key($0)] }) {
            return known
        }
        guard let title = claim.title?.onOneLine, !title.isEmpty else {
            throw .evidence("no source of the seed has the address \(url), and the row has no title to make one")
        }
        if let date = claim.date, Day(date) == nil {
            throw .noValue(date, field: "the date of the source", expected: "YYYY-MM-DD, YYYY-MM or YYYY")
        }
        let id = freeID(claim, title)
        var members = [JSON.Member("name", .string(title)), .init("source_url", .string(url))]
        if let publisher = claim.publisher { members.append(.init("publisher", .string(publisher.onOneLine))) }
        if let date = claim.date { members.append(.init("published", .string(date))) }
        members += claim.members
        if claim.text("accessed") == nil, let accessed { members.append(.init("accessed", .string(accessed))) }
        _ = try draft.addSource(id, members)
        for address in [url, claim.text("read_at")].compactMap(\.self) { sources[WebAddress.key(address)] = id }
        return id
    }

    /// An id that no source has: words of publisher and title, and the year.
    private func freeID(_ claim: FactRow.Claim, _ title: String) -> String {
        func ascii(_ text: String?) -> [String] {
            Folding.words(text ?? "").filter { Slug.isValid($0) }
        }
        let host = ascii(claim.url.map { String(WebAddress.key($0).prefix { $0 != "/" }) })
        let (publisher, words) = (ascii(claim.publisher), ascii(title))
        var id = ((publisher.isEmpty ? host : publisher).prefix(2) + words.filter { $0.count > 3 }.prefix(4))
            .joined(separator: "-")
        if id.isEmpty { id = "source" }
        if let year = claim.date?.prefix(4) { id += "-\(year)" }
        var (free, number) = (id, 1)
        while draft[RecordAddress(.sources, free)] != nil
            || draft.holder(ofFormer: RecordAddress(.sources, free)) != nil
        {
            number += 1
            free = "\(id)-\(number)"
        }
        return free
    }
}
