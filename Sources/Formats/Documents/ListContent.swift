package import Addresses
package import Directory
internal import Memory

/// Makes the content of a collection's page.
package struct ListContent {
    package let request: ListRequest
    package let answer: Answer
    package let repository: Repository
    package let facetTables: FacetTables

    /// Joins its parts.
    package init(request: ListRequest, answer: Answer, repository: Repository, facetTables: FacetTables) {
        self.request = request
        self.answer = answer
        self.repository = repository
        self.facetTables = facetTables
    }

    private var query: Query { request.query }

    /// The content.
    package var content: Content {
        let address = ListAddress(request)
        let links = links(address)
        let notDated = notDated
        var content = Content(
            repository: repository,
            schema: repository[query.collection].schema,
            records: answer.records,
            isList: true,
            fields: request.view.fields,
            subject: .list(request, answer),
            meta: meta(address: links[0].address, notDated),
            links: links,
            parts: parts,
            facets: query.facets.isEmpty || !request.format.hasCompanions
                ? nil : facets(address),
            included: request.view.inclusions.isEmpty || !request.format.hasCompanions
                ? nil
                : Included(repository: repository, asOf: query.asOf).json(request.view.inclusions, for: answer.records),
            notDated: notDated
        )
        if !query.groups.isEmpty, let groups = answer.groups {
            content.groups = GroupContent(request: request, groups: groups, repository: repository)
        }
        return content
    }

    /// The fields of a past day in which the answer is today's, among those that the format shows.
    private var notDated: [String] {
        guard query.asOf != nil else { return [] }
        // groups have no records: what they are counted by is looked at all the same
        let showsGroups = !query.groups.isEmpty && (request.format.isTable || request.format == .svg)
        let shown =
            (showsGroups ? [] : request.view.fields)
            ?? (request.format.omitsUndated ? repository[query.collection].schema.datedFields : nil)
        return repository.notDated(request.scopedQuery, shown: shown, answer.records)
    }

    /// The list of the records that a past day leaves out because their dates do not tell.
    private var parts: [(relation: String, address: String)] {
        guard answer.undated > 0, query.undated == nil else { return [] }
        return [("undated", request.with(undated: .only).address)]
    }

    private func facets(_ address: ListAddress) -> MemoryBlock {
        FacetContent(
            request: request,
            address: address,
            facets: answer.facets,
            repository: repository,
            tables: facetTables
        ).json
    }

    /// The addresses of this page and its neighbours, this page first.
    private func links(_ address: ListAddress) -> [(relation: String, address: String)] {
        let (limit, offset) = (query.limit, query.offset)
        let last = answer.total == 0 ? 0 : (answer.total - 1) / limit * limit
        let first = address.page(at: 0)
        var links: [(relation: String, address: String)] = []
        links.reserveCapacity(5)
        links.append(("self", offset == 0 ? first : address.page(at: offset)))
        links.append(("first", first))
        if offset > 0 { links.append(("prev", address.page(at: max(0, min(offset - limit, last))))) }
        if offset + limit < answer.total { links.append(("next", address.page(at: offset + limit))) }
        links.append(("last", last == 0 ? first : address.page(at: last)))
        return links
    }

    private func meta(address: String, _ notDated: [String]) -> [UInt8] {
        var meta = JSONStream(capacity: 768)
        meta.beginObject()
        meta.member("total", answer.total)
        // a table that nobody limited has no limit to tell
        if request.limit != nil || !request.format.isTable { meta.member("limit", query.limit) }
        meta.member("offset", query.offset)
        var text = TextBuilder(capacity: 512)
        request.writeWords(to: &text)
        meta.member("query", text)
        if let day = query.asOf {
            meta.member("as_of", day.description)
            meta.member("undated", answer.undated)
            if !notDated.isEmpty { meta.member("not_dated", notDated) }
        }
        // other formats have no room for it
        let missing = request.format.hasCompanions ? MissingValues.found(by: request, in: repository) : []
        if !missing.isEmpty {
            let counts = missing.map { JSON.Member($0.parameter.name, .integer($0.count)) }
            meta.member("unknown", encoded: JSON.object(counts).bytes)
        }
        if let since = query.since {
            meta.member("since", encoded: since.json.bytes)
            if repository.isUnreleased { meta.member("unreleased", encoded: JSON.bool(true).bytes) }
        }
        let hints = request.unknown(total: answer.total).map(hint) + answer.hints.compactMap(hint)
        SearchNotesDocument.write(answer.notes, to: &meta)
        if !hints.isEmpty { meta.member("hints", encoded: JSON.array(hints).bytes) }
        meta.member("data_version", repository.shortVersion)
        text.removeAll()
        repository.citation.write(address, to: &text)
        meta.member("citation", text)
        meta.endObject()
        return meta.bytes
    }

    private func hint(_ unknown: UnknownValue) -> JSON {
        var members: [JSON.Member] = [
            .init("unknown", .string(unknown.parameter.name)), .init("value", .string(unknown.value)),
            .init("detail", .string(unknown.detail)),
        ]
        if let nearest = unknown.nearest { members.append(.init("nearest", .string(nearest))) }
        if let use = unknown.use { members.append(.init("use", .string(use))) }
        members.append(.init("url", .string(request.mending(unknown).address)))
        return .object(members)
    }

    private func hint(_ hint: Hint) -> JSON? {
        if case .nameInUse(let place) = hint.part {
            return request.askingEveryName(place, repository).map { other in
                [
                    "drop": .string(other.drop), "use": .string(other.use), "total": .integer(hint.total),
                    "url": .string(other.request.address),
                ]
            }
        }
        return request.without(hint.part).map { wider in
            ["drop": .string(wider.drop), "total": .integer(hint.total), "url": .string(wider.request.address)]
        }
    }
}
