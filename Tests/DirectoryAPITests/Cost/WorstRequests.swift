import Directory

/// Requests of some 8 KB that ask for as much work as their bytes can: every route with every shape of query that is
/// known to have cost more than it should, and others like them.
enum WorstRequests {
    /// About as much as the listener reads of a target.
    static let size = 8_000

    /// An address of every route.
    static let paths: [String] = {
        let records = CollectionName.seeded.compactMap { name in
            TestAPI.repository[name].records.first.map { "/\(name)/\($0.id)" }
        }
        let parts = ["evidence", "history", "related", "cite"].map { "/institutions/odihr/\($0)" }
        let others = [
            "/", "/search", "/graph", "/map", "/dataset", "/dataset/cite", "/dataset/download", "/openapi.json",
            "/docs",
            "/docs/open", "/docs/filtering", "/schemas/operation.json", "/context.jsonld", "/.well-known/api-catalog",
            "/healthz", "/readyz", "/metrics", "/robots.txt", "/sitemap.xml", "/llms.txt", "/favicon.ico", "/nowhere",
            "/id/odihr", "/id/wikidata:Q1", "/operations/nowhere", "/operations/bishkek/nowhere", "/OPERATIONS",
            "/operations/", "/operations.csv", "/states/Deutschland.jsonld", "/timeline.ics",
            "/operations/a.b.c.d.e.csv", "/schemas/operation-filters.json", "/dataset/linkset",
        ]
        return CollectionName.allCases.map { "/\($0)" } + records + parts + others
    }()

    /// A piece repeated until it is as long as a target may be.
    static func long(_ piece: String) -> String { String(repeating: piece, count: size / piece.utf8.count) }

    /// Pieces, each with its number, until they are as long as a target may be.
    static func numbered(_ piece: (Int) -> String) -> String {
        var text = ""
        for number in 0... {
            let next = piece(number)
            guard text.utf8.count + next.utf8.count <= size else { break }
            text += next
        }
        return text
    }

    /// Queries that are legal to write and ask for too much.
    static let queries: [String] = {
        let names = [
            "document", "country", "name", "summary", "sort", "fields", "include", "facets", "type", "relation",
            "source",
            "collection", "status", "staff.total", "established", "confidence", "lang", "identifier",
        ]
        let values = ["z,", "ru,", ",", "a,b,", "%01", "%F0%9F%98%80", "%C5%A1,", "%22", "%3C", "-", "kg,", "9,", "Å‡"]
        let lists = names.flatMap { name in values.map { "\(name)=" + long($0) } }
        let different = names.map { name in "\(name)=" + numbered { "z\($0)," } }
        let singles = [
            "q", "as_of", "undated", "limit", "offset", "depth", "style", "bbox", "format", "dates", "bom", "since",
            "compare",
        ]
        .flatMap { name in
            ["9", "a+", "%22a", "%CC%81", "1,", "&\(name)="].map { "\(name)=" + long($0) }
        }
        let operators = ["not", "gt", "contains", "exists", "zzz"].flatMap { suffix in
            ["name__\(suffix)=" + long("a,"), long("name__\(suffix)=a&"), numbered { "a\($0)__\(suffix)=b&" }]
        }
        let rows = [
            numbered { "_field\($0 % 12 + 1)=name&_is\($0 % 12 + 1)=contains&_value\($0 % 12 + 1)=z\($0)&" },
            "_field1=country&_value1=" + long("zz,"), "_field1=name&" + numbered { "_value1=z\($0)&" },
            "_field1=closed&_is1=between&_to1=" + long("9"), numbered { "_field\($0)=&" },
        ]
        let odd = [
            long("&"), long("="), long("a&"), long("&a="), long("_"), long("__&"), long("%26"), long("a=%3D&"),
            long("."),
            long("utm_a=1&"), long("q=a&"), long("+"), long("%F0%9F%98%80=&"), numbered { "dimention\($0)=x&" },
            numbered { "%3C\($0)%22=%26%3C%22&" }, numbered { "statsu=\($0)&countri=\($0)&" },
        ]
        return lists + different + singles + operators + rows + odd
    }()

    /// The queries for a path, as a program and as a person ask them. Each path has its share of them, so that each query
    /// is asked of several.
    static func queries(for path: String) -> [(query: String, accept: String)] {
        let own = paths.firstIndex(of: path) ?? 0
        return queries.enumerated().filter { ($0.offset + own) % shares == 0 }.map { place, query in
            (query, (place / shares + own) % 2 == 0 ? "*/*" : "text/html")
        }
    }

    /// Prime, so that no share is one kind of query.
    private static let shares = 19

    /// Paths that are legal to write and lead nowhere.
    static let longPaths: [String] = {
        let pieces = ["/", "/%2e", "/.", "/..", "//.", "/a", "/%2F", "/operations", "/%F0%9F%98%80"]
        let beginnings = [
            "", "/operations", "/operations/bishkek", "/docs", "/operations/bishkek/related", "/id", "/id/wikidata:",
        ]
        let names = ["a", "a-", "-", "%C5%A1", "%CC%81", "%F0%9F%98%80", "%01", "%3C", "%22", "_", "."]
        return beginnings.flatMap { beginning in
            pieces.map { beginning + long($0) } + names.map { "\(beginning)/" + long($0) }
        }
    }()
}
