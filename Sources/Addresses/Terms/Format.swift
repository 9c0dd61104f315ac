package import Directory
internal import HTTPSemantics

/// A format that records, or all of the data, can be had in. Its name is what files of it end in.
package enum Format: String, Negotiable, CaseIterable {
    // the first that a client accepts equally well is taken
    case json, ndjson, csv, geojson, jsonld, atom, jsonfeed, ics, svg, xlsx, graphml, gexf, zip, sqlite, html
    case markdown = "md"

    /// The media type with its parameters (RFC 6838).
    package var mediaType: String {
        switch self {
        case .json: "application/json"
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .geojson: "application/geo+json"
        case .jsonld: "application/ld+json"
        case .atom: "application/atom+xml"
        case .jsonfeed: "application/feed+json"
        case .ics: "text/calendar; charset=utf-8"
        case .svg: "image/svg+xml"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .graphml: "application/graphml+xml"
        case .gexf: "application/gexf+xml"
        case .zip: "application/zip"
        case .sqlite: "application/vnd.sqlite3"
        case .html: "text/html; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        }
    }

    /// What people call it.
    package var label: String {
        switch self {
        case .json: "JSON"
        case .ndjson: "JSON lines"
        case .csv: "CSV"
        case .geojson: "GeoJSON"
        case .jsonld: "JSON-LD"
        case .atom: "Atom feed"
        case .jsonfeed: "JSON feed"
        case .ics: "Calendar"
        case .svg: "SVG"
        case .xlsx: "XLSX"
        case .graphml: "GraphML"
        case .gexf: "GEXF"
        case .zip: "Archive"
        case .sqlite: "SQLite"
        case .html: "Page"
        case .markdown: "Markdown"
        }
    }

    /// Whether it is a table of records without links to further pages: complete unless a `limit` is given.
    ///
    /// Feeds are paged, as readers of feeds expect (RFC 5005), drawings show what they have room for, and JSON and pages
    /// lead from one page to the next.
    package var isTable: Bool {
        switch self {
        case .ndjson, .csv, .geojson, .jsonld, .xlsx, .ics: true
        case .json, .atom, .jsonfeed, .svg, .graphml, .gexf, .zip, .sqlite, .html, .markdown: false
        }
    }

    /// Whether it is compressed by its nature, or read from places within, so that a content coding would be in the way.
    package var isPacked: Bool {
        switch self {
        case .xlsx, .zip, .sqlite: true
        default: false
        }
    }

    /// Whether there is room for what goes with the records: links, counts, included records.
    package var hasCompanions: Bool { self == .json || self == .geojson }

    /// The formats in which somebody who asks for counts or included records finds them, or is led to them.
    package static let withCompanions: [Format] = [.json, .geojson, .html]

    /// Whether it leaves out of a past day what nothing dates, since it has no room to say that this is of today.
    package var omitsUndated: Bool { self == .csv || self == .ndjson || self == .xlsx }

    /// How many records may be asked for.
    package var limits: ClosedRange<Int> { isTable ? Query.tableLimits : Query.limits }

    /// How many records are given where nobody says how many.
    package var usualLimit: Int { isTable ? Query.tableLimits.upperBound : Query.defaultLimit }

    /// What its records are called where they are counted: "CSV, 68 rows".
    package func counted(_ count: Int) -> String {
        let unit =
            switch self {
            case .ndjson: "line"
            case .csv, .xlsx: "row"
            case .geojson: "feature"
            case .ics: "event"
            default: "record"
            }
        return "\(label), \(count) \(unit)\(count == 1 ? "" : "s")"
    }

    /// What it is for, as a sentence for users.
    package var meaning: String {
        switch self {
        case .json: "JSON with everything: records, facets, included records, links."
        case .ndjson: "One record as JSON on each line, all of them unless limit is given."
        case .csv:
            "A table for spreadsheets (RFC 4180, UTF-8), all rows unless limit is given; lists of words joined by semicolons, lists of objects as JSON."
        case .geojson: "A feature for each record, at its seat (RFC 7946), all of them unless limit is given."
        case .atom: "A feed to subscribe to (RFC 4287), of changes alone, page by page."
        case .jsonfeed: "The same feed in JSON (JSON Feed 1.1)."
        case .ics:
            "A calendar to subscribe to (RFC 5545), of the timeline: all events whose day is known, unless limit is given."
        case .jsonld:
            "Linked data in the terms of W3C ORG and schema.org (JSON-LD 1.1), all records unless limit is given."
        case .svg: "A drawing to use elsewhere (SVG 2), of the timeline and the map."
        case .xlsx:
            "A workbook for Excel and LibreOffice (Office Open XML) with the columns of csv, all rows unless limit is given."
        case .graphml: "The graph for Gephi, networkx and igraph (GraphML 1.0)."
        case .gexf: "The graph for Gephi (GEXF 1.3)."
        case .zip: "All of the data as files."
        case .sqlite: "All of the data as a database (SQLite 3)."
        case .html: "A page for people, which is what a browser asks for."
        case .markdown: "A dossier as text with signs of Markdown (CommonMark, with tables and footnotes)."
        }
    }

    /// The formats of a collection's records.
    package static func available(for schema: CollectionSchema) -> [Format] { available[schema.name] ?? [] }

    private static let available = CollectionSchema.table { schema -> [Format] in
        let hasPlaces = Leaf.paths(of: schema).contains("seat.coordinates")
        return allCases.filter { format in
            switch format {
            case .geojson: hasPlaces
            case .atom, .jsonfeed: schema.name == .changes
            case .svg, .ics: schema.name == .timeline
            case .graphml, .gexf, .zip, .sqlite, .markdown: false
            default: true
            }
        }
    }
}
