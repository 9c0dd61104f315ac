package import Addresses
package import Directory

/// What tools read: the data in force, and the answers that the API gives of them.
package struct DirectoryReader: Sendable {
    /// An answer of the API to a GET for JSON, redirections followed.
    package struct Response: Sendable {
        package let status: Int
        package let content: [UInt8]

        /// Joins both.
        package init(status: Int, content: [UInt8]) { (self.status, self.content) = (status, content) }
    }

    let repository: Repository
    /// Where the directory is reached; nil where that is not known, and addresses begin at the root.
    let address: PublicAddress?
    /// The path that addresses in answers of the API begin with.
    private let prefix: String
    private let respond: @Sendable (String) -> Response

    /// - Parameters:
    ///   - address: what addresses are shown with.
    ///   - prefix: what those in answers of the API begin with.
    ///   - respond: answers the target of a request.
    package init(
        _ repository: Repository,
        address: PublicAddress?,
        prefix: String,
        respond: @escaping @Sendable (String) -> Response
    ) {
        self.repository = repository
        self.address = address
        self.prefix = prefix
        self.respond = respond
    }

    // MARK: Asking

    /// The document that the API answers with.
    ///
    /// - Parameter names: what arguments are called here, by the names of the API's parameters.
    /// - Throws: a fault that says what the API's problem says.
    func document(
        _ path: String,
        _ pairs: [(String, String)] = [],
        naming names: [String: String] = [:]
    ) throws(ToolFault) -> JSON {
        let response = respond(path + Target.query(pairs))
        let json = try? JSONReader.read(response.content)
        guard response.status == 200, let json else { throw ToolFault(problem: json ?? .null, naming: names) }
        return json
    }

    /// The text that the API answers with.
    func text(_ path: String, _ pairs: [(String, String)]) throws(ToolFault) -> String {
        let response = respond(path + Target.query(pairs))
        guard response.status == 200 else {
            throw ToolFault(problem: (try? JSONReader.read(response.content)) ?? .null)
        }
        return String(decoding: response.content, as: UTF8.self)
    }

    // MARK: Addresses

    /// The path of an address that the API has given: `/operations/bishkek`.
    func path(_ answered: String) -> String {
        let path = Self.behindOrigin(answered)
        return !prefix.isEmpty && path.hasPrefix(prefix + "/")
            ? String(path.dropFirst(prefix.utf8.count)) : String(path)
    }

    /// The address of a path as people use it.
    func absolute(_ path: String) -> String { address?.absolute(path) ?? path }

    /// What assistants call a record: `operations/bishkek`.
    func id(_ answered: String) -> String { String(path(answered).dropFirst()) }

    private static func behindOrigin(_ address: String) -> Substring {
        guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return address[...] }
        let rest = address.dropFirst(scheme.count)
        return rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
    }

    /// The path of the record that an id stands for: `operations/bishkek`, `bishkek`, `wikidata:Q81299`, or an address.
    ///
    /// - Throws: a fault that names what may be meant.
    func record(_ id: String, _ argument: String = "id") throws(ToolFault) -> String {
        var word = id.trimmed
        if word.hasPrefix(ResourceAddress.root) { word = "/" + word.dropFirst(ResourceAddress.root.count) }
        if word.hasPrefix("https://") || word.hasPrefix("http://") {
            guard let address, word.hasPrefix(address.base + "/") else {
                throw ToolFault(
                    "\(argument) \"\(id.excerpt())\" is no address of this directory. Give the id, such as operations/bishkek, or the path."
                )
            }
            word = String(word.dropFirst(address.base.utf8.count))
        }
        guard !word.contains("?"), !word.contains("#") else {
            throw ToolFault("\(argument) takes no query. Give the id alone, and what the query says as arguments.")
        }
        let segments = word.split(separator: "/").map(String.init)
        if segments.count == 2, let name = CollectionName(rawValue: segments[0].lowercased()) {
            return Route.record(name, id: segments[1]).path
        }
        guard segments.count == 1 else {
            throw ToolFault(
                "\(argument) \"\(id.excerpt())\" is no id. Give one as search does: a collection, a slash and the id in it, such as operations/bishkek. The collections are \(CollectionName.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        switch IdentifiedRecord(segments[0], repository) {
        case .one(let record): return record.path
        case .removed(let record): throw ToolFault(Problem(record, repository).detail)
        case .none(let problem): throw ToolFault(problem.detail)
        }
    }
}

/// The addresses of resources.
enum ResourceAddress {
    static let root = "osce-directory:///"
}

extension String {
    /// The text without white space around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
