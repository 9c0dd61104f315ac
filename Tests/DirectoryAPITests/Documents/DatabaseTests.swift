import Addresses
import Directory
import HTTPSemantics
import Memory
import SQLite
import Testing

@testable import DirectoryAPI
@testable import Formats

@Suite("The data set as a database")
struct DatabaseTests {
    private static let repository = TestAPI.repository

    /// The database as it is filled, open.
    private func filled() throws -> Database {
        let database = try Database()
        try DatabaseExport(repository: Self.repository).fill(database)
        return database
    }

    private func rows(_ query: String, _ database: Database) throws -> [[Statement.Value]] {
        try database.prepare(query).rows()
    }

    @Test("SQLite finds nothing wrong, and every reference leads to a row")
    func integrity() throws {
        let database = try filled()
        #expect(try rows("PRAGMA integrity_check", database) == [[.text("ok")]])
        #expect(try rows("PRAGMA foreign_key_check", database).isEmpty)
        #expect(try rows("PRAGMA application_id", database) == [[.integer(0x4F53_4345)]])
        #expect(try rows("PRAGMA user_version", database) == [[.integer(1)]])
        #expect(try rows("PRAGMA page_size", database) == [[.integer(4_096)]])
    }

    @Test("each table has the rows and columns of the table of the data set, every column with a type")
    func tables() throws {
        let database = try filled()
        for table in DataTable.all {
            let count = table.rows(of: Self.repository).count
            #expect(try rows("SELECT count(*) FROM \(table.name)", database) == [[.integer(Int64(count))]])
            let columns = try rows("SELECT name, type FROM pragma_table_info('\(table.name)')", database)
            #expect(columns.map { $0[0] } == table.columns.map { .text($0.name) })
            #expect(columns.allSatisfy { [.text("TEXT"), .text("INTEGER"), .text("REAL")].contains($0[1]) })
        }
        // what DuckDB does not read, and what older readers refuse
        let made = try rows("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'", database)
        for case .text(let statement) in made.map({ $0[0] }) {
            #expect(!statement.contains("WITHOUT ROWID") && !statement.contains("STRICT"))
        }
    }

    @Test("no name in it is a word of SQL, which people would have to quote")
    func keywords() {
        for table in DataTable.all {
            for name in [table.name] + table.columns.map(\.name) {
                // words that stand for themselves where a name is expected
                let isFallback = [
                    "after", "before", "key", "action", "abort", "no", "of", "plan", "row", "rows", "view", "first",
                    "last",
                ]
                #expect(!Database.isKeyword(name) || isFallback.contains(name), "\(table.name).\(name)")
            }
        }
    }

    @Test("every view gives rows", arguments: DatabaseView.all.map(\.name))
    func views(name: String) throws {
        let database = try filled()
        #expect(try !rows("SELECT * FROM \(name)", database).isEmpty)
    }

    @Test("what the views show is what the API answers")
    func agreement() throws {
        let database = try filled()
        let active = try TestAPI.total("/operations?status=active")
        #expect(try rows("SELECT count(*) FROM v_operations_now", database) == [[.integer(Int64(active))]])
        let kyrgyz = try TestAPI.total("/operations?country=kg")
        #expect(
            try rows("SELECT count(*) FROM v_operations_by_state WHERE state = 'kg'", database)
                == [[.integer(Int64(kyrgyz))]]
        )
        // both say which records a record names, the graph without what the other side says as well
        let edges = Set(
            try rows("SELECT from_collection, from_id, relation, to_collection, to_id FROM v_edges", database).map {
                $0.map { if case .text(let text) = $0 { text } else { "" } }
            }
        )
        for edge in try #require(TestAPI.json("/graph?type=\(Self.types)")["data"]?["edges"]?.array) {
            let from = try #require(edge["from"]?.string).split(separator: "/").map(String.init)
            let to = try #require(edge["to"]?.string).split(separator: "/").map(String.init)
            let relation = try #require(edge["relation"]?.string)
            let isThere = edges.contains(from + [relation] + to)
            #expect(isThere, "\(edge)")
        }
    }

    private static let types = CollectionName.seeded.map { CollectionSchema.named($0).type }.joined(separator: ",")

    @Test("words find records in any case and without marks, and the rows of the index are those of the records")
    func search() throws {
        let database = try filled()
        let found = try rows(
            "SELECT id FROM search WHERE search MATCH 'BISHKEK'",
            database
        )
        #expect(found.contains([.text("bishkek")]))
        let apart = try rows(
            "SELECT count(*) FROM records r JOIN search s ON s.rowid = r.rowid WHERE s.id <> r.id OR s.collection <> r.collection",
            database
        )
        #expect(apart == [[.integer(0)]])
        let records = Self.repository.seeded.reduce(0) { $0 + $1.records.count }
        #expect(try rows("SELECT count(*) FROM search", database) == [[.integer(Int64(records))]])
    }

    @Test("equal data make equal bytes, which are served with their name and in parts")
    func served() throws {
        let first = try DatabaseExport(repository: Self.repository).bytes
        #expect(try DatabaseExport(repository: Self.repository).bytes == first)
        let response = TestAPI.respond("/dataset/download?format=sqlite", .get, [.acceptEncoding: "gzip, br"])
        #expect(response.status == 200)
        #expect(response.content == first)
        #expect(response["Content-Type"] == "application/vnd.sqlite3")
        #expect(response["Content-Encoding"] == nil)
        let version = Self.repository.shortVersion
        #expect(response["Content-Disposition"] == "attachment; filename=\"osce-directory-\(version).sqlite\"")
        let part = TestAPI.respond("/dataset/download?format=sqlite", .get, [.range: "bytes=0-15"])
        #expect(part.status == 206)
        #expect(part.body == Array("SQLite format 3\0".utf8))
        let accepted = TestAPI.respond("/dataset/download", .get, [.accept: "application/vnd.sqlite3"])
        #expect(accepted.content == first)
        #expect(TestAPI.respond("/dataset/download", .get, [.accept: "text/csv"]).status == 406)
        #expect(TestAPI.respond("/dataset/download?format=parquet").status == 400)
    }

    @Test("it is made once for a version, and shared by the answers")
    func once() {
        let first = TestAPI.respond("/dataset/download?format=sqlite").content
        let second = TestAPI.respond("/dataset/download?format=sqlite", .get, [.acceptEncoding: "br"]).content
        let places = [first, second].map { $0.withBytes { UInt(bitPattern: $0.baseAddress) } }
        #expect(places[0] == places[1])
    }

    @Test("a file of all data is long work, and its answer is kept as long as its version, one for all codings")
    func kept() throws {
        func asked(_ target: String, _ coding: String = "gzip") throws -> (ResponseSelection, isLong: Bool) {
            let request = APIRequest(.get, target, fields: [.acceptEncoding: coding])
            let resolved = TestAPI.responder.resolve(request)
            let selection = try #require(ResponseSelection(request, resolved))
            return (selection, WorkEstimates(Self.repository).isLong(resolved, isFixed: selection.isFixed))
        }
        for format in RouteTable[.download].formats {
            let (selection, isLong) = try asked("/dataset/download?format=\(format)")
            #expect(selection.isFixed && isLong, "\(format)")
            #expect(try asked("/dataset/download?format=\(format)", "br").0 == selection)
        }
        #expect(try asked("/graph?format=gexf").0.isFixed)
        // of these there are as many as people ask
        for target in [
            "/graph?type=state", "/operations?format=csv", "/dataset/download?format=SQLite", "/graph?format=x",
        ] {
            #expect(try !asked(target).0.isFixed, "\(target)")
        }
    }

    @Test("Datasette is told of every table and view, and of no column that is not there")
    func metadata() throws {
        let file = try #require(DataExport(Self.repository).files.first { $0.path == "metadata.json" })
        let databases = try #require(JSONReader.read(file.bytes)["databases"])
        for name in ["osce-directory", "osce-directory-\(Self.repository.shortVersion)"] {
            let tables = try #require(databases[name]?["tables"])
            for view in DatabaseView.all { #expect(tables[view.name] != nil, "\(view.name)") }
            for table in DataTable.all {
                let entry = try #require(tables[table.name], "\(table.name)")
                let columns = entry["columns"]?.members?.map(\.name) ?? []
                #expect(columns == table.columns.map(\.name))
                for facet in entry["facets"]?.array ?? [] { #expect(columns.contains(facet.string ?? "")) }
            }
        }
    }

    @Test("a statement that the library refuses is an error that names it")
    func refused() throws {
        let database = try Database()
        #expect(throws: SQLiteError.self) { try database.run("CREATE TABEL x (y)") }
        #expect(throws: SQLiteError.self) { try database.prepare("SELECT * FROM nowhere") }
        try database.run("CREATE TABLE x (y TEXT NOT NULL)")
        let insertion = try database.prepare("INSERT INTO x VALUES (?)")
        #expect(throws: SQLiteError.self) { try insertion.run([.null]) }
        try insertion.run([.text("")])
        #expect(try database.prepare("SELECT y FROM x").rows() == [[.text("")]])
    }
}
