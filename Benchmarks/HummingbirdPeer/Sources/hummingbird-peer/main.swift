// The peer written with Hummingbird. Usage: hummingbird-peer FOLDER THREADS
//
// FOLDER holds recorded answers, NAME.http each. /NAME gives the recorded bytes, kept ready in memory;
// /encoded/NAME encodes the records of that answer anew for each request, as a handler over Codable does.
import Foundation
import Hummingbird
import Logging
import NIOPosix

guard CommandLine.arguments.count == 3, let threads = Int(CommandLine.arguments[2]) else {
    FileHandle.standardError.write(Data("usage: hummingbird-peer FOLDER THREADS\n".utf8))
    exit(64)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let router = Router()
for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
where file.pathExtension == "http" {
    let name = file.deletingPathExtension().lastPathComponent
    let answer = try RecordedAnswer(contentsOf: file)
    let body = ByteBuffer(bytes: answer.body)
    router.get("/\(name)") { _, _ in
        Response(status: answer.status, headers: answer.fields, body: .init(byteBuffer: body))
    }
    // an answer that holds something else than operations has no such route
    guard let page = try? JSONDecoder().decode(Page.self, from: answer.body) else { continue }
    router.get("/encoded/\(name)") { _, _ in page }
}

var logger = Logger(label: "hummingbird-peer")
logger.logLevel = .critical
let application = Application(
    router: router,
    configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 4_096),
    onServerRunning: { channel in
        print("port \(channel.localAddress?.port ?? 0)")
        fflush(nil)
    },
    eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: threads)),
    logger: logger
)
try await application.runService()
