internal import Addresses
internal import Directory
internal import Formats
internal import Glibc
internal import HTTPSemantics

extension Responder {
    /// The answer of whom to tell of a weakness. It is about the moment, since it says until when it holds.
    func securityText(_ pairs: [Target.Pair]) throws(Problem) -> APIResponse {
        try ParameterReader.none(pairs)
        guard let securityContact else {
            throw Problem(
                .notFound,
                "This server names nobody. Its operator can, with --security-contact mailto:security@its.address."
            )
        }
        let text = SecurityText(contact: securityContact, publicAddress: publicAddress).text(at: time(nil))
        let type = Route.securityText.entry.mediaType
        return Self.passing(Array(text.utf8), type, CommonHeaderFields.crossOrigin)
    }

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
