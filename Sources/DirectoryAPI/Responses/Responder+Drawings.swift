internal import Addresses
internal import Directory
internal import Drawings
internal import Formats
internal import HTTPSemantics
internal import Memory
internal import Pages

extension Responder {
    /// The answer of a graph as a picture.
    func drawing(_ figure: GraphFigure, _ address: String, _ request: APIRequest) throws(Problem) -> APIResponse {
        guard let svg = figure.svg(isAlone: true) else {
            throw Problem(errors: [
                ParameterFault(
                    GeneralParameter.format.rawValue,
                    value: Format.svg.rawValue,
                    "The picture shows institutions and operations, and there are none among these. Add them to type, or leave type out."
                )
            ])
        }
        var representation = representation(Format.svg.mediaType, svg.document)
        representation.isNegotiated = figure.request.format == nil
        representation.links = [("self", address)]
        representation.fields = SVGPolicy.fields
        if let day = figure.request.asOf {
            representation.tell(notDated: figure.repository.notDated(figure.part, asOf: day))
        }
        return representation.response(to: request)
    }

    /// The answer of the map.
    func map(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let asked = try MapParameters.read(pairs, repository)
        let format = try select(asked.format, among: RouteTable[.map].formats, request)
        let repository = self.repository(asked.languages, format, request)
        let view = MapView(asked, repository, isDrawn: format == .html || format == .svg)
        let isNegotiated = asked.format == nil
        switch format {
        case .html:
            return page(MapPage(view: view), asked.address, isNegotiated: isNegotiated, asked.languages, request)
        case .svg:
            var representation = representation(format.mediaType, view.alone.svg.document)
            representation.isNegotiated = isNegotiated
            representation.links = [("self", asked.address)]
            representation.fields = SVGPolicy.fields
            representation.tell(notDated: view.notDated(MapView.drawnFields))
            return representation.response(to: request)
        default:
            let body: MemoryBlock
            do throws(TableTooLarge) {
                body = try MapDocument(view: view).bytes(TableBudget(maximumTableSize))
            } catch {
                throw error.problem(ofMap: view.total)
            }
            var representation = representation(format.mediaType, body)
            representation.isNegotiated = isNegotiated
            representation.links = [("self", asked.address)]
            representation.discovery = discovery
            representation.tell(notDated: MapDocument(view: view).notDated)
            return representation.response(to: request)
        }
    }
}
