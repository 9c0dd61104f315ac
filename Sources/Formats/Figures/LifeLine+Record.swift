package import Directory
internal import Drawings

extension LifeLine {
    private static let members = JSONProjection(
        MapFeature.paths + ["region", "names.from", "attested_by", "last_confirmed"]
    )

    /// Reads a record of `/operations` or `/institutions`.
    package init(_ record: Record) {
        let value = record.value(Self.members)
        func day(_ names: String...) -> Day? {
            names.lazy.compactMap { value[$0]?.string.flatMap { Day($0) } }.first
        }
        let feature = MapFeature(record, value)
        let (begin, end) = (day("established", "started"), day("closed", "mandate_ended"))
        let names = (value["names"]?.array ?? []).compactMap { $0["from"]?.string.flatMap { Day($0) } }
        self.init(
            address: feature.address,
            name: feature.name,
            symbol: feature.symbol,
            region: value["region"]?.string,
            begin: begin.map { AxisDate($0) },
            attested: begin == nil ? (day("attested_by") ?? names.min()).map { AxisDate($0) } : nil,
            end: end.map { AxisDate($0) },
            seen: day("last_confirmed").map { AxisDate($0, text: $0.words(isShort: true)) },
            isOpen: end == nil && feature.symbol != .closed
        )
    }
}
