package import Memory

/// An answer as the API makes it, apart from any socket. The same request to the same data has an equal one.
package struct APIResponse: Sendable, Equatable {
    /// A response field.
    package struct Field: Sendable, Equatable {
        /// The name.
        package let name: String
        /// The value.
        package let value: String

        /// Joins a name and a value.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The status code.
    package var status: Int
    /// The fields, but for those that the listener adds: `Date`, `Content-Length`, `Connection`.
    package var fields: [Field]
    /// The content. Where the status is 304 or the request is HEAD, the listener sends its length alone.
    package let content: MemoryBlock
    /// Whether the connection ends after it, since what the client sent cannot be relied on.
    package var closesConnection: Bool
    /// What the API's metrics count it as: the number of the route's template; 0 for a request that leads nowhere.
    package var label = 0

    /// Makes an answer.
    package init(status: Int, fields: [Field] = [], content: MemoryBlock, closesConnection: Bool = false) {
        self.status = status
        self.fields = fields
        self.content = content
        self.closesConnection = closesConnection
    }

    /// Makes an answer with a copy of these bytes.
    package init(status: Int, fields: [Field] = [], body: [UInt8] = [], closesConnection: Bool = false) {
        self.init(status: status, fields: fields, content: MemoryBlock(body), closesConnection: closesConnection)
    }

    /// A copy of the content.
    package var body: [UInt8] { content.copy }

    /// The 304 of this answer, for a client that has its content already: the fields that a cache needs, and those that
    /// let a script see it (RFC 9110, 15.4.5). It keeps the content for its length: libmicrohttpd sends `Content-Length`
    /// with a 304, which has to be the length that a 200 would have (RFC 9110, 8.6).
    package var notModified: APIResponse {
        var response = APIResponse(
            status: 304,
            fields: fields.filter { Self.keptWhenNotModified.contains($0.name) },
            content: content,
            closesConnection: closesConnection
        )
        response.label = label
        return response
    }

    private static let keptWhenNotModified = [
        "ETag", "Last-Modified", "Cache-Control", "Vary", "X-Content-Type-Options", "Referrer-Policy",
        "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Content-Location", "Data-Version",
    ]

    /// The value of the first field of this name, in any case; nil where there is none.
    package subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value ?? fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
