internal import Addresses
internal import Directory
internal import Formats
internal import Forms
internal import HTTPSemantics
internal import Matching
internal import Memory
internal import Pages

extension Responder {
    /// The answer that matches a list of names.
    func match(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        var reader = MatchListReader(pairs.map { FormContent.Pair(name: $0.name, value: $0.value) }, hasNames: true)
        var formats = RouteTable[.match].formats
        if request.method == .post {
            switch try ContentReader.read(request, RouteTable[.match]) {
            case .form(let form):
                // names may stand in the address
                if !reader.pairs.contains(where: { $0.name == "names" }) { try MatchListReader.check(form: form.pairs) }
                reader = MatchListReader(form.pairs + reader.pairs, hasNames: true)
            case .table(let table):
                reader.hasNames = false
                reader.table = table
                formats = [.csv, .json, .html]
            case .json(let json):
                reader.hasNames = false
                reader.json = json
            }
        }
        let (asked, format, marked) = try reader.read()
        let chosen = try select(format, among: formats, request)
        let isEmpty = asked.list.names.isEmpty && asked.list.table == nil
        var reconciler = reconciler
        var list = MatchList(asked.list, &reconciler)
        list.take(asked.choices, repository)
        switch chosen {
        case .html:
            let page = MatchPage(repository: repository, list: isEmpty ? nil : list)
            let drawn = Frame(page: page, publicAddress: publicAddress).document
            let document = pin?.content(drawn, Format.html.mediaType) ?? drawn
            return reply(Format.html.mediaType, document.copy, request, PagePolicy.fields + negotiated(format))
        case .csv:
            let name = APIResponse.Field("Content-Disposition", "attachment; filename=\"matched.csv\"")
            let body = try document(list).csv(startsWithMark: marked)
            return reply(Format.csv.mediaType, body, request, [name] + negotiated(format))
        default:
            return reply(
                Format.json.mediaType,
                try document(list).json.bytes + [0x0A],
                request,
                negotiated(format)
            )
        }
    }

    private func document(_ list: MatchList) throws(Problem) -> MatchDocument {
        do throws(MatchFault) { return try MatchDocument(list, repository) } catch {
            throw Problem(.unprocessableContent, error.detail)
        }
    }

    private func negotiated(_ asked: Format?) -> [APIResponse.Field] { asked == nil ? [.init("Vary", "Accept")] : [] }
}
