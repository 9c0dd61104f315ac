@testable import Directory
import Testing

@Suite("Terms that editors need often stand in the Seed")
struct VocabularyFileTests {
    private static let text: String =
        Seed.embedded.files[VocabularyFile.name].map { String(decoding: $0, as: UTF8.self) } ?? ""

    private static func problems(_ text: String, _ other: String) throws -> [String] {
        let changed = Self.text.replacing(text, with: other)
        #expect(changed != Self.text)
        switch VocabularyFile.read(try JSONReader.read(Array(changed.utf8))) {
        case .success: return []
        case .failure(let faults): return faults.faults.map { "\($0.path): \($0.problem)" }
        }
    }

    @Test("the embedded file has every vocabulary, and the tables have its terms")
    func embedded() throws {
        let file = try VocabularyFile.read(JSONReader.read(Array(Self.text.utf8))).get()
        for vocabulary in SeededVocabulary.allCases { #expect(!file[vocabulary].terms.isEmpty) }
        #expect(Vocabularies.region.terms == file[.region].terms)
        #expect(Vocabularies.region.resolve("caucasus") == "south-caucasus")
    }

    @Test(
        "what is wrong is named with its place and what would be right",
        arguments: [
            (
                #""operation_kind""#, #""operation_kinds""#,
                "operation_kinds: no vocabulary of the Seed; did you mean operation_kind?"
            ),
            (#""operation_kind""#, #""operation_kinds""#, "operation_kind: missing"),
            (#"{"id": "mission", "#, #"{"id": "A Mission", "#, "operation_kind[0].id: missing or no slug"),
            (
                #""meaning": "A mission.""#, #""meanig": "A mission.""#,
                "operation_kind[0].meanig: unknown key; did you mean meaning?"
            ),
            (#""meaning": "A mission.""#, #""means": "A mission.""#, "operation_kind[0].meaning: missing"),
            (
                #"{"id": "presence", "#, #"{"id": "mission", "#,
                "operation_kind[1].id: \"mission\" stands for another term already"
            ),
            (
                #"["missions"]"#, #"["presence"]"#,
                "operation_kind[0].synonyms: \"presence\" stands for another term already"
            ),
            (#"["missions"]"#, #"["Missions"]"#, "expected a list of words in lower case"),
            (#"{"id": "renewal", "#, #"{"id": "renewed", "#, "mandate_kind: the term renewal is missing"),
        ]
    )
    func faults(text: String, other: String, says: String) throws {
        let problems = try Self.problems(text, other)
        #expect(problems.contains { $0.contains(says) }, "\(problems)")
    }

    @Test("a Seed of a further process part may have fewer terms, not others, and its faults are those of a file")
    func loaded() throws {
        func faults(_ text: String) -> [String] {
            var files = SmallSeed.seed().files
            files[VocabularyFile.name] = Array(text.utf8)
            do throws(InvalidSeed) {
                _ = try Repository(checking: Seed(files: files, origin: "a test"))
                return []
            } catch {
                return error.faults.map(\.description)
            }
        }
        #expect(faults(Self.text) == [])
        #expect(
            faults(
                Self.text.replacing(
                    #"{"id": "eastern-europe", "label": "Eastern Europe", "meaning": "Eastern Europe."},"#,
                    with: ""
                )
            ) == []
        )
        let other = faults(Self.text.replacing(#""eastern-europe""#, with: #""far-east""#))
        #expect(
            other.contains { $0.contains("region: \"far-east\" came after the program began") },
            "\(other)"
        )
        #expect(faults("[]").contains { $0.contains("vocabularies.json: expected an object") })
        #expect(faults("{").contains { $0.hasPrefix("vocabularies.json:1") })
    }
}
