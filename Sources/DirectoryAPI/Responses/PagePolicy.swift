internal import Formats
internal import HTTPSemantics

/// What goes with every page, so that nothing but this program's own files can act on it.
enum PagePolicy {
    /// Nothing is loaded, run or sent but to and from this server, and nothing that stands in the page itself is run.
    static let fields: [APIResponse.Field] = [
        .init(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    ]
}
