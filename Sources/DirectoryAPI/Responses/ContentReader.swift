internal import Addresses
internal import Directory
internal import Forms
internal import HTTPSemantics

/// Reads the content of requests within its bounds.
struct ContentReader {
    /// What content is.
    enum Kind {
        case form(FormContent)
        case json(JSON)
        case table([UInt8])
    }

    static let form = "application/x-www-form-urlencoded"
    private static let multipart = "multipart/form-data"
    private static let table = "text/csv"
    private static let json = "application/json"

    /// The media types that a route takes.
    static func mediaTypes(of route: RouteID) -> [String] {
        switch route {
        case .match: [form, multipart, table, json]
        case .reconciliationDraftMatch, .reconciliationDraftExtend, .mcp: [json]
        default: [form]
        }
    }

    /// The media type of a request's content, which is one that a route takes.
    ///
    /// - Throws: a problem that says what is taken.
    @discardableResult
    static func check(_ request: APIRequest, _ entry: RouteEntry) throws(Problem) -> MediaType {
        let types = mediaTypes(of: entry.id)
        let refused = CommonHeaderFields.accepted(by: entry)
        if let coding = request.fields[.contentEncoding], coding.lowercased() != "identity" {
            var problem = Problem(
                .unsupportedMediaType,
                "The content has the coding \"\(coding.excerpt())\", which is not read here. Send it as it is."
            )
            problem.fields = refused + [.init("Accept-Encoding", "identity")]
            throw problem
        }
        guard let field = request.fields[.contentType] else {
            var problem = Problem(
                .invalidContent,
                "The request does not say what its content is. Send Content-Type: \(types.joined(separator: " or "))."
            )
            problem.fields = refused
            throw problem
        }
        guard let type = MediaType(field), types.contains(type.name), type.isUTF8 else {
            var problem = Problem(
                .unsupportedMediaType,
                "Content of the type \"\(field.excerpt())\" is not read here. Send \(types.joined(separator: " or ")), in UTF-8."
            )
            problem.fields = refused
            throw problem
        }
        return type
    }

    /// The content of a request.
    ///
    /// - Throws: a problem that says what is taken, or what is wrong.
    static func read(_ request: APIRequest, _ entry: RouteEntry) throws(Problem) -> Kind {
        let type = try check(request, entry)
        do throws(ContentFault) {
            switch type.name {
            case form: return .form(try FormContent(urlencoded: request.content))
            case multipart: return .form(try MultipartContent.form(request.content, boundary: type["boundary"]))
            case table: return .table(request.content)
            default: break
            }
        } catch {
            throw Problem(.invalidContent, error.detail)
        }
        return .json(try BoundedJSON.read(request.content))
    }
}
