import Directory
import Testing

@testable import DirectoryAPI
@testable import Formats

@Suite("The tables of the data set")
struct DataTableTests {
    private static let repository = TestAPI.repository

    @Test("tables and columns have names of their own, in snake_case")
    func names() {
        #expect(Set(DataTable.all.map(\.name)).count == DataTable.all.count)
        for table in DataTable.all {
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count, "\(table.name): \(names)")
            for name in [table.name] + names {
                #expect(
                    name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 },
                    "\(name)"
                )
            }
        }
    }

    @Test("every field of every collection is a column or has a table")
    func complete() {
        for schema in CollectionSchema.all {
            for field in CSVColumn.fields(of: schema) {
                if case .list = field.type {
                    // what the program makes of other records is in the table of these
                    if case .computed = field.origin, schema.name != .changes { continue }
                    let isThere = DataTable.beside.contains { table in
                        table.parts.contains { $0.collection == schema.name && $0.steps == [field.name] }
                    }
                    #expect(
                        isThere || schema.name == .timeline && field.name == "evidence",
                        "\(schema.name).\(field.name)"
                    )
                } else {
                    let columns = DataTable.named(schema.name.rawValue)?.columns.map(\.name) ?? []
                    let isThere = columns.contains {
                        $0 == field.name || $0.hasPrefix(field.name + "_") || $0.hasSuffix("_" + field.name)
                    }
                    #expect(isThere, "\(schema.name).\(field.name)")
                }
            }
        }
    }

    @Test("keys tell rows apart, required cells are filled, and what is referred to is there")
    func integrity() throws {
        var rows: [String: [[TableCell]]] = [:]
        for table in DataTable.all { rows[table.name] = table.rows(of: Self.repository) }
        for table in DataTable.all {
            let own = try #require(rows[table.name])
            let places = table.key.compactMap { name in table.columns.firstIndex { $0.name == name } }
            #expect(places.count == table.key.count)
            #expect(Set(own.map { row in places.map { row[$0] } }).count == own.count, "\(table.name)")
            for (place, column) in table.columns.enumerated() where column.isRequired {
                #expect(!own.contains { $0[place] == .none }, "\(table.name).\(column.name)")
            }
            for reference in table.references {
                let target = try #require(DataTable.named(reference.table))
                let from = reference.columns.compactMap { name in table.columns.firstIndex { $0.name == name } }
                let to = reference.targets.compactMap { name in target.columns.firstIndex { $0.name == name } }
                #expect(from.count == reference.columns.count && to.count == reference.targets.count)
                let known = Set((rows[reference.table] ?? []).map { row in to.map { row[$0] } })
                for row in own {
                    let value = from.map { row[$0] }
                    if value.contains(.none) { continue }
                    #expect(known.contains(value), "\(table.name): \(value)")
                }
            }
        }
    }

    @Test("a list has a row for each of its items", arguments: CollectionName.seeded)
    func items(name: CollectionName) throws {
        let lists = RecordList.lists(of: .named(name))
        for list in lists where list.part.words == nil {
            let expected = Self.repository[name].records.reduce(0) { $0 + $1.value.values(at: list.steps[...]).count }
            let table = try #require(
                DataTable.all.first { table in
                    table.parts.contains { $0.collection == name && $0.steps == list.steps }
                }
            )
            let place = table.columns.firstIndex { $0.name == "collection" }
            let rows = table.rows(of: Self.repository).filter { row in
                place.map { row[$0] == .text(name.rawValue) } ?? true
            }
            #expect(rows.count == expected, "\(table.name)")
        }
    }

    @Test("each fact has a row for each of its sources, with the address that this was read at")
    func evidence() throws {
        let table = try #require(DataTable.named("evidence"))
        let names = table.columns.map(\.name)
        #expect(Set(["collection", "record", "field", "source", "source_url", "locator", "basis"]).isSubset(of: names))
        let field = try #require(names.firstIndex(of: "field"))
        let record = try #require(names.firstIndex(of: "record"))
        let collection = try #require(names.firstIndex(of: "collection"))
        let address = try #require(names.firstIndex(of: "source_url"))
        let found = table.rows(of: Self.repository)
        #expect(found.allSatisfy { $0[address].text?.hasPrefix("http") ?? false })
        let rows = Set(found.map { "\($0[collection].text ?? "")/\($0[record].text ?? "") \($0[field].text ?? "")" })
        for store in Self.repository.seeded where store.schema.isEvidenced {
            for one in store.records {
                for entry in one.value["evidence"]?.array ?? [] {
                    for path in entry["fields"]?.array ?? [] {
                        #expect(rows.contains("\(store.schema.name)/\(one.id) \(path.string ?? "")"))
                    }
                }
            }
        }
    }

    @Test("the archive has the tables, and the package describes them and how they join")
    func package() throws {
        let files = DataExport(Self.repository).files
        let file = try #require(files.first { $0.path == "datapackage.json" })
        let resources = try #require(JSONReader.read(file.bytes)["resources"]?.array)
        for name in ["names", "events", "evidence", "gaps", "heads", "staff", "budget", "operations_states", "records"]
        {
            #expect(files.contains { $0.path == "csv/\(name).csv" }, "\(name)")
            let resource = try #require(resources.first { $0["name"]?.string == name }, "\(name)")
            if name != "records" { #expect(resource["schema"]?["foreignKeys"] != nil, "\(name)") }
        }
        let version = Self.repository.shortVersion
        // the version of the data is in the names of files, never in a column; releases are records of their own
        for file in files where file.path.hasPrefix("csv/") && !file.path.contains("changes") {
            let isTold = String(decoding: file.bytes, as: UTF8.self).contains(version)
            #expect(!isTold || file.path == "csv/records.csv", "\(file.path)")
        }
    }
}
