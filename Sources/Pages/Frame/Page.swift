package import Addresses
package import Directory
package import Markup

/// A page of the site: what the frame needs to know of it, and what goes into the frame.
package protocol Page {
    /// The data that it is made of.
    var repository: Repository { get }
    /// What the page is called, without the name of the site.
    var title: String { get }
    /// What a reader finds on it, in a sentence, for search engines and previews.
    var summary: String { get }
    /// The one address that search engines should know it by; nil for what they should not keep.
    var canonical: String? { get }
    /// The path that the footer cites.
    var cited: String { get }
    /// The address of the page with names in the languages that the reader's browser prefers; nil where it has none.
    var neutral: String? { get }
    /// The same in other formats, with names in the same languages.
    var alternates: [Alternate] { get }
    /// The feed that tells of changes of what the page shows.
    var feed: Feed { get }
    /// The same with names in each of the languages of the OSCE; none where the page has no names.
    var translations: [(language: String, address: String)] { get }
    /// The path by which oEmbed knows what of the page other sites can show; nil for nothing.
    var embedded: String? { get }
    /// The address in the site's navigation that it belongs to.
    var section: String? { get }
    /// Whether it has a search box of its own, so that the header needs none.
    var hasSearchBox: Bool { get }
    /// The words that the search box shows.
    var words: String { get }
    /// The record that the page is of, which a former version compares with the newest; nil for other pages.
    var pastRecord: Record? { get }

    /// What search engines read of it, in the terms of schema.org; nil for nothing.
    func linkedData(_ publicAddress: PublicAddress?) -> JSON?
    /// Writes further elements of the document's head.
    func writeHead(to html: inout HTML)
    /// Writes what stands between header and footer.
    func write(to html: inout HTML)
}

extension Page {
    package var alternates: [Alternate] { [] }
    package var feed: Feed { Feed.ofAll }
    package var translations: [(language: String, address: String)] { [] }
    package var neutral: String? { canonical }
    package var cited: String { canonical ?? Route.serviceDocument.path }
    package var embedded: String? { nil }
    package var section: String? { nil }
    package var words: String { "" }
    package var pastRecord: Record? { nil }
    package var hasSearchBox: Bool { false }
    package func linkedData(_ publicAddress: PublicAddress?) -> JSON? { nil }
    package func writeHead(to html: inout HTML) {}
}

/// A feed to subscribe to, which readers of feeds find in a page.
package struct Feed {
    /// What is followed.
    package let title: String
    /// The address.
    package let path: String

    /// Joins its parts.
    package init(title: String, path: String) {
        self.title = title
        self.path = path
    }

    /// What follows all of the data.
    package static let ofAll = Feed(
        title: "Changes of the data",
        path: Route.collection(.changes).path(PathEnding(.atom))
    )
}

/// The content of a page in another format.
package struct Alternate {
    /// What people call the format.
    package let label: String
    /// The media type.
    package let mediaType: String
    /// Where it is.
    package let address: String

    /// An address in one of the formats of records.
    ///
    /// - Parameter count: how many records are there, where that is worth saying.
    package init(_ format: Format, _ address: String, count: Int? = nil) {
        label = count.map(format.counted) ?? format.label
        mediaType = format.mediaType
        self.address = address
    }
}
