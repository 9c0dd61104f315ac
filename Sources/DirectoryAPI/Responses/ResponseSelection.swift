internal import Addresses
internal import ContentCoding
internal import Directory
internal import HTTPSemantics

/// What the answer of a resource depends on beside the version of the data: route, parameters, the format and the
/// content-coding that were negotiated, and who asks. Requests with an equal selection have the same answer, whatever
/// they wrote into `Accept`, `Accept-Encoding` and parameters that a page drops.
struct ResponseSelection: Sendable, Hashable {
    private let bytes: [UInt8]
    /// Whether the answer depends on the data alone: there are as many of these as there are documents.
    let isFixed: Bool

    /// The selection of a request; nil where its answer is not that of a resource, or is about the moment.
    init?(_ request: APIRequest, _ resolved: ResolvedRequest) {
        let route: Route
        switch (resolved.outcome, resolved.route) {
        case (.resource(let found), _), (.former, let found?): route = found
        default: return nil
        }
        guard !route.isProbe, !request.method.hasContent, ![.form, .request].contains(route.entry.cacheability)
        else { return nil }
        var pairs = resolved.audience.read(resolved.pairs ?? [])
        if let release = resolved.release {
            // one selection for all spellings of the version
            pairs = pairs.withoutVersion
            pairs.append(.init(name: GeneralParameter.version.rawValue, value: release.version))
        }
        var key = TextBuilder(capacity: request.target.count + 64)
        key.append(route.path)
        // neither character stands in an encoded text
        for pair in pairs {
            key.append(literal: "&")
            Target.encode(pair.name, to: &key)
            key.append(literal: "=")
            Target.encode(pair.value, to: &key)
        }
        key.append(literal: "\n")
        let mediaType = route.preferredMediaType(request.fields.acceptance, pairs) ?? "none"
        key.append(mediaType)
        key.append(literal: "\n")
        // what is packed has no coding
        let coding =
            route.isPacked && !route.isPatch(pairs) ? nil : AcceptedCodings(request.fields[.acceptEncoding]).preferred
        key.append(coding?.rawValue ?? "identity")
        key.append(literal: resolved.audience == .person ? "\nperson" : "\nprogram")
        // pages alone have the names that the browser prefers
        if resolved.audience == .person || mediaType == Format.html.mediaType {
            key.append(literal: "\n")
            key.append(AcceptedLanguages(request.fields[.acceptLanguage]).names?.text ?? "")
        }
        bytes = key.withBytes { Array($0) }
        isFixed = route.isDocument && (pairs.isEmpty || route.isWholeFormat(pairs))
    }
}

extension Route {
    /// Whether the answer is about the moment and not about the data.
    var isProbe: Bool { entry.cacheability == .moment }

    /// Whether there is one such resource, whatever the data hold: no collection, no record, nothing that is asked with
    /// words.
    fileprivate var isDocument: Bool { entry.cacheability == .document }

    /// Whether every format of the resource is compressed by its nature.
    fileprivate var isPacked: Bool {
        if case .formats(let formats) = choices { formats.allSatisfy(\.isPacked) } else { false }
    }

    /// Whether a query asks for what changed in all of the data.
    fileprivate func isPatch(_ pairs: [Target.Pair]) -> Bool {
        id == .download && pairs.contains { $0.name == GeneralParameter.since.rawValue }
    }

    /// Whether a query asks for nothing but one of the formats of a document about all of the data.
    fileprivate func isWholeFormat(_ pairs: [Target.Pair]) -> Bool {
        guard entry.longWork.contains(.whole), pairs.count == 1, pairs[0].name == GeneralParameter.format.rawValue,
            case .formats(let formats) = choices
        else { return false }
        return formats.contains { $0.rawValue == pairs[0].value }
    }

    /// The media type that `Accept` chooses among those of the resource: nil where it accepts none, empty where there is
    /// no choice.
    fileprivate func preferredMediaType(_ acceptance: Acceptance, _ pairs: [Target.Pair]) -> String? {
        switch choices {
        case .formats
        where [.record, .collection].contains(id) && pairs.contains { $0.name == GeneralParameter.view.rawValue }:
            acceptance.preferred(among: RecordLook.formats(pairs))?.mediaType
        case .formats where id == .record && pairs.contains { $0.name == GeneralParameter.compare.rawValue }:
            acceptance.preferred(among: RecordView.comparisonFormats)?.mediaType
        case .formats where isPatch(pairs): acceptance.preferred(among: ParameterReader.patchFormats)?.mediaType
        case .formats(let formats): acceptance.preferred(among: formats)?.mediaType
        case .styles: acceptance.preferred(among: CitationStyle.allCases)?.mediaType
        case .one: ""
        }
    }
}
