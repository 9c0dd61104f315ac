import Foundation
import RawHTTP
import Testing

@Suite("The log of the built program")
struct LogTests {
    /// What it logs between its start and its end.
    private func log(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let program = try ServingProgram(arguments, environment: environment)
        program.signal(SIGTERM)
        #expect(program.waitForExit() == 0)
        return program.complaint
    }

    @Test("a log that nobody reads on a terminal is JSON, an object a line, from the start to the end")
    func json() throws {
        let lines = try log([]).split(separator: "\n")
        let objects = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.first?["message"] as? String == "Serving")
        #expect(objects.first?["level"] as? String == "info")
        #expect(objects.first?["host"] as? String == "127.0.0.1")
        #expect(objects.last?["message"] as? String == "Ended")
    }

    @Test("it is text where text is asked for")
    func text() throws {
        let text = try log(["--log-format", "text"])
        #expect(text.firstMatch(of: /Z info Serving data_version=[0-9a-f]{12} host=127.0.0.1 port=[0-9]+/) != nil)
    }

    @Test("a level above what there is to say leaves it empty; the environment sets it too")
    func level() throws {
        #expect(try log(["--log-level", "error"]).isEmpty)
        // without an address of its own the start has something to warn of
        #expect(
            try log(["--public-url", "https://example.org"], environment: ["OSCE_DIRECTORY_LOG_LEVEL": "warning"])
                .isEmpty
        )
    }
}
