internal import Addresses
internal import Directory
internal import HTTPSemantics
internal import Memory

extension Responder {
    /// The answer of all of the data in one file.
    func download(_ pairs: [Target.Pair], _ request: APIRequest) throws(Problem) -> APIResponse {
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
