internal import Directory
internal import Formats
internal import HTTPSemantics

/// What goes with a drawing that is served alone: nothing is loaded or run, and of styles its own alone count.
enum SVGPolicy {
    static let fields: [APIResponse.Field] = [
        .init(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-\(ContentDigest.base64(of: Array(DrawingStyle.sheet.utf8)))'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        ),
        .init("Referrer-Policy", "no-referrer"),
    ]
}
