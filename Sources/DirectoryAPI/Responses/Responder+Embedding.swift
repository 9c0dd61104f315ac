internal import Addresses
internal import Directory
internal import Drawings
internal import Formats
internal import HTTPSemantics
internal import Memory

extension Responder {
    /// The answer to a site that wants to show a page of ours.
    func embedding(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.embedding(pairs)
        guard let base = (publicAddress ?? address(of: request))?.base else {
            throw Problem(
                .malformedRequest,
                "The answer names the address of this server, and the request has no Host field that could be one."
            )
        }
        guard let text = asked.target(at: base), let target = try? Target(Array(text.utf8)), target.isWhole,
            let embedding = embedding(of: target, request)?.pinned(to: target.pairs)
        else {
            throw Problem(
                .notFound,
                "There is nothing to show at \"\(asked.url.excerpt())\". Give the address of a record, a list, the map, the timeline or the graph of \(base)."
            )
        }
        let body = embedding.document(asked, base: base, repository)
        guard publicAddress != nil else {
            return Self.passing(body, asked.form.mediaType, CommonHeaderFields.crossOrigin)
        }
        // its addresses are absolute, so that no path is put before them
        return Representation(
            mediaType: asked.form.mediaType,
            body: MemoryBlock(body),
            lastModified: HTTPDate(repository.dataset.released)
        ).response(to: request)
    }

    /// What of an address can be shown; nil where that is nothing.
    private func embedding(of target: Target, _ request: APIRequest) -> Embedding? {
        do throws(Problem) {
            switch destination(of: target) {
            case .resource(let route), .moved(let route), .renamed(let route), .found(let route):
                // a former version is made by who shows it; here it has to have what is shown
                if case .former(let release) = try question(target.pairs) {
                    let releases = Mementos(route, repository).all.map(\.release.number)
                    guard formers.most > 0, releases.contains(release.number) else { return nil }
                }
                return try embedding(of: route, target.pairs)
            default: return nil
            }
        } catch {
            return nil
        }
    }

    private func embedding(of route: Route, _ pairs: [Target.Pair]) throws(Problem) -> Embedding? {
        switch route {
        case .record(let name, let id):
            let view = try ParameterParser.record(name, pairs, repository)
            // what has another look has no frame
            guard view.look == nil || view.look == .card else { return nil }
            let record = try find(name, id, asOf: view.asOf, undated: view.undated)
            var card = view.context
            card.look = .card
            return Embedding(title: record.name, content: .card(path: card.address(of: record.path)))
        case .collection(.timeline):
            let list = try ParameterParser.list(.timeline, pairs, repository)
            let drawing = TimelineFigure(of: list, repository).alone
            return Self.drawing(
                list.with { ($0.view.format, $0.limit) = (.svg, nil) }.address,
                "Timeline",
                drawing.size
            )
        case .collection(let name):
            let list = try ParameterParser.list(name, pairs, repository)
            guard list.query.groups.isEmpty else { return nil }
            let card = list.with { request in
                request.view = request.view.context
                (request.view.look, request.query.facets, request.limit) = (.card, [], nil)
            }
            return Embedding(title: list.words.beginningSentence, content: .card(path: card.address))
        case .map:
            let asked = try MapParameters.read(pairs, repository)
            let view = MapView(asked, repository)
            return Self.drawing(asked.with { $0.format = .svg }.address, "Map of \(asked.words)", view.alone.size)
        case .graph:
            var asked = try ParameterReader.graph(pairs, .graph, released: repository.dataset.released)
            let part = repository.part(asked.shownCollections, asked.shownRelations, asOf: asked.asOf)
            let figure = GraphFigure(part: part, repository: repository, request: asked, record: nil)
            guard figure.svg(isAlone: true) != nil else { return nil }
            asked.format = .svg
            return Self.drawing(asked.address(of: Route.graph.path), "Who stands where", figure.organisation.size)
        default: return nil
        }
    }

    private static func drawing(_ path: String, _ title: String, _ size: (width: Int, height: Int)) -> Embedding {
        Embedding(title: title, content: .drawing(path: path, width: size.width, height: size.height))
    }
}
