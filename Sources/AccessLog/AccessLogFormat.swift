/// How the lines of the access log look.
package enum AccessLogFormat: String, Sendable, CaseIterable {
    /// Apache's combined format, `%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"`
    /// (https://httpd.apache.org/docs/2.4/logs.html#combined).
    case combined
    /// One JSON object a line, with more in it: route, duration, request id.
    case json
}
