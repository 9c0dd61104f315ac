import Directory
import Foundation
import Testing

@Suite("A fault of a file is told once")
struct SeedFileFaultTests {
    private static func faults(_ seed: Seed) -> [String] {
        do throws(InvalidSeed) {
            _ = try Repository(checking: seed)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    private static func without(_ names: String...) -> Seed {
        Seed(files: SmallSeed.seed().files.filter { !names.contains($0.key) }, origin: "a test")
    }

    @Test(
        "a file that is missing is one fault, with the number of references into it",
        arguments: [
            ("sources.json", 12), ("operations.json", 1), ("documents.json", 1), ("principles.json", 0),
        ]
    )
    func missing(name: String, count: Int) {
        let faults = Self.faults(Self.without(name))
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.hasPrefix("\(name): missing in a test") == true)
        let says = faults.first?.contains("into it") == true
        #expect(says == (count > 0), "\(faults)")
        if count == 1 { #expect(faults.first?.hasSuffix("; 1 reference leads into it") == true) }
        if count > 1 { #expect(faults.first?.contains("references lead into it") == true) }
    }

    @Test("so is one that cannot be read as JSON or has no record", arguments: ["[{]", "[]", "{}"])
    func unreadable(text: String) {
        var files = SmallSeed.seed().files
        files["sources.json"] = Array(text.utf8)
        let faults = Self.faults(Seed(files: files, origin: "a test"))
        #expect(faults.count == 1 && faults[0].contains("references lead into it"), "\(faults)")
    }

    @Test("what is wrong in the files that are there is told beside it")
    func both() {
        let seed = Self.without("sources.json", "states.json")
        let misspelled = SmallSeed.changed(
            seed,
            "operations.json",
            "\"north\", \"relation\"",
            "\"nroth\", \"relation\""
        )
        let files = SmallSeed.changed(misspelled, "operations.json", "predecessors.north", "predecessors.nroth")
        let faults = Self.faults(files)
        #expect(faults.count == 3, "\(faults)")
        #expect(faults.contains { $0.contains("did you mean north?") })
    }

    @Test("a byte order mark is passed over in every file")
    func byteOrderMarks() throws {
        let files = SmallSeed.seed().files.mapValues { [0xEF, 0xBB, 0xBF] + $0 }
        let seed = Seed(files: files, origin: "a test")
        #expect(Self.faults(seed) == [])
        #expect(try Repository(checking: seed).version == Repository(checking: SmallSeed.seed()).version)
        // a long file is read in several places at a time
        let long = Array("[\((0..<20_000).map { "{\"a\": \($0)}" }.joined(separator: ","))]".utf8)
        #expect(try JSONReader.readElements([0xEF, 0xBB, 0xBF] + long).count == 20_000)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array("[\u{FEFF}]".utf8)) }
    }

    @Test(
        "the day of release is not before what the records tell of",
        arguments: [
            ("2001-01-10", true), ("2001-01-11", false), ("1992-01-01", true),
        ]
    )
    func released(day: String, isRefused: Bool) {
        let faults = Self.faults(SmallSeed.seed("dataset.json", replacing: "2020-02-29", with: day))
        #expect(faults.count == (isRefused ? 1 : 0), "\(faults)")
        if isRefused {
            #expect(
                faults[0].hasPrefix("operations.json:") && faults[0].contains("south established: 2001-01-11 is after")
            )
            #expect(faults[0].contains("more record") == (day == "1992-01-01"))
        }
    }

    @Test("until when a name or a mandate holds may be known before")
    func future() {
        let text = #"{"value": "Western Centre", "kind": "official", "language": "en"}"#
        let other = #"{"value": "Western Centre", "kind": "official", "language": "en", "to": "2035"}"#
        #expect(Self.faults(SmallSeed.seed("operations.json", replacing: text, with: other)) == [])
        let from = #"{"value": "Western Centre", "kind": "official", "language": "en", "from": "2035"}"#
        #expect(Self.faults(SmallSeed.seed("operations.json", replacing: text, with: from)).count == 1)
    }

    @Test("for a hundred ids the one that was meant is looked for, once each, for more it is not")
    func hints() {
        let tasks = (0..<300).map { number in
            "{\"id\": \"nort\(number % 250)\", \"relation\": \"replaced\", \"note\": \"\(number)\"}"
        }
        let seed = SmallSeed.seed(
            "operations.json",
            replacing: #"[{"id": "north", "relation": "replaced"}]"#,
            with: "[\(tasks.joined(separator: ","))]"
        )
        let faults = Self.faults(seed)
        // nort0 to nort49 occur twice; of three digits none is near
        let hints = faults.count { $0.contains("did you mean") }
        #expect(hints > 0 && hints <= 150, "\(faults.prefix(3))")
        #expect(faults.count { $0.contains("no record \"nort") } == 300)
    }
}
