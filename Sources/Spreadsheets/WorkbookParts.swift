internal import Markup

/// The parts of a workbook that are the same for all, and those that list its sheets (ECMA-376, parts 1 and 2).
enum WorkbookParts {
    static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    static let officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    /// What each part is.
    static func contentTypes(_ sheets: Int) -> [UInt8] {
        var xml = XML()
        xml.open("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
        xml.empty(
            "Default",
            [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]
        )
        xml.empty("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
        let parts =
            [("/xl/workbook.xml", types + "sheet.main+xml"), ("/xl/styles.xml", types + "styles+xml")]
            + (1...max(sheets, 1)).map { ("/xl/worksheets/sheet\($0).xml", types + "worksheet+xml") }
            + [("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
        for (name, type) in parts { xml.empty("Override", [("PartName", name), ("ContentType", type)]) }
        xml.close("Types")
        return xml.bytes
    }

    /// Where the package begins.
    static let root: [UInt8] = {
        var xml = XML()
        xml.open("Relationships", [("xmlns", relationships)])
        xml.empty(
            "Relationship",
            [("Id", "rId1"), ("Type", officeRelationships + "/officeDocument"), ("Target", "xl/workbook.xml")]
        )
        xml.empty(
            "Relationship",
            [
                ("Id", "rId2"), ("Type", relationships + "/metadata/core-properties"),
                ("Target", "docProps/core.xml"),
            ]
        )
        xml.close("Relationships")
        return xml.bytes
    }()

    /// The list of sheets.
    static func workbook(_ sheets: [Sheet]) -> [UInt8] {
        var xml = XML()
        xml.open("workbook", [("xmlns", main), ("xmlns:r", officeRelationships)])
        xml.open("sheets")
        for (place, sheet) in sheets.enumerated() {
            xml.empty("sheet", [("name", sheet.name), ("sheetId", "\(place + 1)"), ("r:id", "rId\(place + 1)")])
        }
        xml.close("sheets")
        xml.close("workbook")
        return xml.bytes
    }

    /// Where the sheets are.
    static func workbookRelationships(_ sheets: Int) -> [UInt8] {
        var xml = XML()
        xml.open("Relationships", [("xmlns", relationships)])
        for number in 1...max(sheets, 1) {
            xml.empty(
                "Relationship",
                [
                    ("Id", "rId\(number)"), ("Type", officeRelationships + "/worksheet"),
                    ("Target", "worksheets/sheet\(number).xml"),
                ]
            )
        }
        xml.empty(
            "Relationship",
            [("Id", "rId\(sheets + 1)"), ("Type", officeRelationships + "/styles"), ("Target", "styles.xml")]
        )
        xml.close("Relationships")
        return xml.bytes
    }

    /// The looks of cells, in the order of `SheetStyle`.
    static let styles = Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
        <fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>\
        <font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """.utf8
    )

    /// What is said of the workbook as a whole.
    static func properties(title: String, description: String, creator: String, day: String) -> [UInt8] {
        var xml = XML()
        xml.open(
            "cp:coreProperties",
            [
                ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ]
        )
        xml.element("dc:title", title)
        xml.element("dc:creator", creator)
        xml.element("dc:description", description)
        for name in ["dcterms:created", "dcterms:modified"] as [StaticString] {
            xml.element(name, "\(day)T00:00:00Z", [("xsi:type", "dcterms:W3CDTF")])
        }
        xml.close("cp:coreProperties")
        return xml.bytes
    }
}
