/// The most that a record of the Seed may hold: the one table that checks and schemas read. Beyond it costs would grow
/// for everybody: pages, search, comparison of records.
///
/// The log of releases is exempt: what it tells grows with every release.
package enum SeedBounds {
    /// Letters of an id, as `maxLength` of JSON Schema counts them: Unicode scalars.
    package static let id = 100
    /// Letters of a name.
    package static let name = 500
    /// Letters of any other text.
    package static let text = 10_000
    /// Members of an object, and elements of a list (`maxProperties` and `maxItems` of JSON Schema).
    package static let members = 1_000
    /// Bytes of the files of a seed folder together, unless set otherwise.
    package static let folder = 8 << 30

    /// The most letters that a text of a field may have.
    static func letters(of field: String, _ type: FieldType) -> Int {
        switch type {
        case .either(_, .token): text
        case .slug, .reference, .either: id
        case .list(let element): letters(of: field, element)
        default: field == "name" ? name : text
        }
    }
}
