package import Addresses
package import Directory

/// What editors could do next: the kinds of work with their numbers, or a page of the items of one kind.
package struct WorklistDocument {
    package let request: WorklistRequest
    package let repository: Repository
    /// The items of the kind that was asked for.
    package let items: [Worklist.Item]
    /// Each kind of work with the number of its items; empty where one was asked for.
    package let kinds: [(kind: Worklist.Kind, count: Int)]

    /// Looks for the work. Linear in the data.
    package init(_ request: WorklistRequest, _ repository: Repository) {
        self.request = request
        self.repository = repository
        let worklist = Worklist(repository)
        items = request.kind.map(worklist.items) ?? []
        kinds = request.kind == nil ? Worklist.Kind.allCases.map { ($0, worklist.items(by: $0).count) } : []
    }

    /// The items of the page.
    package var page: ArraySlice<Worklist.Item> {
        let start = min(request.offset, items.count)
        return items[start..<min(start + request.limit, items.count)]
    }

    /// The addresses of this page and its neighbours.
    package var links: [(relation: String, address: String)] {
        let (limit, offset) = (request.limit, request.offset)
        let last = items.isEmpty ? 0 : (items.count - 1) / limit * limit
        var links = [("self", request.address(offset: offset)), ("first", request.address(offset: 0))]
        if offset > 0 { links.append(("prev", request.address(offset: max(0, min(offset - limit, last))))) }
        if offset + limit < items.count { links.append(("next", request.address(offset: offset + limit))) }
        links.append(("last", request.address(offset: last)))
        return links
    }

    /// The document in one of its formats; pages are made elsewhere.
    package func bytes(as format: Format) -> [UInt8] { format == .csv ? csv : json }

    private var json: [UInt8] {
        var meta: [JSON.Member] = []
        if let kind = request.kind {
            meta = [
                .init("by", .string(kind.rawValue)), .init("meaning", .string(kind.meaning)),
                .init("total", .integer(items.count)), .init("limit", .integer(request.limit)),
                .init("offset", .integer(request.offset)),
            ]
        }
        meta.append(.init("data_version", .string(repository.shortVersion)))
        meta.append(.init("citation", .string(repository.citation.text(links[0].address))))
        let document: JSON = [
            "data": .array(request.kind == nil ? kinds.map(Self.kind) : page.map(Self.item)), "meta": .object(meta),
            "links": .object(links.map { .init($0.relation, .string($0.address)) }),
        ]
        return document.bytes + [0x0A]
    }

    private static func kind(_ kind: Worklist.Kind, _ count: Int) -> JSON {
        [
            "by": .string(kind.rawValue), "meaning": .string(kind.meaning), "items": .integer(count),
            "url": .string(WorklistRequest.address(of: kind)),
        ]
    }

    private static func item(_ item: Worklist.Item) -> JSON {
        var members: [JSON.Member] = [.init("record", .string(item.record)), .init("name", .string(item.name))]
        if let field = item.field { members.append(.init("field", .string(field))) }
        return .object(members + [.init("detail", .string(item.detail))])
    }

    private var csv: [UInt8] {
        guard request.kind != nil else {
            return CSVCell.table(
                [["by", "meaning", "items", "url"]]
                    + kinds.map { [$0.rawValue, $0.meaning, "\($1)", WorklistRequest.address(of: $0)] },
                marked: request.table.hasMark
            )
        }
        return CSVCell.table(
            [["record", "name", "field", "detail"]] + page.map { [$0.record, $0.name, $0.field ?? "", $0.detail] },
            marked: request.table.hasMark
        )
    }
}
