package import Addresses
package import Directory
internal import Formats
internal import HTTPSemantics

/// The API as static files: every collection, every record with its parts, and every filter by a value that can be
/// counted, each as the server answers it.
///
/// A file is where its address says: `/operations/ashgabat` is `operations/ashgabat.json`, and a query goes into the
/// name of the file: `/operations?dimension=human` is `operations/_/dimension=human.json`. `site.json` lists all.
package struct SiteExport {
    private let repository: Repository
    private let publicAddress: PublicAddress?
    private let responder: Responder

    /// Exports this repository.
    ///
    /// - Parameter publicAddress: where the directory is published, if that is known.
    package init(_ repository: Repository, publicAddress: PublicAddress? = nil) {
        self.repository = repository
        self.publicAddress = publicAddress
        var responder = Responder(repository, publicAddress: publicAddress)
        // a file may have any size
        responder.maximumTableSize = .max
        // a file is at its own address alone
        responder.pinsWalks = false
        self.responder = responder
    }

    /// The files.
    ///
    /// - Throws: the address that was not answered with 200, which no address of ours should be.
    package func files() throws(SiteUnanswered) -> [ExportedFile] {
        var files: [ExportedFile] = []
        var index: [JSON] = []
        for target in targets {
            let response = responder.respond(to: APIRequest(.get, target))
            guard response.status == 200, let type = response["Content-Type"] else {
                throw SiteUnanswered(target: target)
            }
            let path = Self.path(of: target, mediaType: type)
            index.append([
                "target": .string(target), "file": .string(path), "media_type": .string(type),
                "bytes": .integer(response.body.count), "sha256": .string(ContentDigest.hex(of: response.body)),
            ])
            files.append(ExportedFile(path: path, bytes: response.body))
        }
        var site: [JSON.Member] = [
            .init("data_version", .string(repository.version)),
            .init("released", .string(repository.dataset.released.description)), .init("files", .array(index)),
        ]
        if !moved.isEmpty { site.append(.init("moved", .array(moved))) }
        if !identified.isEmpty { site.append(.init("identified", .array(identified))) }
        if !gone.isEmpty { site.append(.init("gone", .array(gone))) }
        return files + [ExportedFile(path: "site.json", bytes: JSON.object(site).indentedBytes)]
    }

    /// The addresses of records under former ids, each with the one in force.
    private var moved: [JSON] {
        repository.seeded.flatMap { store in
            store.records.flatMap { record in
                record.formerPaths.map { ["target": .string($0), "location": .string(record.path)] }
            }
        }
    }

    /// The addresses under identifiers of others, each with that of the record.
    private var identified: [JSON] {
        let found = repository.seeded.flatMap { store in
            store.records.flatMap { record in
                (record.value["curies"]?.array ?? []).compactMap(\.string).map { (curie: $0, location: record.path) }
            }
        }
        let counts = Dictionary(grouping: found, by: \.curie)
        return found.filter { counts[$0.curie]?.count == 1 }.map { curie, location in
            ["target": .string(Route.identifier(curie).path), "location": .string(location)]
        }
    }

    /// The addresses of records that were taken out, each with that of the one that took its place.
    private var gone: [JSON] {
        repository.dataset.removed.all.map { removed in
            .object(
                [.init("target", .string(removed.path))]
                    + (removed.successor.map { [.init("successor", .string($0))] } ?? [])
            )
        }
    }

    /// The addresses, each once.
    private var targets: [String] {
        let exported = RouteTable.entries.filter { $0.isExported && (publicAddress != nil || !$0.needsPublicAddress) }
        var targets = exported.flatMap(\.id.resources).map(\.path)
        targets += [Route.dataset.path + "?format=jsonld"] + exported.flatMap(\.id.resources).flatMap(Self.withEndings)
        for store in repository.collections { targets += self.targets(of: store) }
        targets += formerRecords
        var seen: Set<String> = []
        return targets.sorted().filter { seen.insert($0).inserted }
    }

    /// The records of former releases that the newest has otherwise, or not at all, each at its version. One that says the
    /// same is at its own address.
    private var formerRecords: [String] {
        repository.formerReleases.flatMap { release -> [String] in
            guard let former = try? repository.former(ofRelease: release.number) else { return [] }
            return former.seeded.flatMap { store in
                store.records.filter { record in
                    repository[record.collection].record(id: record.id)?.bytes != record.bytes
                }
                .map { "\($0.path)?\(GeneralParameter.version.rawValue)=\(former.shortVersion)" }
            }
        }
    }

    private func targets(of store: CollectionStore) -> [String] {
        let name = store.schema.name
        var targets = pages(ListRequest(query: Query(name)), total: store.records.count)
        for format in Format.available(for: store.schema) where ![.json, .html].contains(format) {
            var list = ListRequest(query: Query(name))
            list.view.format = format
            list.limit = format.isTable ? nil : Query.limits.upperBound
            targets += pages(list.settled(format), total: store.records.count)
        }
        let countable = store.parameters.parameters.filter(\.isCountable)
        for facet in repository.answer(Query(name, facets: countable, limit: 1)).facets {
            for count in facet.counts {
                let condition = Condition(facet.parameter, .equal, [.text(count.value)])
                targets += pages(ListRequest(query: Query(name, conditions: [condition])), total: count.count)
            }
        }
        for record in store.records {
            targets.append(record.path)
            guard !name.isDerived else { continue }
            let parts = RecordPart.allCases.map { Route.part($0, name, id: record.id) }
            targets += parts.map(\.path) + ([.record(name, id: record.id)] + parts).flatMap(Self.withEndings)
        }
        return targets
    }

    /// The addresses of a resource with the endings of its formats, but for pages. The file of the address without an
    /// ending, which has that of the format that is preferred, is the one of that format.
    private static func withEndings(_ route: Route) -> [String] {
        // a history is followed; as a table it is that of all changes
        let formats = route.id == .history ? [PathEnding(.atom)] : Array(route.endings.dropFirst())
        return formats.filter { $0.text != Format.html.rawValue }.map(route.path)
    }

    /// The addresses of all pages of a list.
    private func pages(_ list: ListRequest, total: Int) -> [String] {
        stride(from: 0, to: max(total, 1), by: list.query.limit).map { offset in
            list.with { $0.query.offset = offset }.address
        }
    }

    /// The file of an address.
    static func path(of target: String, mediaType: String) -> String {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let path = parts[0] == "/" ? "index" : String(parts[0].dropFirst())
        let name = parts.count == 1 ? path : "\(path)/_/\(parts[1])"
        // an address that ends in a format is the name of its file
        if parts.count == 1, let ending = PathEnding.split(path)?.ending, Format(rawValue: ending) != nil {
            return path
        }
        let suffix = suffix(of: mediaType)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    private static func suffix(of mediaType: String) -> String {
        let name = mediaType.split(separator: ";")[0]
        switch name {
        case "text/csv": return ".csv"
        case "text/html": return ".html"
        case "text/plain": return ".txt"
        case "application/x-ndjson": return ".ndjson"
        case "application/geo+json": return ".geojson"
        case "application/ld+json": return ".jsonld"
        case "application/atom+xml": return ".atom"
        case "application/feed+json": return ".jsonfeed"
        case "text/calendar": return ".ics"
        case "application/zip": return ".zip"
        case "application/vnd.sqlite3": return ".sqlite"
        case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": return ".xlsx"
        case "application/graphml+xml": return ".graphml"
        case "application/gexf+xml": return ".gexf"
        case "image/svg+xml": return ".svg"
        case "image/vnd.microsoft.icon": return ".ico"
        case "text/markdown": return ".txt"
        case "application/x-bibtex": return ".bib"
        case "application/x-research-info-systems": return ".ris"
        default: return ".json"
        }
    }
}

/// An address of a site that was not answered.
package struct SiteUnanswered: Error, CustomStringConvertible {
    /// The address.
    package let target: String

    /// A sentence for a person.
    package var description: String { "\(target) was not answered; this is a fault of the program, please report it" }
}
