internal import Addresses
internal import Directory
internal import HTTPSemantics
internal import Memory

extension Responder {
    /// The answer of all of the data in one file.
    func download(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        if pairs.contains(where: { $0.name == GeneralParameter.since.rawValue }) { return try patch(pairs, request) }
        let asked = try ParameterReader.format(pairs, .download)
        let format = try select(asked, among: RouteTable[.download].formats, request)
        let needed = Downloads.memory(for: format, of: repository)
        guard needed <= memoryForFiles else {
            throw Problem(
                .unavailable,
                "Making this file takes about \(needed >> 20) MB of memory, and this server may take \(memoryForFiles >> 20) (--memory). Ask for another format of it, or for the collections one by one, such as \(CollectionName.operations.path)?format=csv."
            )
        }
        let bytes: MemoryBlock
        do throws(DownloadFault) { bytes = try downloads.bytes(as: format) } catch { throw Problem(error) }
        var representation = representation(format.mediaType, bytes)
        representation.isNegotiated = asked == nil
        representation.isCompressed = format.isPacked
        representation.fields = [
            .init(
                "Content-Disposition",
                "attachment; filename=\"\(DataExport.name(of: repository)).\(format.rawValue)\""
            )
        ]
        let query = asked.map { Target.query([(GeneralParameter.format.rawValue, $0.rawValue)]) } ?? ""
        representation.links = [("self", Route.download.path + query)]
        representation.discovery = discovery
        return representation.response(to: request)
    }

    /// The answer of what changed in all of the data since a version.
    private func patch(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
        let (asked, version) = try ParameterReader.patch(pairs, repository)
        let format = try select(asked, among: ParameterReader.patchFormats, request)
        guard !repository.isUnreleased else {
            var problem = Problem(
                .versionNotHere,
                "The data changed since the newest release, and no release tells of it, so that no patch leads to them. Take all of them: \(Route.download.path)."
            )
            problem.nearest = Route.download.path
            problem.fields = [.init("Retry-After", "1")]
            throw problem
        }
        let patch = DatasetPatch(since: version, repository)
        var representation = representation(format.mediaType, patch.bytes)
        representation.isNegotiated = asked == nil
        representation.fields = [
            .init(
                "Content-Disposition",
                "attachment; filename=\"\(DataExport.plainName)-\(version.shortVersion)-\(repository.shortVersion).json\""
            )
        ]
        var query = [(GeneralParameter.since.rawValue, version.shortVersion)]
        if let asked { query.append((GeneralParameter.format.rawValue, asked.rawValue)) }
        representation.links = [("self", Route.download.path + Target.query(query))]
        representation.discovery = discovery
        return representation.response(to: request)
    }
}

extension Problem {
    /// The problem of a file that could not be made.
    fileprivate init(_ fault: DownloadFault) {
        switch fault {
        case .memory:
            self.init(.unavailable, "There is no memory for the file now. Ask again later.")
            fields = [.init("Retry-After", "10")]
        case .refused(let reason):
            self.init(
                .internalError,
                "The file could not be made, which is a fault of the program: \(reason) Please report it."
            )
        }
    }
}
