internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Memory
internal import Pages
internal import Words

extension Responder {
    /// The answer of a collection.
    func list(_ name: CollectionName, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let accepted = accepted(repository[name].schema, request)
        if let form = QuestionForm(pairs) { return try answer(to: form, name, accepted) }
        return try answer(to: try ParameterParser.list(name, pairs, repository, accepted: accepted), request)
    }

    /// The answer to the form of a list: the address that asks the same by filters.
    private func answer(
        to form: QuestionForm,
        _ name: CollectionName,
        _ accepted: Format,
        in scope: ListRequest.Scope? = nil
    ) throws(Problem) -> APIResponse {
        var list = try form.request(name, repository, accepted: accepted)
        list.scope = scope
        return redirect(303, "See Other", to: list.with { $0.query.offset = 0 }.address)
    }

    /// The format of a collection's records that `Accept` leads to; JSON where it leads to none, which is refused later.
    private func accepted(_ schema: CollectionSchema, _ request: APIRequest) -> Format {
        request.fields.acceptance.preferred(among: Format.available(for: schema)) ?? .json
    }

    private func answer(to list: ListRequest, _ request: APIRequest) throws(Problem) -> APIResponse {
        let schema = repository[list.query.collection].schema
        let formats = ListRequest.formats(of: schema, grouped: !list.query.groups.isEmpty)
        let format = try select(list.view.format, among: formats, request)
        let list = list.settled(format)
        try list.checkGroups()
        try list.checkCompanions()
        let repository = self.repository(list.view.languages, format, request)
        let answer = repository.answer(list.scopedQuery)
        guard let groups = answer.groups, list.holds(groups) else { throw list.tooManyGroups }
        var content = ListContent(
            request: list,
            answer: answer,
            repository: repository,
            facetTables: facetTables
        ).content
        content.publicAddress = publicAddress
        content.page = \.html
        content.links = walk(content.links, format)
        try checkNext(content.links, format)
        let body: MemoryBlock
        do throws(TableTooLarge) {
            body = try content.bytes(as: format, atMost: maximumTableSize)
        } catch {
            throw error.problem(list, total: answer.total)
        }
        return represent(content, format, body, list.view, request)
    }

    /// The answer of a record.
    func record(
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let view = try ParameterParser.record(name, pairs, repository)
        if view.look != nil { return try dossier(name, id, view, request) }
        if let version = view.compared { return try comparison(name, id, version, view, request) }
        let format = try select(view.format, among: Format.available(for: repository[name].schema), request)
        try view.checkCompanions(format)
        let repository = self.repository(view.languages, format, request)
        let record = try find(name, id, asOf: view.asOf, undated: view.undated, in: repository)
        var content = RecordContent(record: record, view: view, repository: repository, format: format).content
        content.publicAddress = publicAddress
        content.page = \.html
        // FAIR Signposting: what the record is, and the address that is for good
        let signposts = [
            ("cite-as", repository.citation.pinned(record.path)),
            ("type", "https://schema.org/\(SchemaOrg.type(of: name))"),
        ]
        return represent(content, format, content.whole(as: format), view, request, signposts)
    }

    /// The answer of a record compared with what it was in a version.
    private func comparison(
        _ name: CollectionName,
        _ id: String,
        _ version: FormerVersion,
        _ view: RecordView,
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let format = try select(view.format, among: RecordView.comparisonFormats, request)
        guard let comparison = RecordComparison(name, id, since: version, repository) else {
            if let removed = repository.dataset.removed[name, id] { throw Problem(removed, repository) }
            throw Problem(.notFound, "There is no \(id) now, and there was none in \(version.words).")
        }
        guard format != .html else {
            let page = ComparisonPage(comparison: comparison)
            return self.page(page, comparison.address, isNegotiated: view.format == nil, request)
        }
        return document(
            comparison.address(as: view.format),
            format,
            comparison.bytes,
            isNegotiated: view.format == nil,
            request
        )
    }

    /// The answer of a record as a dossier.
    private func dossier(
        _ name: CollectionName,
        _ id: String,
        _ view: RecordView,
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let format = try select(view.format, among: RecordLook.formats, request)
        let repository = self.repository(view.languages, format, request)
        let record = try find(name, id, asOf: view.asOf, undated: view.undated, in: repository)
        let dossier = DossierBuilder.dossier(of: record, view, repository)
        guard format != .html else {
            return page(
                DossierPage(dossier: dossier),
                dossier.address,
                isNegotiated: view.format == nil,
                view.languages,
                request
            )
        }
        var representation = representation(format.mediaType, DossierMarkdown(dossier: dossier).bytes)
        representation.isNegotiated = view.format == nil
        representation.links = [("self", dossier.address)]
        representation.discovery = discoveries[name]
        return representation.response(to: request)
    }

    /// A record that the router has found, as it was on a day.
    private func find(
        _ name: CollectionName,
        _ id: String,
        asOf day: Day? = nil,
        undated: UndatedChoice? = nil,
        in named: Repository? = nil
    ) throws(Problem) -> Record {
        let repository = named ?? self.repository
        if let record = repository.record(name, id: id, asOf: day, undated: undated) { return record }
        let date = day?.description ?? "that day"
        let isUndecided = undated == nil && repository.record(name, id: id, asOf: day, undated: .only) != nil
        var problem = Problem(
            .notFound,
            isUndecided
                ? "The dates of \(id) do not tell whether it existed on \(date). Add undated=include to see it as it would have been, or leave as_of out."
                : "\(id) did not exist on \(date)\(undated == .only ? ", or its dates tell that it did" : ""). Leave as_of out to see what is known of it."
        )
        let path = Route.record(name, id: id).path
        problem.nearest = path
        if let day, let today = repository[name].record(id: id) {
            let words = "\(day.day == nil ? "in" : "on") \(day.words())"
            var ways = [(words: "\(today.name), as it is known today", address: path)]
            if isUndecided {
                let there = today.path(asOf: day, undated: .include, languages: nil)
                ways.append((words: "As it would have been \(words)", address: there))
            }
            let sentence =
                isUndecided
                ? "The dates of \(today.name) do not tell whether it existed \(words)."
                : undated == .only
                    ? "\(today.name) did not exist \(words), or its dates tell that it did."
                    : "\(today.name) did not exist \(words), as far as sources tell."
            problem.forReaders = (sentence, ways)
        }
        throw problem
    }

    /// Refuses a part of a table whose `Link` could not lead to the next.
    private func checkNext(_ links: [(relation: String, address: String)], _ format: Format) throws(Problem) {
        guard format.isTable, let next = links.first(where: { $0.relation == "next" }),
            !Representation.hasRoom(for: (next.relation, prefix?.address(next.address) ?? next.address))
        else { return }
        throw Problem(errors: [
            ParameterFault(
                GeneralParameter.limit.rawValue,
                "The address of the rows after these is too long for the field Link. Leave limit out to have all rows, or shorten the question."
            )
        ])
    }

    private func represent(
        _ content: Content,
        _ format: Format,
        _ body: MemoryBlock,
        _ view: RecordView,
        _ request: APIRequest,
        _ signposts: [(relation: String, address: String)] = []
    ) -> APIResponse {
        var representation = representation(format.mediaType, body)
        representation.isNegotiated = view.format == nil
        representation.links = content.links + signposts
        representation.isCompressed = format.isPacked
        if format == .html { representation.fields = PagePolicy.fields }
        representation.tell(view.languages, content.repository.shownLanguages, format)
        if format == .svg { representation.fields = SVGPolicy.fields }
        representation.tell(notDated: content.notDated)
        representation.discovery = discoveries[content.schema.name]
        return representation.response(to: request)
    }

    // MARK: Parts of a record

    /// The answer of a part of a record.
    func part(
        _ part: RecordPart,
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        switch part {
        case .evidence: try evidence(try find(name, id), pairs, request)
        case .history: try history(try find(name, id), pairs, request)
        case .related: try related(name, id, pairs, request)
        case .cite:
            try citation(Citation(repository, try find(name, id)), pairs, request)
        }
    }

    private func evidence(_ record: Record, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem)
        -> APIResponse
    {
        let (asked, table) = try ParameterReader.table(pairs, .evidence)
        let format = try select(asked, among: RouteTable[.evidence].formats, request)
        let document = EvidenceDocument(record: record, repository: repository, table: table)
        let path = Route.part(.evidence, record.collection, id: record.id).path
        let bytes =
            format == .html ? Frame(page: EvidencePage(document: document)).document.copy : document.bytes(as: format)
        return self.document(path, format, bytes, isNegotiated: asked == nil, request)
    }

    private func history(_ record: Record, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse
    {
        let accepted = accepted(repository[.changes].schema, request)
        guard let parameter = repository[.changes].parameters["record"] else {
            throw Problem(.notFound, "No history is kept.")
        }
        let scope = ListRequest.Scope(
            path: Route.part(.history, record.collection, id: record.id).path,
            words: "changes of \(record.name)",
            condition: Condition(
                parameter,
                .equal,
                // what was changed of it before it had its id
                ([record.path] + record.formerPaths).map { .text(Folding.fold($0)) }
            )
        )
        if let form = QuestionForm(pairs) { return try answer(to: form, .changes, accepted, in: scope) }
        var list = try ParameterParser.list(.changes, pairs, repository, accepted: accepted)
        list.scope = scope
        return try answer(to: list, request)
    }

    private func related(
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.graph(pairs, .related, released: repository.dataset.released)
        let format = try select(asked.format, among: RouteTable[.related].formats, request)
        let repository = self.repository(asked.languages, format, request)
        let record = try find(name, id, asOf: asked.asOf, in: repository)
        let address = asked.address(of: Route.part(.related, name, id: id).path)
        guard
            let part = repository.neighbourhood(
                of: name,
                id,
                asOf: asked.asOf,
                depth: asked.depth,
                asked.shownCollections,
                asked.shownRelations
            )
        else { throw Problem(.notFound, "\(id) has no place in the graph.") }
        if format == .html {
            let page = GraphPage(repository: repository, part: part, request: asked, record: record)
            return self.page(page, address, isNegotiated: asked.format == nil, asked.languages, request)
        }
        let document = GraphDocument(
            part: part,
            address: address,
            repository: repository,
            asOf: asked.asOf,
            record: record
        )
        return self.document(address, format, document.bytes(as: format), isNegotiated: asked.format == nil, request)
    }
}
