/// Finds the collection that a record belongs to which stands in the file of another.
enum RecordOwner {
    /// The collection whose fields a record has; nil where it has those of its own file, or of none.
    ///
    /// Counted is what is wrong with the names of its members: those that a collection does not know, and those that are
    /// required and lacking. Another collection is the owner where that is less than a third of what it is here.
    static func owner(of record: JSON, in schema: CollectionSchema) -> CollectionName? {
        guard let members = record.members, members.count <= SeedBounds.members else { return nil }
        let names = Set(members.map(\.name))
        func misfit(_ schema: CollectionSchema) -> Int {
            let fields = schema.fields.filter(\.isInSeed)
            let required = fields.filter(\.isRequired).map(\.name)
            return names.subtracting(fields.map(\.name)).count + Set(required).subtracting(names).count
        }
        let own = misfit(schema)
        guard own >= fewest else { return nil }
        let others = CollectionName.seeded.filter { $0 != schema.name }.map { ($0, misfit(.named($0))) }
        guard let best = others.min(by: { $0.1 < $1.1 }), best.1 * 3 < own else { return nil }
        return best.0
    }

    /// A record with fewer wrong names is one with slips.
    private static let fewest = 2

    /// What is wrong with a record that belongs to another collection.
    static func problem(_ owner: CollectionName) -> String {
        let type = CollectionSchema.type(of: owner)
        let article = "aeiou".contains(type.prefix(1)) ? "an" : "a"
        return "has the fields of \(article) \(type); move it to \(owner).json"
    }
}
