import Directory
import SeededRandom
import Testing

@testable import Editing

@Suite("Seed files have one layout")
struct SeedLayoutTests {
    private static func text(_ json: String, _ file: String = "dataset.json") throws -> String {
        String(decoding: SeedLayout.bytes(of: try JSONReader.read(Array(json.utf8)), file: file), as: UTF8.self)
    }

    @Test("records are in the order of ids and members in that of the table, plain values on one line")
    func record() throws {
        let text = try Self.text(
            #"[{"name": "B", "id": "b"}, {"confidence": "high", "host": {"states": ["aa"]}, "id": "a", "names": [{"kind": "official", "value": "A"}], "unknown": 1}]"#,
            "operations.json"
        )
        #expect(
            text == """
                [
                  {
                    "id": "a",
                    "names": [
                      {"value": "A", "kind": "official"}
                    ],
                    "host": {"states": ["aa"]},
                    "confidence": "high",
                    "unknown": 1
                  },
                  {
                    "id": "b",
                    "name": "B"
                  }
                ]

                """
        )
    }

    @Test("a line has at most 120 columns, counted in letters", arguments: ["a", "ż"])
    func columns(letter: String) throws {
        func lines(_ count: Int) throws -> [Substring] {
            let word = String(repeating: letter, count: count)
            return try Self.text(#"{"list": ["\#(word)"]}"#).split(separator: "\n")
        }
        // two blanks, the name, a bracket and a quote on either side
        let room = 120 - #"  "list": [""],"#.count
        #expect(try lines(room).count == 3)
        #expect(try lines(room + 1).count == 5)
        #expect(try lines(room).map(\.count).max() == 119)
    }

    @Test(
        "what holds objects takes several lines, however short",
        arguments: [#"{"a": [{"b": 1}]}"#, #"{"a": {"b": {"c": 1}}}"#]
    )
    func nested(json: String) throws { #expect(try Self.text(json).split(separator: "\n").count > 3) }

    @Test("the layout of a layout is itself, and makes no other version")
    func stable() throws {
        var generator = SeededGenerator(seed: 3)
        let generated = try GeneratedSeed.seed(operations: 40, using: &generator)
        for seed in [Seed.embedded, SmallSeed.seed(), generated] {
            let once = Seed(files: try SeedLayout.files(of: seed), origin: "once")
            #expect(try SeedLayout.files(of: once) == once.files)
            #expect(try Repository(checking: once).version == Repository(checking: seed).version)
        }
    }

    @Test("numbers, escapes and the order of members of other files stay as they are")
    func kept() throws {
        let text = try Self.text(#"{"z": 1.50, "a": -0e3, "t": "a\u00e9\nb", "empty": [], "none": {}}"#)
        #expect(text.contains("\"z\": 1.50,\n"))
        #expect(text.contains("\"a\": -0e3,\n"))
        #expect(text.contains(#""t": "aé\nb""#))
        #expect(text.contains("\"empty\": [],\n"))
    }

    @Test("a file that is not JSON is refused with its line")
    func malformed() throws {
        let seed = SmallSeed.seed("dataset.json", replacing: #""Small","#, with: #""Small""#)
        #expect(throws: EditRefusal.self) { try SeedLayout.files(of: seed) }
    }

    @Test("a value of many parts is written in time linear in it")
    func deep() throws {
        // each level is looked at once for whether it fits on a line, and no further than the columns
        let list = JSON.array((0..<20_000).map { .array([.integer($0)]) })
        #expect(SeedLayout.bytes(of: ["list": list], file: "x.json").count > 100_000)
    }
}
