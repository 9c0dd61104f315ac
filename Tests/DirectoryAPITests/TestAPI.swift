import Directory
import DirectoryAPI
import Testing
import HTTPSemantics

/// The API over the embedded Seed.
enum TestAPI {
    static let repository: Repository = {
        do throws(InvalidSeed) {
            return try Repository(checking: .embedded)
        } catch {
            preconditionFailure("\(error)")
        }
    }()
    static let responder = Responder(repository)
    /// Whether the embedded data are those of a release; those of a branch may not be, and lead to no former version.
    static let isReleased = repository.formerReleases.count > 1

    /// The answer to a request.
    static func respond(
        _ target: String,
        _ method: APIRequest.Method = .get,
        _ fields: APIRequest.Fields = [:]
    ) -> APIResponse {
        responder.respond(to: APIRequest(method, target, fields: fields))
    }

    /// The content of an answer as JSON.
    static func json(_ target: String) throws -> JSON { try JSONReader.read(respond(target).body) }

    /// The ids of a list.
    static func ids(_ target: String) throws -> [String] {
        let answer = respond(target)
        #expect(answer.status == 200, "\(target): \(String(decoding: answer.body, as: UTF8.self))")
        return try JSONReader.read(answer.body)["data"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    /// The total of a list.
    static func total(_ target: String) throws -> Int {
        guard case .number(let literal)? = try json(target)["meta"]?["total"] else { return -1 }
        return Int(literal) ?? -1
    }

    /// Expects that a question is refused with a fault that says what to do.
    ///
    /// - Parameter nearest: what the first fault proposes; nil where that does not matter.
    static func expectFault(_ target: String, nearest: String?) throws {
        let answer = respond(target)
        #expect(answer.status == 400, "\(target)")
        let fault = try JSONReader.read(answer.body)["errors"]?.array?.first
        #expect(fault?["detail"]?.string?.isEmpty == false, "\(target)")
        if let nearest { #expect(fault?["did_you_mean"]?.string == nearest, "\(target)") }
    }
}
