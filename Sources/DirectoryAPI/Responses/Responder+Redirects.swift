internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics

/// Answers that send the client on.
extension Responder {
    /// Sends the client on to the record of an identifier. What the query asks for is asked of the record.
    func identified(_ word: String, _ request: APIRequest) throws(Problem) -> APIResponse {
        switch IdentifiedRecord(word, repository) {
        case .one(let record):
            return redirect(
                303,
                "See Other",
                to: Route.record(record.collection, id: record.id).path,
                query: request.target
            )
        case .removed(let record): throw Problem(record, repository)
        case .none(let problem):
            // the identifier of a format of the record
            guard let (stem, word) = PathEnding.split(word), case .one(let record) = IdentifiedRecord(stem, repository)
            else { throw problem }
            let route = Route.record(record.collection, id: record.id)
            guard let ending = route.endings.first(where: { $0.text == word.lowercased() }) else { throw problem }
            return redirect(303, "See Other", to: route.path(ending), query: request.target)
        }
    }

    func redirect(_ status: Int, _ title: String, to path: String, query raw: [UInt8]) -> APIResponse {
        let query = raw.firstIndex(of: UInt8(ascii: "?")).map { String(decoding: raw[$0...], as: UTF8.self) } ?? ""
        return redirect(status, title, to: path + (query == "?" ? "" : query))
    }

    /// Sends the client on to another address of this server.
    func redirect(_ status: Int, _ title: String, to location: String) -> APIResponse {
        let kept = pin?.address(location) ?? location
        let location = prefix?.address(kept) ?? kept
        let body: JSON = ["status": .integer(status), "title": .string(title), "location": .string(location)]
        return APIResponse(
            status: status,
            fields: [
                .init("Location", location), .init("Content-Type", Format.json.mediaType),
                CommonHeaderFields.cacheControl,
            ] + CommonHeaderFields.crossOrigin,
            body: body.bytes + [0x0A]
        )
    }
}
