internal import Addresses
internal import Formats
internal import HTTPSemantics

/// Response fields that many answers share.
enum CommonHeaderFields {
    /// Lets scripts of any origin read the answer, and the fields that matter to them (Fetch standard, CORS protocol);
    /// keeps browsers from guessing a type, and from telling others which address a link was followed from.
    static let crossOrigin: [APIResponse.Field] =
        [
            .init("Access-Control-Allow-Origin", "*"),
            .init(
                "Access-Control-Expose-Headers",
                "Accept-Ranges, Content-Disposition, Content-Location, Content-Range, Data-Version, ETag, Link, Memento-Datetime, Not-Dated, Repr-Digest, Retry-After"
            ),
        ] + sameOrigin

    /// Says that parts of the content can be asked for (RFC 9110, 14.3).
    static let acceptRanges = APIResponse.Field("Accept-Ranges", ByteRange.unit)

    /// The field with the version of the data that an answer was made of, in the twelve digits of `meta.data_version`.
    static let dataVersion = "Data-Version"

    /// The field that names what in an answer about a past day is of today: a list of tokens (RFC 9651, 3.1), as
    /// `meta.not_dated` has them. Absent where nothing is.
    static func notDated(_ fields: [String]) -> APIResponse.Field {
        .init("Not-Dated", fields.joined(separator: ", "))
    }

    /// Keeps scripts of other origins from reading the answer, and says the rest of what `crossOrigin` does.
    static let sameOrigin: [APIResponse.Field] = [
        .init("X-Content-Type-Options", "nosniff"),
        .init("Referrer-Policy", "no-referrer"),
    ]

    /// What a preflight request is told of a resource with these methods.
    static func preflight(_ methods: [APIRequest.Method]) -> [APIResponse.Field] {
        [
            .init("Access-Control-Allow-Methods", list(methods)),
            .init(
                "Access-Control-Allow-Headers",
                "*, Accept-Datetime, Accept-Language, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range"
            ),
            .init("Access-Control-Max-Age", "86400"),
        ]
    }

    /// The methods of a resource.
    static func allow(_ methods: [APIRequest.Method]) -> APIResponse.Field { .init("Allow", list(methods)) }

    private static func list(_ methods: [APIRequest.Method]) -> String {
        methods.map(\.rawValue).joined(separator: ", ")
    }

    /// The media type of a QUERY (RFC 10008, 3).
    static let acceptQuery = APIResponse.Field("Accept-Query", ContentReader.form)

    /// What content a route takes: the media types of a POST (W3C Linked Data Platform, 7.1) or of a QUERY (RFC 10008, 3).
    static func accepted(by entry: RouteEntry) -> [APIResponse.Field] {
        var fields: [APIResponse.Field] = []
        if entry.methods.contains(.query) { fields.append(acceptQuery) }
        if entry.methods.contains(.post) {
            fields.append(.init("Accept-Post", ContentReader.mediaTypes(of: entry.id).joined(separator: ", ")))
        }
        return fields
    }

    /// How long an answer may be reused: five minutes without asking, an hour more while asking, a day when we are down.
    /// `public` would add nothing: an answer with a lifetime to a request without credentials is shared anyway.
    static let cacheControl = APIResponse.Field(
        "Cache-Control",
        "max-age=300, stale-while-revalidate=3600, stale-if-error=86400"
    )
}
