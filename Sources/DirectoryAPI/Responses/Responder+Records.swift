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
    func answer(
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
    func accepted(_ schema: CollectionSchema, _ request: APIRequest) -> Format {
        request.fields.acceptance.preferred(among: Format.available(for: schema)) ?? .json
    }

    func answer(to list: ListRequest, _ request: APIRequest) throws(Problem) -> APIResponse {
        if list.view.look != nil { return try card(list, request) }
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
        switch view.look {
        case .dossier: return try dossier(name, id, view, request)
        case .card: return try card(name, id, view, request)
        case nil: break
        }
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
        let format = try select(view.format, among: RecordLook.dossier.formats, request)
        let repository = self.repository(view.languages, format, request)
        let record = try find(name, id, asOf: view.asOf, undated: view.undated, in: repository)
        let dossier = DossierBuilder.dossier(of: record, view, repository)
        let notDated = repository.notDated(record, asOf: view.asOf, shown: nil)
        guard format != .html else {
            return page(
                DossierPage(dossier: dossier),
                dossier.address,
                isNegotiated: view.format == nil,
                view.languages,
                notDated: notDated,
                request
            )
        }
        var representation = representation(format.mediaType, DossierMarkdown(dossier: dossier).bytes)
        representation.isNegotiated = view.format == nil
        representation.links = [("self", dossier.address)]
        representation.discovery = discoveries[name]
        representation.tell(notDated: notDated)
        return representation.response(to: request)
    }

    /// A record that the router has found, as it was on a day.
    func find(
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
}
