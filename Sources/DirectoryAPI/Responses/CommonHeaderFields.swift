/// Response fields that many answers share.
enum CommonHeaderFields {
    /// Lets scripts of any origin read the answer, and the fields that matter to them (Fetch standard, CORS protocol);
    /// keeps browsers from guessing a type, and from telling others which address a link was followed from.
    static let crossOrigin: [APIResponse.Field] =
        [
            .init("Access-Control-Allow-Origin", "*"),
            .init("Access-Control-Expose-Headers", "ETag, Link, Retry-After"),
        ] + sameOrigin

    /// Keeps scripts of other origins from reading the answer, and says the rest of what `crossOrigin` does.
    static let sameOrigin: [APIResponse.Field] = [
        .init("X-Content-Type-Options", "nosniff"),
        .init("Referrer-Policy", "no-referrer"),
    ]

    /// What a preflight request is told.
    static let preflight: [APIResponse.Field] = [
        .init("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
        .init("Access-Control-Allow-Headers", "*, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since"),
        .init("Access-Control-Max-Age", "86400"),
    ]

    /// The methods of every resource.
    static let allow = APIResponse.Field("Allow", "GET, HEAD, OPTIONS")

    /// How long an answer may be reused: five minutes without asking, an hour more while asking, a day when we are down.
    /// `public` would add nothing: an answer with a lifetime to a request without credentials is shared anyway.
    static let cacheControl = APIResponse.Field(
        "Cache-Control",
        "max-age=300, stale-while-revalidate=3600, stale-if-error=86400"
    )
}
