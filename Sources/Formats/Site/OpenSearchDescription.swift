package import Addresses
package import Directory
internal import Markup

/// Tells a browser how to search here from its address bar (OpenSearch 1.1, draft 6).
package struct OpenSearchDescription {
    package let repository: Repository
    package let publicAddress: PublicAddress

    /// The document.
    package var bytes: [UInt8] {
        let dataset = repository.dataset
        let search = publicAddress.absolute(Route.search.path) + "?q={searchTerms}"
        var xml = XML()
        xml.open("OpenSearchDescription", [("xmlns", "http://a9.com/-/spec/opensearch/1.1/")])
        // the specification allows a short name 16 characters, a description 1,024
        xml.element("ShortName", String(dataset.title.prefix(16)))
        xml.element("Description", String("\(dataset.description) \(dataset.unofficial)".prefix(1_024)))
        xml.empty("Url", [("type", "text/html"), ("template", search)])
        xml.empty("Url", [("type", Format.json.mediaType), ("template", search + "&format=json")])
        let suggestions = publicAddress.absolute(Route.openSearchSuggestions.path) + "?q={searchTerms}"
        xml.empty(
            "Url",
            [("type", RouteTable[.openSearchSuggestions].mediaType), ("rel", "suggestions"), ("template", suggestions)]
        )
        xml.empty(
            "Url",
            [
                ("type", SiteFile.openSearch.mediaType), ("rel", "self"),
                ("template", publicAddress.absolute(SiteFile.openSearch.path)),
            ]
        )
        xml.element("Image", publicAddress.absolute(SiteFile.favicon.path))
        xml.element("InputEncoding", "UTF-8")
        xml.element("Language", "en")
        xml.close("OpenSearchDescription")
        return Array(xml.text.utf8)
    }
}
