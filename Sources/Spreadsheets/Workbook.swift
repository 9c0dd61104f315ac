internal import Archive

/// A workbook in memory (Office Open XML, ECMA-376). Equal content makes equal bytes: nothing in it is of the moment.
///
/// Written here over `ZIPArchive` and `XML`: libxlsxwriter makes files of its parts before it packs them, for which a container
/// without a writable path has no room, and Debian's brings 5 MB of libcrypto (docs/dependencies.md).
package struct Workbook {
    private var sheets: [Sheet] = []
    private let title: String
    private let description: String
    private let creator: String
    private let day: (year: Int, month: Int, day: Int)

    /// Begins a workbook without sheets.
    ///
    /// - Parameter day: the day that its files and it itself bear.
    package init(title: String, description: String, creator: String, day: (year: Int, month: Int, day: Int)) {
        (self.title, self.description, self.creator, self.day) = (title, description, creator, day)
    }

    /// Adds a sheet; its name is no other's, in any case.
    package mutating func add(_ sheet: consuming Sheet) { sheets.append(sheet) }

    /// Ends the workbook.
    ///
    /// - Returns: the bytes of the file; nil where memory is short, or it would be larger than 2 GiB.
    package consuming func finish() -> [UInt8]? {
        var archive = ZIPArchive(day: day)
        let date = [day.month, day.day].reduce("\(day.year)") { $0 + ($1 < 10 ? "-0" : "-") + "\($1)" }
        var parts = [
            ("[Content_Types].xml", WorkbookParts.contentTypes(sheets.count)), ("_rels/.rels", WorkbookParts.root),
            (
                "docProps/core.xml",
                WorkbookParts.properties(title: title, description: description, creator: creator, day: date)
            ),
            ("xl/workbook.xml", WorkbookParts.workbook(sheets)),
            ("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelationships(sheets.count)),
            ("xl/styles.xml", WorkbookParts.styles),
        ]
        for (place, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/sheet\(place + 1).xml", sheet.part))
            if let relationships = sheet.relationships {
                parts.append(("xl/worksheets/_rels/sheet\(place + 1).xml.rels", relationships))
            }
        }
        for (path, bytes) in parts where !archive.add(path, bytes) { return nil }
        return archive.finish()
    }
}
