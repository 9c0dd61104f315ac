internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics
internal import Memory
internal import Pages
internal import Words

extension Responder {
    /// The answer of a part of a record.
    func part(
        _ part: RecordPart,
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        switch part {
        case .evidence: try evidence(name, id, pairs, request)
        case .history: try history(try find(name, id), pairs, request)
        case .related: try related(name, id, pairs, request)
        case .cite: try citation(name, id, pairs, request)
        }
    }

    private func evidence(
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let view = try ParameterReader.evidence(pairs, released: repository.dataset.released)
        let format = try select(view.format, among: RouteTable[.evidence].formats, request)
        let record = try find(name, id, of: view)
        let document = EvidenceDocument(
            record: record,
            repository: repository,
            table: view.table,
            context: view.context
        )
        let bytes =
            format == .html
            ? Frame(page: EvidencePage(document: document), publicAddress: publicAddress).document.copy
            : document.bytes(as: format)
        return self.document(
            document.address,
            format,
            bytes,
            isNegotiated: view.format == nil,
            notDated: document.notDated,
            request
        )
    }

    /// How to cite a record or a fact of it, as it was on a day.
    private func citation(
        _ name: CollectionName,
        _ id: String,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        let asked = try ParameterReader.citation(pairs, .citation, released: repository.dataset.released)
        let record = try find(name, id, of: asked.context)
        guard let field = asked.field else {
            let address = asked.context.address(of: record.path)
            return try citation(Citation(repository, record, at: address), asked.style, request)
        }
        let fact = FactCitation(try Fact(field, of: record, repository), repository, context: asked.context)
        return try citation(
            fact.path,
            asked.style,
            request,
            page: { FactCitationPage(citation: fact) },
            text: fact.string
        )
    }

    /// A record as it was on the day that is asked about; of a collection whose records are told apart by no days, the
    /// day is a fault.
    private func find(_ name: CollectionName, _ id: String, of view: RecordView) throws(Problem) -> Record {
        let schema = repository[name].schema
        if view.asOf != nil, schema.lifespan == nil {
            throw Problem(errors: [
                ParameterFault(
                    GeneralParameter.asOf.rawValue,
                    value: view.asOf?.description,
                    "A \(schema.type) is the same on every day. Leave as_of out."
                )
            ])
        }
        return try find(name, id, asOf: view.asOf, undated: view.undated)
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
        let notDated = asked.asOf.map { repository.notDated(part, asOf: $0) } ?? []
        if format == .html {
            let page = GraphPage(repository: repository, part: part, request: asked, record: record)
            return self.page(
                page,
                address,
                isNegotiated: asked.format == nil,
                asked.languages,
                notDated: notDated,
                request
            )
        }
        if format == .svg {
            return try drawing(
                GraphFigure(part: part, repository: repository, request: asked, record: record),
                address,
                request
            )
        }
        let document = GraphDocument(
            part: part,
            address: address,
            repository: repository,
            asOf: asked.asOf,
            record: record
        )
        return self.document(
            address,
            format,
            document.bytes(as: format),
            isNegotiated: asked.format == nil,
            notDated: notDated,
            request
        )
    }
}
