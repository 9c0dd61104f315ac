internal import Markup

/// A sheet of a workbook, written row by row (ECMA-376, part 1, 18.3): a header that stays in sight and filters, columns as
/// wide as what they hold, and addresses that lead on.
package struct Sheet {
    /// The name on the tab.
    package let name: String
    let columns: [String]
    private(set) var rows: [UInt8] = []
    private(set) var links: [(cell: String, address: String)] = []
    private var widths: [Int]
    private var rowCount = 0
    /// The digits of the row under way.
    private var rowNumber: [UInt8] = []
    /// The letters of each column.
    private let letters: [[UInt8]]

    /// Letters of a cell at most: what programs take (Excel specifications and limits). A longer text is cut, and ends in
    /// `cut`.
    package static let longestText = 32_767
    /// What a text that was cut ends in.
    package static let cut = " […]"
    /// Addresses of a sheet, and letters of one, at most; what is beyond is shown and leads nowhere.
    private static let (mostLinks, longestLink) = (65_530, 2_079)
    private static let widestColumn = 60

    /// Begins a sheet.
    ///
    /// - Parameters:
    ///   - name: the name on the tab; what is too long or not allowed there is left out.
    ///   - columns: the cells of the header.
    package init(_ name: String, columns: [String]) {
        let allowed = name.unicodeScalars.filter { !"[]:*?/\\'".unicodeScalars.contains($0) }
        self.name = String(String.UnicodeScalarView(allowed.prefix(31)))
        self.columns = columns
        letters = columns.indices.map { Array(Self.letters($0).utf8) }
        widths = columns.map(\.unicodeScalars.count)
        begin()
        for (place, column) in columns.enumerated() { text(column, place, style: .header) }
        end()
    }

    /// The bytes of the rows so far.
    package var size: Int { rows.count }

    /// Adds a row.
    package mutating func add(_ cells: [SheetCell]) {
        begin()
        for (place, cell) in cells.enumerated() { add(cell, place) }
        end()
    }

    private mutating func add(_ cell: SheetCell, _ place: Int) {
        switch cell {
        case .empty: break
        case .text(let value): text(value, place, style: .plain)
        case .number(let literal): value(literal, place, nil, .plain)
        case .flag(let flag): value(flag ? "1" : "0", place, "b", .plain)
        case .day(let day):
            widen(place, 10)
            value("\(day.number)", place, nil, .day)
        case .link(let address):
            let isUsable = links.count < Self.mostLinks && address.utf8.count <= Self.longestLink
            if isUsable { links.append((reference(place), address)) }
            text(address, place, style: isUsable ? .link : .plain)
        }
    }

    // MARK: Cells

    private mutating func begin() {
        rowCount += 1
        rowNumber = Array("\(rowCount)".utf8)
        raw("<row r=\"")
        rows.append(contentsOf: rowNumber)
        raw("\">")
    }

    private mutating func end() { raw("</row>\n") }

    private mutating func text(_ value: String, _ place: Int, style: SheetStyle) {
        var value = value
        // programs count letters as UTF-16 does
        if value.utf16.count > Self.longestText {
            var letters = 0
            let room = Self.longestText - Self.cut.utf16.count
            let kept = value.unicodeScalars.prefix { scalar in
                letters += UTF16.width(scalar)
                return letters <= room
            }
            value = String(String.UnicodeScalarView(kept)) + Self.cut
        }
        widen(place, value.unicodeScalars.count)
        beginCell(place, style)
        raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
        SheetText.write(value, to: &rows)
        raw("</t></is></c>")
    }

    private mutating func value(_ literal: String, _ place: Int, _ type: StaticString?, _ style: SheetStyle) {
        widen(place, literal.utf8.count)
        beginCell(place, style)
        if let type {
            raw(" t=\"")
            raw(type)
            raw("\"")
        }
        raw("><v>")
        rows.append(contentsOf: literal.utf8)
        raw("</v></c>")
    }

    private mutating func beginCell(_ place: Int, _ style: SheetStyle) {
        raw("<c r=\"")
        rows.append(contentsOf: place < letters.count ? letters[place] : Array(Self.letters(place).utf8))
        rows.append(contentsOf: rowNumber)
        raw("\"")
        raw(style.attribute)
    }

    private mutating func widen(_ place: Int, _ count: Int) {
        if place < widths.count { widths[place] = max(widths[place], min(count, Self.widestColumn)) }
    }

    private func reference(_ place: Int) -> String { Self.letters(place) + "\(rowCount)" }

    /// The letters of a column: A to Z, then AA.
    static func letters(_ place: Int) -> String {
        var (letters, rest) = ("", place + 1)
        while rest > 0 {
            letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    private mutating func raw(_ markup: StaticString) {
        rows.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    // MARK: The whole

    /// All cells, from the first of the header to the last.
    var range: String { "A1:\(Self.letters(max(columns.count, 1) - 1))\(rowCount)" }

    /// The part of the workbook.
    var part: [UInt8] {
        var part = Array(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><dimension ref="\(range)"/>\
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" \
            state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>
            """.utf8
        )
        for (place, width) in widths.enumerated() {
            // room for the button that filters
            part += Array(
                "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(max(width, 6) + 3)\" customWidth=\"1\"/>".utf8
            )
        }
        part += Array("</cols><sheetData>\n".utf8) + rows
        part += Array("</sheetData><autoFilter ref=\"\(range)\"/>".utf8)
        if !links.isEmpty {
            part += Array("<hyperlinks>".utf8)
            for (place, link) in links.enumerated() {
                part += Array("<hyperlink ref=\"\(link.cell)\" r:id=\"rId\(place + 1)\"/>".utf8)
            }
            part += Array("</hyperlinks>".utf8)
        }
        return part + Array("</worksheet>".utf8)
    }

    /// Where the links of the part lead; nil where it has none.
    var relationships: [UInt8]? {
        guard !links.isEmpty else { return nil }
        var xml = XML()
        xml.open("Relationships", [("xmlns", WorkbookParts.relationships)])
        for (place, link) in links.enumerated() {
            xml.empty(
                "Relationship",
                [
                    ("Id", "rId\(place + 1)"), ("Type", WorkbookParts.officeRelationships + "/hyperlink"),
                    ("Target", link.address), ("TargetMode", "External"),
                ]
            )
        }
        xml.close("Relationships")
        return xml.bytes
    }
}

/// How cells look, by their places in the part of styles.
enum SheetStyle: Int {
    case plain, header, day, link

    var attribute: StaticString {
        switch self {
        case .plain: ""
        case .header: " s=\"1\""
        case .day: " s=\"2\""
        case .link: " s=\"3\""
        }
    }
}
