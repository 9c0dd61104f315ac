internal import Markup

/// What works in the field, in columns by region, below an organisation chart.
struct FieldRegions {
    /// A column: a part of a region's entries.
    private struct Column {
        let heading: String?
        let entries: ArraySlice<OrganisationChart.Entry>
    }

    private let rows: [[Column]]
    private let columnWidth: Double

    private static let mostInColumn = 3
    private static let leastColumn = 288.0
    private static let lineHeight = 19.0
    private static let headHeight = 48.0

    init(regions: [OrganisationChart.Region], width: Double) {
        let perRow = max(1, Int(width / Self.leastColumn))
        columnWidth = width / Double(perRow)
        // as many lines as let all regions stand beside each other where that can be
        let longest = regions.map(\.entries.count).max() ?? 0
        let lines = (Self.mostInColumn...max(Self.mostInColumn, longest)).first { lines in
            regions.reduce(0) { $0 + ($1.entries.count + lines - 1) / lines } <= perRow
        }
        let inColumn = lines ?? 6
        let columns = regions.flatMap { region in
            stride(from: 0, to: region.entries.count, by: inColumn).map { start in
                Column(
                    heading: start == 0 ? region.heading : nil,
                    entries: region.entries[start..<min(start + inColumn, region.entries.count)]
                )
            }
        }
        rows = stride(from: 0, to: columns.count, by: perRow).map {
            Array(columns[$0..<min($0 + perRow, columns.count)])
        }
    }

    private static func height(of row: [Column]) -> Double {
        headHeight + Double(row.map(\.entries.count).max() ?? 0) * lineHeight
    }

    var height: Double { rows.reduce(0) { $0 + Self.height(of: $1) } }

    func write(from top: Double, to svg: inout SVG) {
        var y = top
        for row in rows {
            for (number, column) in row.enumerated() {
                write(column, x: Double(number) * columnWidth + 2, y: y, to: &svg)
            }
            y += Self.height(of: row)
        }
    }

    private func write(_ column: Column, x: Double, y: Double, to svg: inout SVG) {
        if let heading = column.heading {
            svg.element(.text, [.class: "group", .x: .number(x), .y: .number(y + 24)], text: heading)
        }
        for (number, entry) in column.entries.enumerated() {
            let base = y + Self.headHeight + Double(number) * Self.lineHeight - 4
            let noteWidth = TextWidth.width(of: entry.note, size: 11)
            let name = TextWidth.fitted(entry.name, size: 12, within: columnWidth - noteWidth - 30)
            let words = "\(entry.name), at work, last seen \(entry.note)"
            svg.link(to: entry.address, [.ariaLabel: .text(words)]) { svg in
                svg.element(.title, text: words)
                svg.element(
                    .circle,
                    [.class: "sign open", .cx: .number(x + 5), .cy: .number(base - 4), .r: 4.5]
                )
                svg.element(.text, [.x: .number(x + 14), .y: .number(base)]) { svg in
                    svg.element(.tspan, text: name)
                    svg.element(
                        .tspan,
                        [.class: entry.isCare ? "life-note care" : "life-note", .dx: 5],
                        text: entry.note
                    )
                }
            }
        }
    }
}
