import Addresses
import Directory
import Testing

@testable import DirectoryAPI

@Suite("No field bears the name of a general parameter")
struct ReservedNamesTests {
    /// Parameters that are planned for every collection.
    private static let planned: Set = [
        "version", "lang", "group", "view", "since", "compare", "undated", "dates", "bom", "style",
    ]

    @Test("neither a field nor the parameter that filters by it", arguments: CollectionName.allCases)
    func reserved(collection: CollectionName) {
        let general = Set(GeneralParameter.ofList(.named(collection)).map(\.rawValue)).union(Self.planned)
        let schema = CollectionSchema.named(collection)
        let names = Set(schema.fieldNames).union(
            schema.fields.flatMap { Leaf.leaves(ofField: $0) }.compactMap(\.field.parameter)
        )
        #expect(names.intersection(general).isEmpty)
        // a part of a record is cited by it
        #expect(!schema.fieldNames.contains("field"))
    }
}
