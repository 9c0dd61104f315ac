internal import Addresses
internal import Assets
internal import Directory

/// What can be read under an address: the description of the data set, the guides, and any record.
struct Resources {
    private let reader: DirectoryReader

    init(_ reader: DirectoryReader) { self.reader = reader }

    private static let dataset = ResourceAddress.root + "dataset"
    private static let guides = ResourceAddress.root + "docs/"

    /// All but the records.
    static let list: JSON = .array(
        [
            [
                "uri": .string(dataset), "name": "dataset", "title": "The data set",
                "description": "Version, licence, coverage, releases and open questions",
                "mimeType": "application/json",
            ]
        ]
            + Asset.all(in: .guides).map { guide -> JSON in
                let name = DocumentationTopic.name(of: guide)
                let heading = String(decoding: guide.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
                return [
                    "uri": .string(guides + name), "name": .string(name),
                    "title": .string(String(heading.dropFirst(2))),
                    "mimeType": "text/markdown",
                ]
            }
    )

    /// What records are read under.
    static let templates: JSON = [
        [
            "uriTemplate": .string(ResourceAddress.root + "{collection}/{id}"), "name": "record", "title": "A record",
            "description": .string(
                "All of a record with its evidence, such as \(ResourceAddress.root)operations/bishkek"
            ),
            "mimeType": "application/json",
        ]
    ]

    /// The content of a resource.
    func read(_ message: RPCMessage, _ era: ProtocolRevision.Era) throws(RPCError) -> JSON {
        guard let uri = message.parameters["uri"]?.string else {
            throw RPCError(.invalidParameters, "resources/read needs the uri of a resource.", status: 200)
        }
        let (text, type): (String, String)
        do throws(ToolFault) { (text, type) = try content(uri) } catch {
            throw RPCError(
                era == .metadata ? .invalidParameters : .unknownResource,
                error.message,
                status: 200,
                data: ["uri": .string(uri.excerpt())]
            )
        }
        let content: JSON = ["uri": .string(uri), "mimeType": .string(type), "text": .string(text)]
        guard content.bytes.count <= ToolAnswer.longest - 4_000 else {
            throw RPCError(
                .invalidParameters,
                "The resource is larger than \(ToolAnswer.longest) bytes. Call the tool fetch, with the fields that you need.",
                status: 200
            )
        }
        return [content]
    }

    private func content(_ uri: String) throws(ToolFault) -> (String, String) {
        let json = "application/json"
        if uri == Self.dataset { return (try reader.text(Route.dataset.path, []), json) }
        if uri.hasPrefix(Self.guides) {
            let name = uri.dropFirst(Self.guides.count)
            let guides = Asset.all(in: .guides)
            guard let guide = guides.first(where: { DocumentationTopic.name(of: $0) == name }) else {
                throw ToolFault(
                    "There is no guide \"\(name.description.excerpt())\". There are \(guides.map(DocumentationTopic.name).joined(separator: ", "))."
                )
            }
            return (String(decoding: guide.bytes, as: UTF8.self), "text/markdown")
        }
        return (try reader.text(try reader.record(uri, "uri"), []), json)
    }
}
