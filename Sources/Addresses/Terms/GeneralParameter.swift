package import Directory

/// A parameter that is not a field of records. This table is what the parser, messages and documentation read.
package enum GeneralParameter: String, Sendable, CaseIterable {
    case q, asOf = "as_of", undated, version, sort, limit, offset, fields, include, facets, group, format, type,
        relation, depth,
        style, field, view,
        bbox, lang, dates, bom
    case since, compare

    /// Whether it takes several values, separated by commas or by repetition.
    package var takesList: Bool {
        switch self {
        case .sort, .fields, .include, .facets, .group, .type, .relation, .lang: true
        case .q, .asOf, .undated, .version, .limit, .offset, .format, .depth, .style, .field, .view, .bbox, .dates,
            .bom:
            false
        case .since, .compare: false
        }
    }

    /// Whether a page with it only repeats others in another way, so that crawlers leave it alone.
    package var repeatsPages: Bool {
        switch self {
        case .asOf, .undated, .version, .sort, .fields, .include, .facets, .group, .format, .bbox, .lang, .dates, .bom,
            .field,
            .view:
            true
        case .since, .compare: true
        case .q, .limit, .offset, .type, .relation, .depth, .style: false
        }
    }

    /// What it does, as a sentence for users.
    package var meaning: String {
        switch self {
        case .q:
            "Finds words in names, former names, acronyms and prose, without regard to case and diacritics. All have to be there; words in double quotes have to follow each other; the last word finds longer ones that begin with it."
        case .asOf:
            "The world on that day: only what existed then, as it was then. A month or a year means its last day; a day behind that of the data means that day."
        case .undated:
            "With as_of: what to do with records whose dates do not tell whether they existed on the day. They are left out and counted (`meta.undated`); include adds them, only gives them alone. Each record then says in `dated` whether its dates tell."
        case .version:
            "What a release of the data said: seven or more digits of its version, as `meta.data_version` has it; /dataset lists them."
        case .sort:
            "Orders the records by these fields, the first first; a leading - puts the greatest first. Records without a value come last, ids decide what is left open."
        case .limit:
            "How many records to give at most. JSON and pages give 50 unless asked otherwise, and 500 at most; tables (csv, xlsx, ndjson, geojson, jsonld) and calendars give all, and take any number."
        case .offset: "How many records to leave out before them; a table then gives the rest."
        case .fields: "The fields to give, instead of all."
        case .include: "Related records to give in full, once each, under `included`."
        case .facets: "Parameters whose values to count among all records that match."
        case .group:
            "Counts the records by the values of one or two fields, such as closed.year,region; dates by year or decade. The counts are groups in JSON and on the page, the rows of a table, and a drawing with format=svg. A record with several values counts in several groups."
        case .format: "The format of the answer; overrides Accept."
        case .type: "The types of records to show, such as operation,state; all but sources where none is named."
        case .relation: "The relations to follow, such as host,mandates; all but evidence where none is named."
        case .depth: "How many links away a record may be."
        case .style: "The style of the citation; overrides Accept."
        case .field:
            "The fact to cite, as evidence names it: a field, `object.field`, or an item of a list as `list.key`. The record as a whole where none is named."
        case .view:
            "Another view: dossier, a record on a few sheets, also in Markdown (format=md); card, a few lines for pages of others."
        case .bbox: "Only seats within west,south,east,north in degrees (RFC 7946, 5); the map shows that part."
        case .lang:
            "The languages of names, the dearest first, such as ru,en: name is the official name in the first of them that has one, otherwise in English. Nothing else is translated."
        case .dates:
            "How tables for spreadsheets show a date, which may be known to the month or the year alone. bounds, which is usual, has two more columns for each, the first and the last day that it may mean (`established_from`, `established_to`); plain leaves them out. Other formats have dates as the records have them."
        case .since:
            "What changed between a version and now: seven or more digits of it, as `meta.data_version` had them. Each record is told once, with what is left of all releases since then: what changed twice is one change, what changed back is none."
        case .compare:
            "What of the record changed between a version and now, field by field, before and after: seven or more digits of the version."
        case .bom:
            "Whether CSV begins with a byte order mark, which Excel before 2016 needs to read letters beyond ASCII: 1 for one. Other formats have none."
        }
    }

    /// The parameters of a collection's list.
    package static func ofList(_ schema: CollectionSchema) -> [GeneralParameter] { lists[schema.name] ?? [] }

    private static let lists = CollectionSchema.table { schema in
        [
            GeneralParameter.q, .asOf, .undated, .version, .sort, .limit, .offset, .fields, .include, .facets, .group,
            .view,
            .lang,
            .dates, .bom,
            .since,
            .format,
        ]
        .filter { $0.applies(to: schema) }
    }

    /// The parameters of a record.
    package static func ofRecord(_ schema: CollectionSchema) -> [GeneralParameter] {
        records[schema.name] ?? []
    }

    private static let records = CollectionSchema.table { schema in
        [GeneralParameter.view, .asOf, .undated, .version, .fields, .include, .lang, .dates, .bom, .compare, .format]
            .filter {
                $0.applies(to: schema)
            }
    }

    /// Whether the parameter has a meaning for a collection.
    private func applies(to schema: CollectionSchema) -> Bool {
        switch self {
        case .asOf, .undated: schema.lifespan != nil
        case .include: !Inclusion.names(of: schema).isEmpty
        case .view: !RecordLook.looks(of: schema).isEmpty
        case .since: schema.name == .changes
        case .compare: !schema.name.isDerived
        default: true
        }
    }
}
