import Foundation
import RawHTTP
import Testing

@Suite("An assistant")
struct AssistantTests {
    private static let calls = [
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"search","arguments":{"query":"ODIHR"}}}"#,
    ]

    private func answers(to input: String, _ arguments: [String] = []) throws -> (lines: [String], status: Int32) {
        let (process, output, _) = Program.process(["mcp"] + arguments)
        let given = Pipe()
        process.standardInput = given
        try process.runLimited()
        given.fileHandleForWriting.write(Data(input.utf8))
        given.fileHandleForWriting.closeFile()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (text.split(separator: "\n").map(String.init), process.terminationStatus)
    }

    @Test("is answered over standard input, a line for each request, until that ends")
    func standardInput() throws {
        let input =
            Self.calls.joined(separator: "\r\n") + "\n\n{\n" + String(repeating: "x", count: 70_000) + "\n"
            + #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#
        let (lines, status) = try answers(to: input)
        #expect(status == 0)
        try #require(lines.count == 5)
        #expect(lines[0].contains(#""protocolVersion":"2025-11-25""#))
        #expect(lines[1].contains(#""id":"a""#) && lines[1].contains("institutions/odihr"))
        #expect(lines[2].contains("-32700") && lines[3].contains("-32600"))
        #expect(lines[4] == #"{"jsonrpc":"2.0","id":2,"result":{}}"#)
    }

    @Test("is told the addresses of the server that is published")
    func published() throws {
        let (lines, _) = try answers(to: Self.calls[2] + "\n", ["--public-url", "https://osce.example"])
        #expect(lines.first?.contains("https://osce.example/institutions/odihr") == true)
        #expect(try Program.run("mcp", "--public-url", "ftp://x").status == 64)
    }

    @Test("is answered over a socket, pages of other sites only where the operator says so")
    func socket() throws {
        let server = try ServingProgram(["--mcp-origin", "https://app.example"])
        func post(_ content: String, _ fields: String = "") throws -> RawAnswer {
            let connection = try RawConnection(port: server.port)
            connection.send(
                "POST /mcp HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: \(content.utf8.count)\r\n\(fields)\r\n\(content)"
            )
            return try #require(try connection.answer())
        }
        let answer = try post(Self.calls[2])
        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("http://a/institutions/odihr"))
        #expect(try post(Self.calls[1]).status == 202)
        #expect(try post(Self.calls[2], "Origin: https://evil.example\r\n").status == 403)
        #expect(try post(Self.calls[2], "Origin: https://app.example\r\n").status == 200)
        // what is long is answered in the background
        let padded = Self.calls[2].replacingOccurrences(
            of: "{\"query\"",
            with: String(repeating: " ", count: 4_000) + "{\"query\""
        )
        #expect(try post(padded).status == 200)
        let connection = try RawConnection(port: server.port)
        connection.send(
            "POST /mcp HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 65537\r\n\r\n"
        )
        #expect(try connection.answer()?.status == 413)
    }
}
