internal import APIDescription
internal import Addresses
internal import Directory
internal import Formats
internal import Forms
internal import HTTPSemantics
internal import Matching
internal import Memoization
internal import Memory
internal import Pages

extension Responder {
    /// The answers of the reconciliation service.
    func reconciliation(
        _ resource: ReconciliationResource,
        _ pairs: [Target.Pair],
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        switch resource {
        case .service: return try finalService(pairs, request)
        case .draft:
            try ParameterReader.none(pairs)
            return try manifest(.draft, request)
        case .draftMatch:
            let batch = try json(request, resource)
            var reconciler = reconciler
            do throws(MatchFault) { return reply(try ReconciliationBatch.draft(batch, &reconciler), request) } catch {
                throw Problem(.invalidContent, error.detail)
            }
        case .draftExtend:
            let asked = try json(request, resource)
            do throws(MatchFault) { return reply(try ReconciliationExtension(asked, repository).draft, request) } catch
            {
                throw Problem(.invalidContent, error.detail)
            }
        case .suggest(let what, _):
            var reconciler = reconciler
            let document = ReconciliationSuggestions(pairs).document(what, &reconciler)
            return representation(Format.json.mediaType, document.bytes + [0x0A]).response(to: request)
        case .propose:
            let type = pairs.first { $0.name == "type" }?.value
            let limit = pairs.first { $0.name == "limit" }.flatMap { Int($0.value) }.map { min(max(1, $0), 1_000) }
            let document = ReconciliationSuggestions.proposal(type, limit: limit)
            return representation(Format.json.mediaType, document.bytes + [0x0A]).response(to: request)
        case .preview: return preview(pairs, request)
        }
    }

    /// What finds records by name, for one request.
    var reconciler: NameReconciler { NameReconciler(names.value, repository) }

    private func json(_ request: APIRequest, _ resource: ReconciliationResource) throws(Problem) -> JSON {
        let content = try ContentReader.read(request, RouteTable[resource.route])
        if case .json(let json) = content { return json }
        throw Problem(.invalidContent, "The content is not JSON.")
    }

    // MARK: Version 0.2

    private func finalService(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        var form = FormContent(pairs.map { FormContent.Pair(name: $0.name, value: $0.value) })
        if request.method == .post {
            // nothing in the address changes what content asks for, so nothing may seem to
            try ParameterReader.reconciliation(pairs)
            guard case .form(let sent) = try ContentReader.read(request, RouteTable[.reconciliation]) else {
                throw Problem(.invalidContent, "The content is not a form.")
            }
            form = sent
        }
        var reconciler = reconciler
        do throws(MatchFault) {
            if let queries = form["queries"] {
                return reply(try ReconciliationBatch.final(try read(queries, "queries"), &reconciler), request)
            }
            if let asked = form["extend"] {
                return reply(try ReconciliationExtension(try read(asked, "extend"), repository).final, request)
            }
        } catch {
            throw Problem(.invalidContent, error.detail)
        }
        if request.method == .post {
            throw Problem(.invalidContent, "The form has neither queries nor extend. Send one of them, as JSON.")
        }
        // what a manifest is asked with by mistake; JSONP needs a script of ours in a page of others
        if !pairs.isEmpty { try ParameterReader.reconciliation(pairs) }
        return try manifest(.final, request)
    }

    private func read(_ text: String, _ name: String) throws(MatchFault) -> JSON {
        do throws(Problem) { return try BoundedJSON.read(Array(text.utf8)) } catch {
            throw .unreadable(name, error.detail)
        }
    }

    private func manifest(
        _ version: ReconciliationResource.Version,
        _ request: APIRequest
    ) throws(Problem) -> APIResponse {
        guard let base = (publicAddress ?? address(of: request))?.base else {
            throw Problem(
                .malformedRequest,
                "The manifest names the address of this server, and the request has no Host field that could be one."
            )
        }
        let manifest = ReconciliationManifest(repository: repository, base: base, version: Version.current)
        let body = manifest.document(version).bytes + [0x0A]
        guard publicAddress != nil else {
            return Self.passing(body, Format.json.mediaType, CommonHeaderFields.crossOrigin)
        }
        return Representation(
            mediaType: Format.json.mediaType,
            body: MemoryBlock(body),
            lastModified: HTTPDate(repository.dataset.released)
        ).response(to: request)
    }

    /// The address that a client has asked at, as far as it says so.
    func address(of request: APIRequest) -> PublicAddress? {
        request.fields[.host].flatMap { PublicAddress("\(edge.scheme)://\($0)") }
    }

    // MARK: Card

    private func preview(_ pairs: [Target.Pair], _ request: APIRequest) -> APIResponse {
        let id = pairs.first { $0.name == "id" }?.value ?? ""
        let record = RecordLookUp.record(id, repository)
        let card = RecordCard(record: record, id: id, repository: repository, publicAddress: publicAddress)
        return self.card(card.document).response(to: request)
    }
}
