import Foundation
import RawHTTP
import Testing

@Suite("An editor adds a term without Swift")
struct VocabularyTests {
    @Test("a term of the folder's vocabularies.json is taken by records, filters and descriptions")
    func term() throws {
        let folder = try SeedFolder()
        try folder.replace(
            #"\{"id": "unit", "#,
            with:
                #"{"id": "watch", "label": "watch", "meaning": "A watch.", "synonyms": ["lookout"]}, {"id": "unit", "#,
            in: "vocabularies.json"
        )
        try folder.replace(#""kind": "unit""#, with: #""kind": "watch""#, in: "institutions.json")
        let validated = try Program.run("validate", "--seed", folder.path)
        #expect(validated.status == 0, "\(validated.complaint)")
        let list = try Program.run("get", "/institutions?kind=lookout&fields=id,kind", "--seed", folder.path)
        #expect(list.status == 0 && list.text.contains(#""kind":"watch""#), "\(list.text)")
        #expect(try Program.run("get", "/schemas/institution.json", "--seed", folder.path).text.contains(#""watch""#))
        // the embedded Seed knows nothing of it
        #expect(try Program.run("get", "/institutions?kind=lookout").status == 1)
    }

    @Test("one that comes while the program runs is refused with what to do, and the data in force stay")
    func reload() throws {
        let folder = try SeedFolder()
        let program = try ServingProgram("--seed", folder.path)
        try folder.replace(
            #"\{"id": "mission", "#,
            with: #"{"id": "watch", "meaning": "A watch."}, {"id": "mission", "#,
            in: "vocabularies.json"
        )
        program.signal(SIGHUP)
        for _ in 0..<300 where !program.logged.contains("Not reloaded") { usleep(50_000) }
        #expect(program.logged.contains("vocabularies.json"), "\(program.logged)")
        #expect(program.logged.contains("start it anew"))
        #expect(try program.get("/operations?limit=1").status == 200)
    }
}
