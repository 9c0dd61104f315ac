import HTTPSemantics
@testable import Formats
import Testing

@testable import Directory
@testable import DirectoryAPI

@Suite("A cell of a table holds anything and runs nothing")
struct CSVCellTests {
    @Test(
        "a text that a spreadsheet would run is guarded",
        arguments: [
            ("=1+1", "'=1+1"), ("@x", "'@x"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF0B}1", "'\u{FF0B}1"),
            ("\u{FF0D}1", "'\u{FF0D}1"), ("\u{FF20}1", "'\u{FF20}1"), ("a;=1", "a;'=1"), ("a; =1", "a; '=1"),
            ("\n=1", "'\n'=1"), ("\t=1", "'\t'=1"), ("\rx", "'\rx"), ("  =1", "  '=1"), ("'=1", "''=1"),
            ("a - b", "a - b"), ("it's", "it's"), ("'a'", "'a'"), ("2026-11-24", "2026-11-24"), ("a;b", "a;b"),
        ]
    )
    func guarded(text: String, cell: String) { #expect(CSVCell.guarded(text) == cell) }

    @Test("whatever a text holds, its cell comes back as the text, and no part of it is run")
    func texts() throws {
        var generator = HostileGenerator(seed: 17)
        let texts = HostileText.all + (0..<4_000).map { _ in HostileText.random(using: &generator) }
        let table = String(decoding: CSVCell.table(texts.map { [$0, "end"] }), as: UTF8.self)
        let rows = try #require(CSVReader.rows(table))
        #expect(rows.count == texts.count)
        for (row, text) in zip(rows, texts) {
            #expect(row.count == 2 && row[1] == "end")
            #expect(
                CSVReader.unguarded(row[0]).unicodeScalars.elementsEqual(text.unicodeScalars),
                "\(text.debugDescription)"
            )
            #expect(!CSVReader.isRun(row[0]), "\(text.debugDescription)")
        }
    }

    @Test("a list of words comes back as the list")
    func lists() throws {
        var generator = HostileGenerator(seed: 18)
        for _ in 0..<4_000 {
            let words = (0..<Int.random(in: 1...3, using: &generator)).map { _ in HostileText.random(using: &generator)
            }
            let cell = CSVCell.guarded(CSVCell.text(.array(words.map(JSON.string))))
            #expect(!CSVReader.isRun(cell))
            let text = CSVReader.unguarded(cell)
            let isJSON = text.utf8.first == UInt8(ascii: "[")
            let array = isJSON ? try? JSONReader.read(Array(text.utf8)).array : nil
            let found = isJSON ? array?.compactMap(\.string) : text.splitAtSeparator
            #expect(found.map { $0.map { Array($0.utf8) } } == words.map { Array($0.utf8) }, "\(words)")
        }
    }

    @Test("JSON in a cell is read as it is, without undoing anything, and runs nothing")
    func json() throws {
        var generator = HostileGenerator(seed: 19)
        for _ in 0..<4_000 {
            let text = HostileText.random(using: &generator)
            let value: JSON = [["value": .string(text), "count": .number("-5")], ["value": .string(";=" + text)]]
            let cell = CSVCell.json(value)
            #expect(try JSONReader.read(Array(cell.utf8)) == value)
            #expect(!CSVReader.isRun(cell), "\(cell)")
        }
    }

    @Test("every cell of every record comes back as the record says", arguments: CollectionName.allCases)
    func records(name: CollectionName) throws {
        let schema = CollectionSchema.named(name)
        let columns = CSVColumn.columns(of: schema)
        let table = String(decoding: TestAPI.respond("/\(name)?format=csv").body, as: UTF8.self)
        let rows = try #require(CSVReader.rows(table))
        #expect(rows.first == columns.map(\.name))
        let records = Dictionary(uniqueKeysWithValues: TestAPI.repository[name].records.map { ($0.id, $0.value) })
        #expect(rows.count == records.count + 1)
        let id = try #require(columns.firstIndex { $0.name == "id" })
        for row in rows.dropFirst() {
            let record = try #require(records[row[id]])
            for (column, cell) in zip(columns, row) {
                var value = column.name.split(separator: ".").reduce(Optional(record)) { $0?[String($1)] }
                switch column.kind {
                case .ordinate(let place):
                    let seat = column.name.split(separator: ".").dropLast().reduce(Optional(record)) { $0?[String($1)] }
                    value = seat?["coordinates"]?.array?[place]
                    #expect(cell == value?.description ?? "")
                case .bound(let bound):
                    let date = column.name.dropLast(bound.suffix.count).split(separator: ".").reduce(Optional(record)) {
                        $0?[String($1)]
                    }
                    let day = try date?.string.map { try #require(Day($0)) }
                    #expect(cell == day.map { bound == .first ? $0.first.description : $0.last.description } ?? "")
                case .collection:
                    let id = record[column.field]?.string
                    #expect(cell.isEmpty == (id == nil))
                    if let id { #expect(TestAPI.respond("/\(cell)/\(id)").status == 200) }
                case .json: #expect(try cell.isEmpty ? value == nil : JSONReader.read(Array(cell.utf8)) == value)
                case .words:
                    let words = value?.array?.map { $0.string ?? $0.description } ?? []
                    #expect(cell.isEmpty ? words.isEmpty : CSVReader.unguarded(cell).splitAtSeparator == words)
                case .value:
                    #expect(CSVReader.unguarded(cell) == value.map { $0.string ?? $0.description } ?? "")
                }
            }
        }
    }
}

extension String {
    /// The words of a cell.
    fileprivate var splitAtSeparator: [String] {
        var words: [String] = []
        var word = UnicodeScalarView()
        var scalars = Array(unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if scalar == ";", scalars.first == " " {
                scalars.removeFirst()
                words.append(String(word))
                word = .init()
            } else {
                word.append(scalar)
            }
        }
        return words + [String(word)]
    }
}
