internal import Addresses
internal import Directory
internal import Formats
internal import HTTPSemantics

extension Responder {
    /// The answer of a file that machines look for at a fixed address.
    func siteFile(_ file: SiteFile, _ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        guard let content = file.content(repository, publicAddress) else {
            throw Problem(
                .notFound,
                "\(file.path) consists of absolute addresses, and this server has not been told where it is reached. Its operator has to start it with --public-url https://its.address."
            )
        }
        var representation = representation(file.mediaType, content)
        representation.isCompressed = file == .favicon
        return representation.response(to: request)
    }
}
