package import Directory
package import HTTPSemantics

/// What the table says of a route.
package struct RouteEntry: Sendable {
    /// The route.
    package let id: RouteID
    /// Its path.
    package let template: PathTemplate
    /// The name of its operation in the OpenAPI document; what varies in the path may stand in it.
    package let operation: String
    /// What it holds, as the beginning of a sentence for users; what varies in the path may stand in it.
    package let summary: String
    /// What it is had as.
    package let content: Content
    /// The parameters of its query.
    package var parameters: Parameters = .none
    /// The part of the documentation that describes it.
    package var tag: ReferenceTag = .service
    /// The methods that it answers.
    package var methods: [APIRequest.Method] = [.get, .head, .options]
    /// The bytes of content that a request may have: none where only GET, HEAD and OPTIONS are answered.
    package var greatestContent = 0
    /// What an answer depends on, and so how long it may be kept.
    package var cacheability: Cacheability = .document
    /// What makes an answer long work.
    package var longWork: LongWork = []
    /// How the metrics tell its requests apart.
    package var counting: Counting = .together
    /// Whether the OpenAPI document describes it.
    package var isDescribed = true
    /// Whether a static export has it.
    package var isExported = true
    /// What crawlers do with it.
    package var crawling: Crawling = .allowed
    /// Where every page leads to it; nil for nowhere.
    package var navigation: Navigation?
    /// Whether it consists of absolute addresses, so that there is none where the public address is not known.
    package var needsPublicAddress = false

    /// What a resource is had as.
    package enum Content: Sendable {
        /// The formats of the records of the collection in the path.
        case records
        /// The formats of the records of `/changes`.
        case changes
        /// Formats, chosen by `format` or `Accept`; the first is taken where none is preferred.
        case formats([Format])
        /// Styles of citations, chosen by `style` or `Accept`.
        case styles
        /// One media type.
        case one(String)
        /// One media type, which the file in the path has.
        case file
    }

    /// The parameters of a route.
    package enum Parameters: Sendable {
        /// None.
        case none
        /// The filters of the collection in the path, and what lists have.
        case list
        /// What a record of the collection in the path has.
        case record
        /// Those of the list of changes.
        case changes
        /// These, and what the route's own reader knows beside them.
        case general([GeneralParameter])
    }

    /// What an answer depends on beside the version of the data.
    package enum Cacheability: Sendable {
        /// Nothing where there are no parameters: such an answer is created once for a version.
        case document
        /// What is asked for: the path names a record, or the query says what to look for.
        case question
        /// The moment: no cache keeps it.
        case moment
        /// What a form sends: the answer sends the browser on, and no cache of the program keeps it.
        case form
        /// The content of the request, or the host that it names: no cache keeps it.
        case request
    }

    /// What makes an answer long work, which a thread that serves others does not begin.
    package struct LongWork: OptionSet, Sendable {
        package let rawValue: Int

        /// The options with these bits.
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// The answer without parameters describes all of the data or all of the API.
        package static let whole = LongWork(rawValue: 1)
        /// The answer looks at all records, of which there are many.
        package static let allRecords = LongWork(rawValue: 2)
        /// It looks at all records where it is about a past day, of a derived collection, or in another format.
        package static let derived = LongWork(rawValue: 4)
    }

    /// How the metrics tell the requests of a route apart.
    package enum Counting: Sendable {
        /// Not at all: one figure for all addresses.
        case together
        /// By the collection.
        case byCollection
        /// By the address, of which there are a few.
        case byAddress
    }

    /// What crawlers do with a route.
    package enum Crawling: Sendable {
        /// They are told of it by the site map.
        case told
        /// They may fetch it.
        case allowed
        /// They are asked to leave it alone.
        case unwanted
    }

    /// Where every page leads to a route, and what the link says.
    package enum Navigation: Sendable {
        case header(String)
        case footer(String)
    }
}

extension RouteEntry {
    /// The formats that it is had in; none where other choices or the collection decide.
    package var formats: [Format] { if case .formats(let formats) = content { formats } else { [] } }

    /// The general parameters of its query; none where the collection decides.
    package var general: [GeneralParameter] { if case .general(let parameters) = parameters { parameters } else { [] } }

    /// Whether its answers have data, which a release had otherwise.
    package var takesVersion: Bool {
        switch parameters {
        case .list, .record, .changes: true
        case .general(let parameters): parameters.contains(.version)
        case .none: false
        }
    }

    /// Whether it gives a list of records that can be filtered and counted.
    package var isList: Bool {
        switch parameters {
        case .list, .changes: true
        case .none, .record, .general: false
        }
    }

    /// The one media type that it is had as; empty where there are several.
    package var mediaType: String { if case .one(let mediaType) = content { mediaType } else { "" } }

    /// A text of the entry about a collection, whose name and type of record take the places of `{collection}` and
    /// `{type}`.
    package func text(_ text: String, _ schema: CollectionSchema) -> String {
        text.replacing("{collection}", with: schema.name.rawValue).replacing("{type}", with: schema.type)
    }
}
