internal import Addresses
internal import Directory
internal import HTTPSemantics

extension Responder {
    /// The repository with the names of an answer.
    ///
    /// - Parameter asked: the languages that the request names. Where it names none, a page has those that the browser
    ///   prefers; programs get English, so that what they are given depends on the address alone.
    func repository(_ asked: NameLanguages?, _ format: Format, _ request: APIRequest) -> Repository {
        if let asked { return repository.named(in: asked) }
        guard format == .html, let accepted = AcceptedLanguages(request.fields[.acceptLanguage]).names else {
            return repository
        }
        return repository.named(in: accepted)
    }
}

extension Representation {
    /// Says in which languages names are, and whether the browser chose them.
    ///
    /// - Parameters:
    ///   - asked: the languages that the request names.
    ///   - shown: those that names are in, by the tags of the data; nil for English.
    mutating func tell(_ asked: NameLanguages?, _ shown: NameLanguages?, _ format: Format) {
        guard format == .html else { return }
        fields.append(
            .init("Content-Language", ((shown?.tags ?? []) + [PrimaryLanguage.code]).joined(separator: ", "))
        )
        isByLanguage = asked == nil
    }

    /// Says which fields of a past day are of today; nothing where none is.
    mutating func tell(notDated names: [String]) {
        if !names.isEmpty { fields.append(CommonHeaderFields.notDated(names)) }
    }
}
