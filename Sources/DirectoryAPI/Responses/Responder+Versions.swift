internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics

/// Which version of the data a request is about, and what an answer says of that.
extension Responder {
    /// A request for a former version, which resolves it itself; nil where the newest does: where no version is named, or
    /// the resource has none.
    func former(_ request: APIRequest, _ pairs: [Target.Pair], _ destination: Destination) -> ResolvedRequest? {
        guard pin == nil, request.method == .get || request.method == .head,
            pairs.contains(where: { $0.name == GeneralParameter.version.rawValue })
        else { return nil }
        var route: Route?
        if case .resource(let found) = destination {
            guard found.entry.takesVersion else { return nil }
            route = found
        }
        // what is wrong with the parameter is said by those who read it; of an address that leads nowhere, the problem is that
        guard case .former(let release)? = try? VersionQuestion(pairs, repository) else { return nil }
        var resolved = ResolvedRequest(.former(release), pairs: pairs)
        resolved.route = route
        resolved.audience = Reader(pairs, request.fields.acceptance)
        return resolved
    }

    /// The version that pairs ask about. One that answers from a former version has been chosen for it.
    func question(_ pairs: [Target.Pair]) throws(Problem) -> VersionQuestion {
        pin == nil ? try VersionQuestion(pairs, repository) : .newest
    }

    /// The addresses of a list, those of its other pages at the version of this one: a walk that began in a version stays in
    /// it, whatever replica it comes to. Those on pages are for people, who want the newest.
    func walk(
        _ links: [(relation: String, address: String)],
        _ format: Format
    ) -> [(relation: String, address: String)] {
        guard pin == nil, pinsWalks, formers.most > 0, format != .html else { return links }
        let here = VersionPin(repository.shortVersion)
        return links.map { link in
            ["next", "prev", "last"].contains(link.relation) ? (link.relation, here.address(link.address)) : link
        }
    }

    /// Says which version an answer is of, how long it holds, and where others are.
    ///
    /// - Parameter pairs: the query as the resource read it.
    func remember(_ response: inout APIResponse, _ route: Route, _ pairs: [Target.Pair]) {
        guard route.entry.takesVersion, [200, 206, 304].contains(response.status) else { return }
        let query = Target.query(pairs.withoutVersion.map { ($0.name, $0.value) })
        let address = route.path + query
        guard let pin, let newest = repository.newest else {
            return add([link("timegate", Self.timeGate(address))], to: &response)
        }
        let isPage = response["Content-Type"] == Format.html.mediaType
        if response["Cache-Control"] != "no-store", !isPage {
            response.fields.removeAll { $0.name == "Cache-Control" }
            response.fields.append(CommonHeaderFields.pinned)
        }
        guard response.status != 304 else { return }
        response.fields.append(.init("X-Robots-Tag", "noindex"))
        if let release = repository.releases.last {
            response.fields.append(.init("Memento-Datetime", HTTPDate(release.date).description))
        }
        let mementos = Mementos(route, newest)
        add(
            [
                link("original latest-version", address), link("timegate", Self.timeGate(address)),
                link("timemap", Self.timeMap(address), "; type=\"\(TimeMap.mediaType)\""),
            ]
                + mementos.around(pin.version).map { relation, memento in
                    link(
                        relation,
                        VersionPin(memento.release.shortVersion).address(memento.route.path + query),
                        "; datetime=\"\(HTTPDate(memento.release.date))\""
                    )
                },
            to: &response
        )
    }

    /// An element of a `Link` field.
    private func link(_ relation: String, _ address: String, _ parameters: String = "") -> String {
        "<\(prefix?.address(address) ?? address)>; rel=\"\(relation)\"\(parameters)"
    }

    /// Adds elements to the `Link` field of an answer, as far as there is room.
    private func add(_ elements: [String], to response: inout APIResponse) {
        var value = response["Link"] ?? ""
        for element in elements
        where value.utf8.count + element.utf8.count + 2 <= Representation.longestLinkField {
            value += value.isEmpty ? element : ", \(element)"
        }
        guard !value.isEmpty, response.status != 304 else { return }
        response.fields.removeAll { $0.name == "Link" }
        response.fields.append(.init("Link", value))
    }
}

extension CommonHeaderFields {
    /// How long what a former version says may be reused: it stays so, and a week bounds what a fault of ours would do.
    static let pinned = APIResponse.Field("Cache-Control", "max-age=604800")
}

extension APIResponse {
    /// The same with its addresses at a version.
    func pinned(_ pin: VersionPin) -> APIResponse {
        var response = APIResponse(
            status: status,
            fields: fields,
            content: pin.content(content, self["Content-Type"] ?? ""),
            closesConnection: closesConnection
        )
        response.label = label
        return response
    }
}

extension Release {
    /// The first dozen digits of its version.
    var shortVersion: String { String(version.prefix(12)) }
}
