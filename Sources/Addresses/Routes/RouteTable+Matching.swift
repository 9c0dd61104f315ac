internal import HTTPSemantics

/// The routes that names are matched at.
extension RouteTable {
    /// The entry of one of them. What belongs to `/reconcile` is described by the specifications of that API, and not again
    /// in the OpenAPI document.
    static func matching(_ id: RouteID) -> RouteEntry {
        switch id {
        case .match:
            RouteEntry(
                id: id,
                template: "/match",
                operation: "match",
                summary: "Match a list of names",
                content: .formats([.json, .csv, .html]),
                parameters: .general([.type, .version, .bom, .format]),
                methods: Self.sent,
                greatestContent: RequestContent.longest,
                cacheability: .request,
                longWork: .allRecords,
                isExported: false,
                crawling: .allowed,
                navigation: .footer("Match a list of names")
            )
        case .reconciliation:
            RouteEntry(
                id: id,
                template: "/reconcile",
                operation: "reconcile",
                summary: "Reconciliation for OpenRefine",
                content: .one(Format.json.mediaType),
                methods: Self.sent,
                greatestContent: RequestContent.longest,
                cacheability: .request,
                longWork: .allRecords,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationSuggest:
            RouteEntry(
                id: id,
                template: "/reconcile/suggest/{what}",
                operation: "reconcile-suggest",
                summary: "Completions of entities, properties and types for the dialogs of OpenRefine",
                content: .one(Format.json.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationPropose:
            RouteEntry(
                id: id,
                template: "/reconcile/extend/propose",
                operation: "reconcile-propose",
                summary: "The properties that records of a type can be extended by",
                content: .one(Format.json.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationPreview:
            RouteEntry(
                id: id,
                template: "/reconcile/preview",
                operation: "reconcile-preview",
                summary: "A card about a record, which may stand in a frame",
                content: .one(Format.html.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraft:
            RouteEntry(
                id: id,
                template: "/reconcile/draft",
                operation: "reconcile-draft",
                summary: "Reconciliation Service API 1.0-draft: the manifest",
                content: .one(Format.json.mediaType),
                cacheability: .request,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraftMatch:
            RouteEntry(
                id: id,
                template: "/reconcile/draft/match",
                operation: "reconcile-draft-match",
                summary: "A batch of queries in 1.0-draft",
                content: .one(Format.json.mediaType),
                methods: Self.posted,
                greatestContent: RequestContent.longest,
                cacheability: .request,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraftSuggest:
            RouteEntry(
                id: id,
                template: "/reconcile/draft/suggest/{what}",
                operation: "reconcile-draft-suggest",
                summary: "Completions in 1.0-draft",
                content: .one(Format.json.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraftPropose:
            RouteEntry(
                id: id,
                template: "/reconcile/draft/extend/propose",
                operation: "reconcile-draft-propose",
                summary: "Properties to extend by in 1.0-draft",
                content: .one(Format.json.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraftExtend:
            RouteEntry(
                id: id,
                template: "/reconcile/draft/extend",
                operation: "reconcile-draft-extend",
                summary: "Values of records in 1.0-draft",
                content: .one(Format.json.mediaType),
                methods: Self.posted,
                greatestContent: RequestContent.longest,
                cacheability: .request,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .reconciliationDraftPreview:
            RouteEntry(
                id: id,
                template: "/reconcile/draft/preview",
                operation: "reconcile-draft-preview",
                summary: "The card in 1.0-draft",
                content: .one(Format.html.mediaType),
                cacheability: .question,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        case .mcp:
            RouteEntry(
                id: id,
                template: "/mcp",
                operation: "mcp",
                summary: "The Model Context Protocol for assistants",
                content: .one(Format.json.mediaType),
                methods: Self.posted,
                greatestContent: RequestContent.longestQuery,
                cacheability: .request,
                longWork: .allRecords,
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )
        default: preconditionFailure("\(id) is in RouteTable+Entries")
        }
    }

    /// The methods of a list, which can be asked for by content, too (RFC 10008).
    static let queried: [APIRequest.Method] = [.get, .head, .options, .query]
    /// The methods of what a form or a file is sent to, and that says of itself what it is.
    static let sent: [APIRequest.Method] = [.get, .head, .options, .post]
    /// The methods of what something is sent to.
    static let posted: [APIRequest.Method] = [.options, .post]
}
