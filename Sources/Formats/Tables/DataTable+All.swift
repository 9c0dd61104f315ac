internal import Directory

extension DataTable {
    /// The tables: all records, then a table for each collection, then those of lists.
    package static let all: [DataTable] = {
        let lists = CollectionSchema.all.flatMap(RecordList.lists)
        return [records] + CollectionSchema.all.map(table) + objects(lists) + lists.compactMap(single)
    }()

    /// The tables beside those of the collections.
    package static let beside = all.filter { $0.collection == nil }

    /// The table of a name; nil where there is none.
    package static func named(_ name: String) -> DataTable? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// Every record with what all have.
    private static let records: DataTable = {
        let shared = ["id", "type", "url", "name", "confidence", "note"]
        let fields = shared.compactMap { name in
            CollectionSchema.all.lazy.compactMap { schema in schema.fields.first { $0.name == name } }.first
        }
        let required = fields.filter { field in
            CollectionSchema.all.allSatisfy { $0.fields.contains { $0.name == field.name && $0.isRequired } }
        }
        let columns = fields.map { field in
            TableColumn(
                field.name,
                .text,
                field.meaning,
                required: required.contains { $0.name == field.name }
            ) { TableCell($0.value[field.name], as: .text) }
        }
        return DataTable(
            name: recordsName,
            meaning: "Every record of every collection, which other tables refer to by collection and id.",
            columns: [.collection] + columns,
            key: ["collection", "id"],
            references: [],
            collection: nil,
            parts: CollectionName.allCases.map {
                Part(collection: $0, steps: [], words: nil, read: JSONProjection(shared))
            }
        )
    }()

    /// The records of a collection, without their lists.
    private static func table(_ schema: CollectionSchema) -> DataTable {
        let fields = CSVColumn.fields(of: schema)
        let made = TableColumns(fields, of: schema.type)
        let read = JSONProjection(
            fields.flatMap { Leaf.leaves(ofField: $0) }.filter { !$0.isMultiple }.compactMap { leaf in
                if case .value = leaf.content { leaf.path } else { nil }
            }
        )
        return DataTable(
            name: schema.name.rawValue,
            meaning: schema.meaning,
            columns: made.columns,
            key: ["id"],
            references: made.references,
            collection: schema.name,
            parts: [Part(collection: schema.name, steps: [], words: nil, read: read)]
        )
    }

    /// A list of references or of words.
    private static func single(_ list: RecordList) -> DataTable? {
        guard list.items == nil else { return nil }
        let owner = TableColumn.record
        var columns = [owner, .position]
        var references = [Reference([owner.name], list.collection.rawValue, ["id"])]
        switch list.element {
        case .reference(let collections) where collections.count == 1:
            let name = CollectionSchema.named(collections[0]).type
            columns.append(TableColumn(name, .text, list.field.meaning, required: true) { .init($0.value.string) })
            references.append(Reference([name], collections[0].rawValue, ["id"], relation: list.steps[0]))
        case .reference(let collections):
            columns.append(TableColumn("target", .text, list.field.meaning, required: true) { .init($0.value.string) })
            columns.append(
                TableColumn("target_collection", .text, "The collection of the record.", required: true) { row in
                    let id = row.value.string
                    return TableCell(id.flatMap { row.repository.collection(of: $0, among: collections) }?.rawValue)
                }
            )
            references.append(
                Reference(["target_collection", "target"], recordsName, ["collection", "id"], relation: list.steps[0])
            )
        case .either(.reference(let collections), _) where collections.count == 1:
            let name = CollectionSchema.named(collections[0]).type
            columns += [
                TableColumn("value", .text, list.field.meaning, required: true) { .init($0.value.string) },
                TableColumn(name, .text, "The id of the \(name) that `value` names, where it names one.") { row in
                    let id = row.value.string
                    return TableCell(id.flatMap { row.repository[collections[0]].record(id: $0) == nil ? nil : $0 })
                },
            ]
            references.append(Reference([name], collections[0].rawValue, ["id"], relation: list.steps[0]))
        case .count:
            columns.append(
                TableColumn("value", .integer, list.field.meaning, required: true) { .init($0.value, as: .integer) }
            )
        default:
            columns.append(
                TableColumn("value", .text, list.field.meaning, required: true) { .init($0.value, as: .text) }
            )
        }
        return DataTable(
            name: "\(list.collection)_\(list.shortName)",
            meaning: list.field.meaning,
            columns: columns,
            key: [owner.name, TableColumn.position.name],
            references: references,
            collection: nil,
            parts: [list.part]
        )
    }

    /// The lists of objects: one table for each name, unless the items of two collections have different columns.
    private static func objects(_ lists: [RecordList]) -> [DataTable] {
        var tables: [DataTable] = []
        for list in lists {
            guard let items = list.items else { continue }
            let made = TableColumns(items, of: list.shortName, in: list.steps[0])
            let columns = [.collection, .record, .position] + made.columns
            let names = columns.map(\.name)
            if let place = tables.firstIndex(where: {
                $0.name == list.shortName && $0.columns.map(\.name) == names
            }) {
                tables[place] = tables[place].adding(list.part)
                continue
            }
            let isTaken =
                tables.contains { $0.name == list.shortName } || CollectionName(rawValue: list.shortName) != nil
            tables.append(
                DataTable(
                    name: isTaken ? "\(list.collection)_\(list.shortName)" : list.shortName,
                    meaning: list.field.meaning,
                    columns: columns,
                    key: ["collection", "record", "position"],
                    references: [Reference(["collection", "record"], recordsName, ["collection", "id"])]
                        + made.references,
                    collection: nil,
                    parts: [list.part]
                )
            )
        }
        return tables
    }

    private func adding(_ part: Part) -> DataTable {
        DataTable(
            name: name,
            meaning: meaning,
            columns: columns,
            key: key,
            references: references,
            collection: collection,
            parts: parts + [part]
        )
    }
}
