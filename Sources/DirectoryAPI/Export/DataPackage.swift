internal import Directory
internal import Formats

/// The description of the tables of an export (Frictionless Data Package 1.0, with Table Schema).
struct DataPackage {
    let repository: Repository

    /// The description.
    ///
    /// - Parameter files: the files of the export, of which the tables are described.
    func bytes(_ files: [ExportedFile]) -> [UInt8] {
        let dataset = repository.dataset
        let resources = repository.collections.compactMap { store -> JSON? in
            files.first { $0.path == "csv/\(store.schema.name).csv" }.map { resource(store.schema, $0) }
        }
        let package: JSON = [
            "profile": "tabular-data-package", "name": "osce-directory", "title": .string(dataset.title),
            "description": .string("\(dataset.description) \(dataset.unofficial)"),
            "version": .string(repository.version), "created": .string("\(dataset.released)T00:00:00Z"),
            "licenses": [
                [
                    "name": dataset.content["licence"]?["spdx"] ?? "", "title": .string(dataset.licenceName),
                    "path": .string(dataset.licenceURL),
                ]
            ],
            "contributors": [["title": dataset.content["publisher"] ?? "", "role": "publisher"]],
            "resources": .array(
                resources
                    + DataTable.beside.compactMap { table in
                        files.first { $0.path == "csv/\(table.name).csv" }.map { resource(table, $0) }
                    }
            ),
        ]
        return package.indentedBytes
    }

    private func resource(_ schema: CollectionSchema, _ file: ExportedFile) -> JSON {
        var table: [JSON.Member] = [
            .init("fields", .array(CSVColumn.columns(of: schema).map { field($0, schema) })),
            .init("primaryKey", "id"),
        ]
        let keys = foreignKeys(schema)
        if !keys.isEmpty { table.append(.init("foreignKeys", .array(keys))) }
        return resource(schema.name.rawValue, schema.meaning, .object(table), file)
    }

    /// A table of lists.
    private func resource(_ table: DataTable, _ file: ExportedFile) -> JSON {
        let fields = table.columns.map { column -> JSON in
            var members: [JSON.Member] = [
                .init("name", .string(column.name)), .init("type", .string(column.tableType)),
            ]
            if case .url = column.kind { members.append(.init("format", "uri")) }
            members.append(.init("description", .string(column.meaning)))
            if column.isRequired { members.append(.init("constraints", ["required": true])) }
            return .object(members)
        }
        var schema: [JSON.Member] = [
            .init("fields", .array(fields)), .init("primaryKey", .array(table.key.map(JSON.string))),
        ]
        let keys = table.references.map { reference -> JSON in
            [
                "fields": .array(reference.columns.map(JSON.string)),
                "reference": [
                    "resource": .string(reference.table), "fields": .array(reference.targets.map(JSON.string)),
                ],
            ]
        }
        if !keys.isEmpty { schema.append(.init("foreignKeys", .array(keys))) }
        return resource(table.name, table.meaning, .object(schema), file)
    }

    private func resource(_ name: String, _ meaning: String, _ schema: JSON, _ file: ExportedFile) -> JSON {
        [
            "profile": "tabular-data-resource", "name": .string(name), "path": .string(file.path),
            "description": .string(meaning), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": .integer(file.bytes.count), "hash": .string("sha256:" + ContentDigest.hex(of: file.bytes)),
            "dialect": ["delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n"],
            "schema": schema,
        ]
    }

    private func field(_ column: CSVColumn, _ schema: CollectionSchema) -> JSON {
        var members: [JSON.Member] = [
            .init("name", .string(column.name)), .init("type", .string(column.tableType)),
            .init("description", .string(column.meaning)),
        ]
        let isRequired = schema.fields.contains { $0.name == column.name && $0.isRequired }
        if isRequired { members.append(.init("constraints", ["required": true])) }
        return .object(members)
    }

    /// The columns that hold the id of one record of one table.
    private func foreignKeys(_ schema: CollectionSchema) -> [JSON] {
        schema.fields.compactMap { field in
            guard case .reference(let collections) = field.type else { return nil }
            guard collections.count == 1 else {
                return [
                    "fields": [.string("\(field.name)_collection"), .string(field.name)],
                    "reference": ["resource": .string(DataTable.recordsName), "fields": ["collection", "id"]],
                ]
            }
            let name = collections[0] == schema.name ? "" : collections[0].rawValue
            return ["fields": .string(field.name), "reference": ["resource": .string(name), "fields": "id"]]
        }
    }
}
