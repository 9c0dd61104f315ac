import Directory
import Testing

@Suite("What a record is called on a past day is read without the rest of it")
struct PastIdentityTests {
    @Test(
        "it is what the whole record says, in English and in another language",
        arguments: [1975, 1993, 1999, 2005, 2014]
    )
    func equal(year: Int) throws {
        let english = try Repository(checking: .embedded)
        let day = try #require(Day("\(year)-06-15"))
        for repository in [english, english.named(in: NameLanguages(["ru", "fr"]))] {
            for name in CollectionName.seeded {
                for record in english[name].records {
                    let whole = repository.record(name, id: record.id, asOf: day)
                    let identity = repository.identity(name, id: record.id, asOf: day)
                    #expect((whole == nil) == (identity == nil), "\(record.path)")
                    #expect(whole?.name == identity?.name && whole?.path == identity?.path, "\(record.path)")
                    #expect(whole?.nameLanguage == identity?.nameLanguage, "\(record.path)")
                }
            }
        }
    }
}
