internal import CFuzzWork
internal import Directory
@testable internal import DirectoryAPI
internal import Glibc
import HTTPSemantics
import Memory

/// What an answer costs that nothing was prepared for, over the embedded Seed, in counted work: no answer takes more than
/// 2 ms and 15 ns for each of its bytes; a problem has at most 64 kB and takes at most 2 ms.
///
/// Not measured are documents without parameters, which a server makes once for a version of the data, and content
/// codings, whose libraries are not counted: an answer is asked for as it is.
enum CostFuzzing {
    /// Nanoseconds of processor time, estimated from what was counted.
    ///
    /// The factors are those of a least-squares fit over the inputs of Corpus/cost: counts of this target against
    /// processor time of the release program (Tests/Fuzz/calibrate.py), which were 0.94 and 0.18, with a quarter on top.
    /// Allocations, which go with the other two, got no factor of their own. A rough measure: estimates of answers
    /// above half a millisecond are mostly within a third.
    struct Work: CustomStringConvertible {
        let counted: fuzz_work

        var nanoseconds: Double {
            Double(counted.edges) * 1.2 + Double(counted.allocated) * 0.25
        }

        var description: String {
            "\(Int(nanoseconds / 1_000)) us (\(counted.edges) edges, \(counted.allocations) allocations of \(counted.allocated) bytes)"
        }

        static func of(_ body: () -> Void) -> Work {
            let before = fuzz_work_so_far()
            body()
            let after = fuzz_work_so_far()
            return Work(
                counted: fuzz_work(
                    edges: after.edges - before.edges,
                    allocations: after.allocations - before.allocations,
                    allocated: after.allocated - before.allocated
                )
            )
        }
    }

    /// What any answer may take, in nanoseconds.
    private static let base = 2_000_000.0
    /// What an answer below 400 may take more for each of its bytes.
    private static let perByte = 15.0
    /// The bytes that a problem may have.
    private static let longestProblem = 64 << 10
    /// About as much as the listener reads of a target.
    private static let longestTarget = 8_000

    /// Prints each input's cost and judges none, for `calibrate.py`.
    private static let isReporting = getenv("FUZZ_COST_REPORT") != nil

    private static let responder: Responder = {
        guard let repository = try? Repository(checking: .embedded) else { fatalError("the Seed is not valid") }
        let responder = Responder(repository)
        // what a server makes once, and what the first request of a kind makes for all that follow it
        for path in paths {
            for query in ["", "?as_of=2001", "?format=html", "?limit=1&facets=x", "?zzz=1"] {
                _ = responder.respond(to: APIRequest(.get, path + query))
            }
        }
        // the tables of spelling, made for the first word that nothing has
        _ = responder.respond(to: APIRequest(.get, "/search?q=bishkeck"))
        return responder
    }()

    /// An address of every route, and of records with much around them.
    private static let paths: [String] = {
        let records = [
            "/institutions/osce", "/institutions/odihr", "/operations/bishkek", "/operations/mission-in-kosovo",
            "/mandates/atu-mandate-bishkek", "/activities/violent-extremism", "/states/kg", "/states/us",
            "/dimensions/human",
        ]
        let parts = ["evidence", "history", "related", "cite"].flatMap { part in
            ["/institutions/osce/\(part)", "/operations/bishkek/\(part)"]
        }
        let others = [
            "/id/odihr", "/id/wikidata:Q1",
            "/", "/search", "/graph", "/map", "/dataset", "/dataset/cite", "/docs", "/docs/open", "/docs/filtering",
            "/schemas/operation.json", "/context.jsonld", "/openapi.json", "/sitemap.xml", "/robots.txt", "/OPERATIONS",
            "/operations/nowhere", "/operations/bishkek/nowhere", "/nowhere", "/operations.csv", "/timeline.atom",
        ]
        return CollectionName.allCases.map { "/\($0)" } + records + parts + others
    }()

    /// The first byte picks the path, the second who asks, the rest is the query; after 0xFF the rest is the target.
    static func run(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let rest = encoded(bytes.dropFirst(2))
        let target =
            bytes[0] == 0xFF
            ? [UInt8(ascii: "/")] + rest : Array("\(paths[Int(bytes[0]) % paths.count])?".utf8) + rest
        var fields: APIRequest.Fields = [:]
        fields[.accept] = bytes[1] % 2 == 0 ? nil : "text/html"
        judge(APIRequest(.get, target: Array(target.prefix(longestTarget)), fields: fields))
    }

    private static func judge(_ request: APIRequest) {
        let resolved = responder.resolve(request)
        if ResponseSelection(request, resolved)?.isFixed == true { return }
        var (status, size) = (0, 0)
        let work = Work.of {
            let response = responder.respond(to: request)
            (status, size) = (response.status, response.content.count)
        }
        let most = base + (status < 400 ? perByte * Double(size) : 0)
        fuzz_work_note_share(UInt64(work.nanoseconds / most * 100))
        let target = String(decoding: request.target, as: UTF8.self)
        let accept = request.fields[.accept] ?? "*/*"
        if isReporting {
            let counted = work.counted
            print(status, size, counted.edges, counted.allocations, counted.allocated, accept, target, separator: "\t")
            return
        }
        require(status < 400 || size <= longestProblem, "\(size) bytes to say \(status) of \(target) (\(accept))")
        require(work.nanoseconds <= most, "\(work) for \(status) with \(size) bytes of \(target) (\(accept))")
    }

    /// What a client may send of these bytes: visible ASCII as it is, all else percent-encoded.
    private static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return bytes.flatMap { byte -> [UInt8] in
            (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "#")
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
