internal import Directory

/// A list in the records of a collection, which has rows of its own.
struct RecordList {
    let collection: CollectionName
    /// The names that lead to it.
    let steps: [String]
    let field: Field
    /// What it is a list of.
    let element: FieldType
    /// The name of its table behind that of the collection: its own, or the whole path where another list has that name.
    private(set) var shortName: String

    /// The fields of its items; nil where these are no objects.
    var items: [Field]? { if case .object(let fields, _) = element { fields } else { nil } }

    /// The lists of a collection that say what no other list says.
    ///
    /// Lists that the program makes of other records repeat what these say, where their collection has a seed file or
    /// shares the list with one that has.
    static func lists(of schema: CollectionSchema) -> [RecordList] {
        var lists = lists(in: CSVColumn.fields(of: schema), schema.name, under: []).filter { list in
            guard case .computed = list.field.origin else { return true }
            return schema.content == .derived && !seededNames.contains(list.field.name)
        }
        let names = Dictionary(grouping: lists, by: \.shortName)
        for place in lists.indices where (names[lists[place].shortName]?.count ?? 0) > 1 {
            lists[place].shortName = lists[place].steps.joined(separator: "_")
        }
        return lists
    }

    private static func lists(in fields: [Field], _ collection: CollectionName, under path: [String]) -> [RecordList] {
        fields.flatMap { field -> [RecordList] in
            let steps = path + [field.name]
            switch field.type {
            case .list(let element):
                return [
                    RecordList(
                        collection: collection,
                        steps: steps,
                        field: field,
                        element: element,
                        shortName: field.name
                    )
                ]
            case .object(let inner, _): return lists(in: inner, collection, under: steps)
            default: return []
            }
        }
    }

    /// The names of the lists of objects that seed files hold.
    private static let seededNames = Set(
        CollectionSchema.all.flatMap(\.fields).filter { field in
            if case .list(.object) = field.type { field.isInSeed } else { false }
        }.map(\.name)
    )

    /// Where the rows come from.
    var part: DataTable.Part {
        DataTable.Part(
            collection: collection,
            steps: steps,
            words: items?.first { $0.rowWord != nil }?.name,
            read: JSONProjection(steps.joined(separator: "."))
        )
    }
}
