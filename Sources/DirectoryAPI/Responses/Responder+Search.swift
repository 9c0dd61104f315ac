internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Pages

extension Responder {
    /// The answer of the search over all collections.
    func search(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let search = try ParameterReader.search(pairs)
        let format = try select(search.format, among: RouteTable[.search].formats, request)
        let collections = search.collections.isEmpty ? CollectionName.seeded : search.collections
        let places = search.offset..<search.offset + search.limit
        let repository = self.repository(search.languages, format, request)
        let result = repository.search(search.text, in: collections, places)
        var document = SearchDocument(request: search, result: result, repository: repository)
        document.links = walk(document.links, format)
        let body =
            format == .html
            ? Frame(
                page: SearchPage(repository: repository, request: search, result: result, links: document.links)
            ).document : document.bytes
        var representation = representation(format.mediaType, body)
        representation.isNegotiated = search.format == nil
        if format == .html { representation.fields = PagePolicy.fields }
        representation.tell(search.languages, repository.shownLanguages, format)
        representation.links = document.links
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The answer to what somebody has typed so far.
    func suggest(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let (document, asked) = try suggestions(pairs, .suggest)
        let format = try select(asked, among: RouteTable[.suggest].formats, request)
        var representation = representation(format.mediaType, document.bytes)
        representation.isNegotiated = asked == nil
        return representation.response(to: request)
    }

    /// The same for browsers.
    func openSearchSuggestions(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let (document, _) = try suggestions(pairs, .openSearchSuggestions)
        let mediaType = RouteTable[.openSearchSuggestions].mediaType
        return representation(mediaType, document.openSearch(publicAddress)).response(to: request)
    }

    private func suggestions(
        _ pairs: [Target.Pair],
        _ route: RouteID
    ) throws(Problem) -> (document: SuggestionDocument, format: Format?) {
        let asked = try ParameterReader.search(pairs, route)
        let collections = asked.collections.isEmpty ? CollectionName.seeded : asked.collections
        let result = repository.suggestions(asked.text, in: collections)
        return (SuggestionDocument(query: asked.text, result: result, repository: repository), asked.format)
    }
}
