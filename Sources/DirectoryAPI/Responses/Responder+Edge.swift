internal import Addresses
internal import Directory
internal import HTTPSemantics

extension Responder {
    /// A request as it is read: without what selects a representation beside the address, where the operator wants that.
    func selecting(_ request: APIRequest) -> APIRequest {
        guard edge.negotiation != .on, request.method.isSafe else { return request }
        var request = request
        // a browser's, so that what has no page is answered all the same
        request.fields[.accept] = edge.negotiation == .pages ? "text/html,*/*;q=0.8" : nil
        request.fields[.acceptLanguage] = nil
        return request
    }

    /// Has a response say no more than it may that it depends on fields of the request, and which tags it bears.
    func finish(_ response: inout APIResponse, _ route: Route?, _ request: APIRequest) {
        if edge.negotiation != .on, request.method.isSafe {
            response.fields = response.fields.compactMap { field in
                guard field.name == "Vary" else { return field }
                let rest = field.value.split(separator: ",").map { $0.drop { $0 == " " } }
                    .filter { $0 != "Accept" && $0 != "Accept-Language" }
                return rest.isEmpty ? nil : APIResponse.Field("Vary", rest.joined(separator: ", "))
            }
        }
        guard edge.hasTags, response["Cache-Control"] != nil, response["Cache-Control"] != "no-store" else { return }
        let tags = ["data", "version-\(repository.shortVersion)"] + (route?.tags ?? [])
        // Fastly, Varnish with xkey; Cloudflare, Bunny, Akamai
        response.fields.append(.init("Surrogate-Key", tags.joined(separator: " ")))
        response.fields.append(.init("Cache-Tag", tags.joined(separator: ",")))
    }
}

extension Route {
    /// What its answers are about: the collection and, of a record or a part of one, the record.
    fileprivate var tags: [String] {
        let segments = path.split(separator: "/").map(String.init)
        guard let first = segments.first, CollectionName(rawValue: first) != nil else { return [] }
        return segments.count > 1 ? [first, "\(first)/\(segments[1])"] : [first]
    }
}
