internal import Directory

/// A parameter's name as other APIs have it, and what there is here instead.
package struct ForeignName {
    /// The name here; nil where nothing is needed.
    package let name: String?
    /// What to do, in a sentence.
    package let advice: String
    /// Whether the same value is right with the name here.
    package let keepsValue: Bool

    private init(_ name: String?, _ advice: String, keepsValue: Bool = true) {
        (self.name, self.advice, self.keepsValue) = (name, advice, keepsValue && name != nil)
    }

    /// What a name that does not exist here probably means.
    ///
    /// - Parameter exists: whether there is a parameter of a name here, its operator included.
    package init?(_ typed: String, exists: (String) -> Bool) {
        guard !typed.isEmpty else { return nil }
        let found = Self.bracketed(typed, exists) ?? Self.compared(typed, exists) ?? Self.word(typed, exists)
        guard let found else { return nil }
        self = found
    }

    /// A name with brackets behind it: `country[]`, `established[gte]`, `filter[country]`, `fields[operation]`.
    private static func bracketed(_ typed: String, _ exists: (String) -> Bool) -> ForeignName? {
        guard let open = typed.firstIndex(of: "[") else { return nil }
        let base = String(typed[..<open])
        let inner = String(typed[typed.index(after: open)...].prefix { $0 != "]" })
        if inner.isEmpty || inner.allSatisfy(\.isNumber) {
            return exists(base)
                ? ForeignName(base, "Use \(base) without brackets; commas separate its values: \(base)=a,b.") : nil
        }
        if let found = compared("\(base)__\(inner)", exists) { return found }
        if containers.contains(base.lowercased()), exists(inner) {
            return ForeignName(inner, "Each field is a parameter of its own: \(inner).")
        }
        return exists(base) ? ForeignName(base, "Use \(base) without brackets.") : word(base + inner, exists)
    }

    /// A name with the word or the sign of a comparison behind it: `country__in`, `established_from`, `established>`,
    /// which is what `established>=1998` comes as.
    private static func compared(_ typed: String, _ exists: (String) -> Bool) -> ForeignName? {
        for (sign, comparison) in signs where typed.hasSuffix(sign) {
            let base = String(typed.dropLast(sign.count))
            if exists(base + comparison) {
                return ForeignName(base + comparison, "Use \(base + comparison), with = before the value.")
            }
        }
        for separator in ["__", "_", ".", ":"] {
            guard let end = typed.ranges(of: separator).last else { continue }
            let (base, word) = (String(typed[..<end.lowerBound]), typed[end.upperBound...].lowercased())
            guard exists(base) else { continue }
            if lists.contains(word) {
                return ForeignName(base, "Commas separate the values of \(base): \(base)=a,b.")
            }
            // what differs from an operator by the separator alone
            if exists("\(base)__\(word)") {
                return ForeignName("\(base)__\(word)", "An operator follows two underscores: \(base)__\(word).")
            }
            guard let (comparison, keepsValue) = comparisons[word], exists(base + comparison) else { continue }
            return ForeignName(base + comparison, "Use \(base + comparison).", keepsValue: keepsValue)
        }
        return nil
    }

    /// A word that stands for a general parameter, or for one that is not needed here.
    private static func word(_ typed: String, _ exists: (String) -> Bool) -> ForeignName? {
        let word = typed.lowercased().filter { !"$_-.[] ".contains($0) }
        if word.isEmpty || needless.contains(word) {
            return ForeignName(nil, "Nothing has to be added against caches; leave \"\(typed)\" out.")
        }
        if keys.contains(word) { return ForeignName(nil, "No key is needed; leave \"\(typed)\" out.") }
        if callbacks.contains(word) {
            return ForeignName(nil, "Scripts of any origin may read the answers (CORS); leave \"\(typed)\" out.")
        }
        if containers.contains(word), exists(GeneralParameter.limit.rawValue) {
            return ForeignName(
                nil,
                "Each field is a parameter of its own, with operators behind two underscores: name__contains."
            )
        }
        if let comparison = ends[word] {
            // the first of the dates that resources are asked about
            let names = ["date", "established", "admitted", "published"].map { $0 + comparison }
            if let name = names.first(where: exists) {
                return ForeignName(name, "Use \(name) for a date; offset leaves records out.")
            }
        }
        return general[word].flatMap { exists($0.name ?? "") ? $0 : nil }
    }

    // MARK: What people type

    private static let signs = [
        (">", "__gte"), ("<", "__lte"), ("!", "__not"), ("~", "__contains"), ("*", "__contains"),
    ]

    private static let lists: Set = ["in", "any", "anyof", "oneof", "eq", "equals", "is", "iexact", "exact"]

    /// The operators here for the words of others, and whether they take the same value.
    private static let comparisons: [String: (comparison: String, keepsValue: Bool)] = [
        "ne": ("__not", true), "neq": ("__not", true), "isnot": ("__not", true), "exclude": ("__not", true),
        "nin": ("__not", true), "notin": ("__not", true),
        "from": ("__gte", true), "since": ("__gte", true), "min": ("__gte", true), "start": ("__gte", true),
        "ge": ("__gte", true), "to": ("__lte", true), "until": ("__lte", true), "max": ("__lte", true),
        "end": ("__lte", true), "le": ("__lte", true), "after": ("__gt", true), "before": ("__lt", true),
        "icontains": ("__contains", true), "like": ("__contains", false), "ilike": ("__contains", false),
        "search": ("__contains", true), "startswith": ("__contains", true), "istartswith": ("__contains", true),
        "endswith": ("__contains", true), "match": ("__contains", false), "regex": ("__contains", false),
        "isnull": ("__exists", false), "null": ("__exists", false), "notnull": ("__exists", true),
        "has": ("__exists", true), "isset": ("__exists", true), "range": ("__gte", false),
        "between": ("__gte", false),
    ]

    /// Words for the first or the last day of a time.
    private static let ends: [String: String] = [
        "from": "__gte", "since": "__gte", "startdate": "__gte", "datefrom": "__gte", "fromdate": "__gte",
        "after": "__gt", "to": "__lte", "until": "__lte", "till": "__lte", "enddate": "__lte", "dateto": "__lte",
        "todate": "__lte", "before": "__lt",
    ]
    private static let containers: Set = ["filter", "filters", "where", "fq"]
    private static let needless: Set = [
        "nocache", "cachebust", "cachebuster", "cb", "ts", "timestamp", "rand", "random", "rnd", "t",
    ]
    private static let keys: Set = ["apikey", "key", "token", "accesstoken", "appid", "auth"]
    private static let callbacks: Set = ["callback", "jsonp", "jsoncallback"]

    private static let general: [String: ForeignName] = {
        var table: [String: ForeignName] = [:]
        func add(
            _ parameter: GeneralParameter,
            _ words: [String],
            _ advice: String,
            keepsValue: Bool = true
        ) {
            for word in words { table[word] = ForeignName(parameter.rawValue, advice, keepsValue: keepsValue) }
        }
        add(
            .limit,
            [
                "perpage", "pagesize", "size", "count", "max", "maxresults", "maxrecords", "maxitems", "top", "take",
                "n",
                "num", "rows", "results", "resultsperpage", "itemsperpage", "pagelimit", "first", "length",
            ],
            "Use limit, the number of records to give."
        )
        add(
            .offset,
            ["skip", "start", "startindex", "startat", "pageoffset", "from"],
            "Use offset, the number of records to leave out before them."
        )
        add(
            .offset,
            ["page", "pagenumber", "pageno", "pagenum", "pageindex", "p", "pg", "paged"],
            "Use offset, which counts records, not pages: with limit=50 the third page begins at offset=100.",
            keepsValue: false
        )
        add(
            .offset,
            ["cursor", "pagetoken", "nexttoken", "continuation", "marker", "scroll"],
            "Lists go on at offset, and links.next is the address of the next page.",
            keepsValue: false
        )
        add(
            .q,
            [
                "search", "query", "searchterm", "searchtext", "keyword", "keywords", "term", "terms", "text", "s",
                "find", "fulltext", "phrase", "qs", "qstr",
            ],
            "Use q, which finds words."
        )
        add(
            .sort,
            ["orderby", "order", "ordering", "sortby", "sorting", "sortfield", "sortcolumn"],
            "Use sort, with a leading - for the greatest first: sort=-name.",
            keepsValue: false
        )
        add(
            .sort,
            ["sortorder", "sortdir", "sortdirection", "orderdir", "direction", "dir", "desc", "descending", "reverse"],
            "Use a leading - in sort for the greatest first: sort=-name.",
            keepsValue: false
        )
        add(
            .fields,
            ["select", "field", "columns", "cols", "only", "attributes", "props", "properties", "fieldset"],
            "Use fields, the fields to give."
        )
        add(
            .include,
            ["expand", "embed", "embedded", "includes", "populate", "with"],
            "Use include.",
            keepsValue: false
        )
        add(.facets, ["facet", "facetfield", "aggs", "aggregations", "aggregate"], "Use facets.")
        add(.group, ["groupby", "groups", "countby", "pivot", "by"], "Use group.")
        add(
            .format,
            ["output", "outputformat", "fmt", "mimetype", "alt", "accept", "wt", "extension", "ext", "f"],
            "Use format.",
            keepsValue: false
        )
        add(
            .asOf,
            ["asof", "at", "on", "day", "date", "datetime", "year", "validat", "validon", "pointintime"],
            "Use as_of, a day, a month or a year."
        )
        add(.bbox, ["box", "bounds", "extent", "boundingbox"], "Use bbox=west,south,east,north.", keepsValue: false)
        add(
            .lang,
            ["language", "languages", "locale", "locales", "hl", "langs", "uselang", "acceptlanguage"],
            "Use lang, the languages of names."
        )
        add(.depth, ["level", "levels", "hops", "maxdepth", "distance"], "Use depth.")
        return table
    }()
}
