internal import Addresses
internal import Directory
internal import Formats

/// What leads machines from the page of the data set to all that it consists of (FAIR Signposting, profile of 2023): in the
/// field `Link` (level 1), and whole as a set of links (level 2).
struct Signposts {
    /// A link from the data set.
    private struct Link {
        let relation: String
        let address: String
        var mediaType: String?
        /// The path, where it is a resource of this server.
        var path: String?
    }

    private let links: [Link]
    private let origin: String

    /// - Parameters:
    ///   - prefix: the path that stands before addresses.
    ///   - publicAddress: where the service is reached from outside; without it addresses begin at the root.
    ///   - pin: keeps the addresses at a former version.
    init(
        _ repository: Repository,
        prefix: AddressPrefix?,
        _ publicAddress: PublicAddress?,
        pin: VersionPin? = nil
    ) {
        func address(_ path: String) -> String {
            let path = pin?.address(path) ?? path
            return publicAddress?.absolute(path) ?? path
        }
        func here(_ relation: String, _ path: String, _ mediaType: String) -> Link {
            Link(relation: relation, address: address(path), mediaType: mediaType, path: path)
        }
        origin = address(Route.dataset.path)
        let tables = repository.seeded.map { store in
            here("item", Route.collection(store.schema.name).path(PathEnding(.csv)), Self.bare(Format.csv.mediaType))
        }
        links =
            [
                Link(relation: "cite-as", address: repository.citation.pinned(Route.dataset.path)),
                Link(relation: "type", address: "https://schema.org/Dataset"),
                Link(relation: "type", address: "https://schema.org/AboutPage"),
                Link(relation: "author", address: address(Route.serviceDocument.path)),
                here("describedby", Route.dataset.path(PathEnding(.jsonld)), Format.jsonld.mediaType),
                here("linkset", Route.datasetLinkSet.path, Route.datasetLinkSet.entry.mediaType),
                here("item", Route.download.path, "application/zip"),
            ] + tables + [Link(relation: "license", address: repository.dataset.licenceURL)]
    }

    /// The links as elements of a `Link` field, without the licence, which every answer has.
    var elements: [String] {
        links.filter { $0.relation != "license" }.map { link in
            "<\(link.address)>; rel=\"\(link.relation)\"" + (link.mediaType.map { "; type=\"\($0)\"" } ?? "")
        }
    }

    /// The set of links: from the data set to each, and from each file back.
    var linkSet: JSON {
        var relations: [String] = []
        for link in links where link.relation != "linkset" && !relations.contains(link.relation) {
            relations.append(link.relation)
        }
        let whole: [JSON.Member] =
            [.init("anchor", .string(origin))]
            + relations.map { relation in
                .init(relation, .array(links.filter { $0.relation == relation }.map(Self.target)))
            }
        let files = links.filter { $0.path != nil && $0.relation != "linkset" }.map { link -> JSON in
            [
                "anchor": .string(link.address),
                (link.relation == "describedby" ? "describes" : "collection"): [
                    ["href": .string(origin), "type": .string(Self.bare(Format.html.mediaType))]
                ],
            ]
        }
        return ["linkset": .array([.object(whole)] + files)]
    }

    private static func target(_ link: Link) -> JSON {
        .object(
            [.init("href", .string(link.address))] + (link.mediaType.map { [.init("type", .string($0))] } ?? [])
        )
    }

    private static func bare(_ mediaType: String) -> String { String(mediaType.prefix { $0 != ";" }) }
}
