internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Pages

extension Responder {
    /// The answer of a record as a card.
    func card(
        _ name: CollectionName,
        _ id: String,
        _ view: RecordView,
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        _ = try select(view.format, among: RecordLook.card.formats, request)
        let repository = self.repository(view.languages, .html, request)
        let record = try find(name, id, asOf: view.asOf, undated: view.undated, in: repository)
        var context = view
        (context.look, context.format) = (nil, nil)
        let card = RecordCard(
            record: record,
            id: id,
            repository: repository,
            publicAddress: publicAddress,
            context: context
        )
        var representation = self.card(card.document)
        representation.isNegotiated = view.format == nil
        representation.tell(view.languages, repository.shownLanguages, .html)
        representation.tell(notDated: repository.notDated(record, asOf: view.asOf, shown: RecordCard.shown(record)))
        representation.links = [("self", view.address(of: record.path)), ("canonical", record.path)]
        return representation.response(to: request)
    }

    /// The answer of a list as a card.
    func card(_ list: ListRequest, _ request: APIRequest) throws(Problem) -> APIResponse {
        _ = try select(list.view.format, among: RecordLook.card.formats, request)
        let repository = self.repository(list.view.languages, .html, request)
        var query = list.scopedQuery
        query.limit = list.limit ?? RecordLook.cardRows.usual
        let answer = repository.answer(query)
        let card = ListCard(request: list, answer: answer, repository: repository, publicAddress: publicAddress)
        var representation = self.card(card.document)
        representation.isNegotiated = list.view.format == nil
        representation.tell(list.view.languages, repository.shownLanguages, .html)
        representation.tell(notDated: repository.notDated(list.scopedQuery, shown: ["name"], answer.records))
        representation.links = [("self", list.address), ("canonical", list.query.collection.path)]
        return representation.response(to: request)
    }

    /// A card, which pages of others may show in a frame: nothing is loaded or sent, and the style is known by its digest.
    func card(_ document: [UInt8]) -> Representation {
        var representation = representation(Format.html.mediaType, document)
        representation.fields = [
            .init(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-\(CardDocument.styleDigest)'; base-uri 'none'; form-action 'none'; frame-ancestors *"
            ),
            // it repeats what another address says
            .init("X-Robots-Tag", "noindex"),
        ]
        return representation
    }
}
