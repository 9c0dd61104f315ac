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
            "resources": .array(resources),
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
        return [
            "profile": "tabular-data-resource", "name": .string(schema.name.rawValue), "path": .string(file.path),
            "description": .string(schema.meaning), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": .integer(file.bytes.count), "hash": .string("sha256:" + ContentDigest.hex(of: file.bytes)),
            "dialect": ["delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n"],
            "schema": .object(table),
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
            guard case .reference(let collections) = field.type, collections.count == 1 else { return nil }
            let name = collections[0] == schema.name ? "" : collections[0].rawValue
            return ["fields": .string(field.name), "reference": ["resource": .string(name), "fields": "id"]]
        }
    }
}
