internal import Metrics

extension RouteTable {
    /// The entry of a route.
    package static func entry(_ id: RouteID) -> RouteEntry {
        switch id {
        // MARK: Records
        case .collection:
            RouteEntry(
                id: id,
                template: "/{collection}",
                operation: "list-{collection}",
                summary: "List {collection}",
                content: .records,
                parameters: .list,
                tag: .collections,
                methods: Self.queried,
                greatestContent: RequestContent.longestQuery,
                cacheability: .question,
                longWork: .derived,
                counting: .byCollection,
                crawling: .told
            )
        case .record:
            RouteEntry(
                id: id,
                template: "/{collection}/{id}",
                operation: "get-{type}",
                summary: "Get one {type}",
                content: .records,
                parameters: .record,
                tag: .collections,
                cacheability: .question,
                longWork: .derived,
                counting: .byCollection,
                crawling: .told
            )
        case .evidence:
            RouteEntry(
                id: id,
                template: "/{collection}/{id}/evidence",
                operation: "get-evidence",
                summary: "What each field of a record rests on",
                content: .formats([.json, .csv, .html]),
                parameters: .general([.asOf, .undated, .version, .bom, .format]),
                tag: .parts,
                cacheability: .question,
                longWork: .derived
            )
        case .history:
            RouteEntry(
                id: id,
                template: "/{collection}/{id}/history",
                operation: "get-history",
                summary: "What the releases changed of a record",
                content: .changes,
                parameters: .changes,
                tag: .parts,
                cacheability: .question,
                longWork: .derived
            )
        case .related:
            RouteEntry(
                id: id,
                template: "/{collection}/{id}/related",
                operation: "get-related",
                summary: "The records that a record is tied to",
                content: .formats([.json, .svg, .graphml, .gexf, .html]),
                parameters: .general([.depth, .type, .relation, .asOf, .version, .lang, .format]),
                tag: .parts,
                cacheability: .question,
                longWork: .derived
            )
        case .citation:
            RouteEntry(
                id: id,
                template: "/{collection}/{id}/cite",
                operation: "get-cite",
                summary: "How to cite a record, or a fact of it with the sources that it rests on",
                content: .styles,
                parameters: .general([.field, .asOf, .undated, .version, .style]),
                tag: .parts,
                cacheability: .question,
                longWork: .derived
            )

        case .identifier:
            RouteEntry(
                id: id,
                template: "/id/{identifier}",
                operation: "get-by-identifier",
                summary: "Lead to the record of an identifier, ours or of others",
                content: .one(Format.json.mediaType),
                tag: .parts,
                cacheability: .question,
                isExported: false
            )

        // MARK: All of the data
        case .serviceDocument:
            RouteEntry(
                id: id,
                template: "/",
                operation: "service-document",
                summary: "What there is",
                content: .formats([.json, .html]),
                parameters: .general([.version, .format]),
                longWork: .allRecords,
                crawling: .told
            )
        case .dataset:
            RouteEntry(
                id: id,
                template: "/dataset",
                operation: "dataset",
                summary: "Version, licence, coverage, releases and open questions",
                content: .formats([.json, .jsonld, .html]),
                parameters: .general([.version, .format]),
                longWork: .allRecords,
                crawling: .told
            )
        case .datasetCitation:
            RouteEntry(
                id: id,
                template: "/dataset/cite",
                operation: "cite-dataset",
                summary: "How to cite the data set",
                content: .styles,
                parameters: .general([.version, .style]),
                navigation: .footer("How to cite")
            )
        case .datasetLinkSet:
            RouteEntry(
                id: id,
                template: "/dataset/linkset",
                operation: "dataset-linkset",
                summary: "What the data set consists of, as links (FAIR Signposting, level 2)",
                content: .one("application/linkset+json"),
                parameters: .general([.version])
            )
        case .worklist:
            RouteEntry(
                id: id,
                template: "/dataset/worklist",
                operation: "worklist",
                summary: "What editors could do next: facts that are old, rest on one source, or are not known",
                content: .formats([.json, .csv, .html]),
                parameters: .general([.version, .limit, .offset, .bom, .format]),
                cacheability: .question,
                longWork: .allRecords
            )
        case .download:
            RouteEntry(
                id: id,
                template: "/dataset/download",
                operation: "download",
                summary: "Everything in one file: an archive, a database or a workbook",
                content: .formats([.zip, .sqlite, .xlsx]),
                parameters: .general([.version, .since, .format]),
                longWork: [.whole, .allRecords],
                navigation: .footer("Download everything")
            )
        case .graph:
            RouteEntry(
                id: id,
                template: "/graph",
                operation: "graph",
                summary: "The records as nodes and what they say of each other as edges",
                content: .formats([.json, .svg, .graphml, .gexf, .html]),
                parameters: .general([.type, .relation, .asOf, .version, .lang, .format]),
                longWork: [.whole, .allRecords],
                navigation: .footer("Who stands where")
            )
        case .map:
            RouteEntry(
                id: id,
                template: "/map",
                operation: "map",
                summary: "Operations and institutions with their places; a page, a drawing or features",
                content: .formats([.json, .geojson, .svg, .html]),
                parameters: .general([.q, .asOf, .undated, .version, .type, .bbox, .lang, .format]),
                longWork: [.whole, .allRecords],
                crawling: .told,
                navigation: .header("Map")
            )
        case .search:
            RouteEntry(
                id: id,
                template: "/search",
                operation: "search",
                summary: "Search all collections",
                content: .formats([.json, .html]),
                parameters: .general([.q, .version, .limit, .offset, .lang, .format]),
                methods: Self.queried,
                greatestContent: RequestContent.longestQuery,
                cacheability: .question,
                isExported: false,
                crawling: .unwanted
            )

        case .suggest:
            RouteEntry(
                id: id,
                template: "/suggest",
                operation: "suggest",
                summary: "The records that somebody who types may mean",
                content: .formats([.json]),
                parameters: .general([.q, .version, .format]),
                cacheability: .question,
                isExported: false,
                crawling: .unwanted
            )
        case .openSearchSuggestions:
            RouteEntry(
                id: id,
                template: "/suggest/opensearch",
                operation: "suggest-opensearch",
                summary: "The same, as browsers ask for it from their address bar",
                content: .one("application/x-suggestions+json"),
                parameters: .general([.q, .version]),
                cacheability: .question,
                isExported: false,
                crawling: .unwanted
            )

        // MARK: Versions by time
        case .timeGate:
            RouteEntry(
                id: id,
                template: "/timegate/{path}",
                operation: "timegate",
                summary: "Lead to the version of an address at the time of Accept-Datetime (RFC 7089)",
                content: .one(Format.json.mediaType),
                tag: .parts,
                cacheability: .request,
                isExported: false,
                crawling: .unwanted
            )
        case .timeMap:
            RouteEntry(
                id: id,
                template: "/timemap",
                operation: "timemap",
                summary: "Every version of an address (RFC 7089)",
                content: .one("application/link-format"),
                cacheability: .question,
                isExported: false,
                crawling: .unwanted
            )

        case .oEmbed:
            RouteEntry(
                id: id,
                template: "/oembed",
                operation: "oembed",
                summary: "How to show a record, a list or a drawing in a page of others (oEmbed 1.0)",
                content: .one(Format.json.mediaType),
                cacheability: .request,
                // its own specification describes it
                isDescribed: false,
                isExported: false,
                crawling: .unwanted
            )

        // MARK: Names that are sent
        case .match, .reconciliation, .reconciliationSuggest, .reconciliationPropose, .reconciliationPreview,
            .reconciliationDraft, .reconciliationDraftMatch, .reconciliationDraftSuggest, .reconciliationDraftPropose,
            .reconciliationDraftExtend, .reconciliationDraftPreview, .mcp:
            matching(id)

        // MARK: Descriptions
        case .openAPI:
            RouteEntry(
                id: id,
                template: "/openapi.json",
                operation: "openapi",
                summary: "This document",
                content: .one(Format.json.mediaType),
                longWork: .whole,
                navigation: .footer("API description")
            )
        case .documentation:
            RouteEntry(
                id: id,
                template: "/docs",
                operation: "docs",
                summary: "The documentation",
                content: .one(Format.html.mediaType),
                longWork: .whole,
                crawling: .told,
                navigation: .header("Use the data")
            )
        case .documentationTopic:
            RouteEntry(
                id: id,
                template: "/docs/{topic}",
                operation: "docs-topic",
                summary: "A guide, or the reference of a collection",
                content: .one(Format.html.mediaType),
                longWork: .whole,
                counting: .byAddress
            )
        case .documentationForm:
            RouteEntry(
                id: id,
                template: "/docs/open",
                operation: "docs-open",
                summary: "Where the forms of the documentation lead",
                content: .one(Format.json.mediaType),
                cacheability: .form,
                isDescribed: false,
                isExported: false
            )
        case .asset:
            RouteEntry(
                id: id,
                template: "/assets/{file}",
                operation: "asset",
                summary: "A file that pages need",
                content: .file,
                isDescribed: false,
                isExported: false
            )
        case .schema:
            RouteEntry(
                id: id,
                template: "/schemas/{type}.json",
                operation: "schema",
                summary: "The JSON Schema of a record type",
                content: .one("application/schema+json")
            )
        case .filters:
            RouteEntry(
                id: id,
                template: "/schemas/{type}-filters.json",
                operation: "filters",
                summary: "What the list of a record type can be asked for: filters, their operators and values",
                content: .one(Format.json.mediaType)
            )
        case .seedSchema:
            RouteEntry(
                id: id,
                template: "/schemas/seed/{file}.json",
                operation: "seedSchema",
                summary: "The JSON Schema of a seed file, for editors",
                content: .one("application/schema+json")
            )
        case .linkedDataContext:
            RouteEntry(
                id: id,
                template: "/context.jsonld",
                operation: "context",
                summary: "The context of linked data",
                content: .one(Format.jsonld.mediaType)
            )
        case .apiCatalog:
            RouteEntry(
                id: id,
                template: "/.well-known/api-catalog",
                operation: "api-catalog",
                summary: "Where the API is described (RFC 9727)",
                content: .one("application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"")
            )

        case .securityText:
            RouteEntry(
                id: id,
                template: "/.well-known/security.txt",
                operation: "security-txt",
                summary: "Whom to tell of a weakness (RFC 9116); only where --security-contact is set",
                content: .one("text/plain; charset=utf-8"),
                cacheability: .moment,
                isExported: false
            )

        // MARK: Files that machines look for
        case .sitemap:
            RouteEntry(
                id: id,
                template: "/sitemap.xml",
                operation: "sitemap-xml",
                summary: "Every page for search engines (sitemaps.org); only where --public-url is set",
                content: .one("application/xml"),
                longWork: [.whole, .allRecords],
                needsPublicAddress: true
            )
        case .robots:
            RouteEntry(
                id: id,
                template: "/robots.txt",
                operation: "robots-txt",
                summary: "What crawlers may fetch (RFC 9309)",
                content: .one("text/plain; charset=utf-8"),
                longWork: [.whole, .allRecords]
            )
        case .languageModels:
            RouteEntry(
                id: id,
                template: "/llms.txt",
                operation: "llms-txt",
                summary: "What this is and how to ask it, for language models (llmstxt.org)",
                content: .one("text/markdown; charset=utf-8"),
                longWork: [.whole, .allRecords]
            )
        case .openSearch:
            RouteEntry(
                id: id,
                template: "/opensearch.xml",
                operation: "opensearch-xml",
                summary:
                    "How a browser searches here from its address bar (OpenSearch 1.1); only where --public-url is set",
                content: .one("application/opensearchdescription+xml"),
                longWork: [.whole, .allRecords],
                needsPublicAddress: true
            )
        case .favicon:
            RouteEntry(
                id: id,
                template: "/favicon.ico",
                operation: "favicon-ico",
                summary: "The sign of the site",
                content: .one("image/vnd.microsoft.icon"),
                longWork: [.whole, .allRecords]
            )

        // MARK: The moment
        case .health:
            RouteEntry(
                id: id,
                template: "/healthz",
                operation: "liveness",
                summary: "Whether the program runs",
                content: .one(Format.json.mediaType),
                cacheability: .moment,
                isExported: false
            )
        case .readiness:
            RouteEntry(
                id: id,
                template: "/readyz",
                operation: "readiness",
                summary: "Whether it has data to serve",
                content: .one(Format.json.mediaType),
                cacheability: .moment,
                isExported: false
            )
        case .metrics:
            RouteEntry(
                id: id,
                template: "/metrics",
                operation: "metrics",
                summary: "What the server counts, for Prometheus",
                content: .one(Exposition.mediaType),
                cacheability: .moment,
                isExported: false
            )
        }
    }
}
