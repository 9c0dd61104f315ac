package import Directory
package import Drawings

extension NameStrip {
    private static let members = JSONProjection(["names", "mandates"])
    private static let mandate = JSONProjection(["date", "reference", "name"])

    /// Reads an operation or institution, as it was on a day where one is given; nil for others, and where no date of it
    /// is known.
    package init?(_ record: Record, _ repository: Repository, asOf day: Day? = nil) {
        guard record.collection == .operations || record.collection == .institutions else { return nil }
        let value = record.value(Self.members)
        var line = LifeLine(record)
        guard line.begin != nil || line.end != nil || line.attested != nil else { return nil }
        line.marks = (value["mandates"]?.array ?? []).compactMap { id in
            guard let mandate = id.string.flatMap({ repository[.mandates].record(id: $0) }) else { return nil }
            let value = mandate.value(Self.mandate)
            guard let date = value["date"]?.string.flatMap({ Day($0) }) else { return nil }
            return TimelineMark(
                shape: .decision,
                date: AxisDate(date),
                words: "\(date.words()): \((value["reference"] ?? value["name"])?.string ?? "")",
                address: mandate.path
            )
        }
        .sorted { ($0.date, $0.words) < ($1.date, $1.words) }
        self.init(
            line: line,
            names: Self.names(value, line),
            today: AxisDate(day ?? repository.dataset.released)
        )
    }

    /// The official names in English with their first days; of the first one without a day, that of the founding.
    private static func names(_ value: JSON, _ line: LifeLine) -> [Name] {
        let names = (value["names"]?.array ?? []).filter { name in
            ["official", "former"].contains(name["kind"]?.string ?? "") && name["language"]?.string == "en"
        }
        let dated = names.compactMap { name -> (from: AxisDate, text: String)? in
            guard let text = name["value"]?.string, let day = name["from"]?.string.flatMap({ Day($0) }) else {
                return nil
            }
            return (AxisDate(day), text.withoutOrganization)
        }
        .sorted { ($0.from, $0.text) < ($1.from, $1.text) }
        if !dated.isEmpty { return dated.map { Name(text: $0.text, from: $0.from) } }
        guard names.count == 1, let text = names[0]["value"]?.string, let begin = line.begin else { return [] }
        return [Name(text: text.withoutOrganization, from: begin)]
    }
}

extension String {
    /// The name without the organization's before it, which every name here has.
    package var withoutOrganization: String {
        for prefix in ["OSCE ", "CSCE ", "CSCE/OSCE "] where hasPrefix(prefix) {
            return String(dropFirst(prefix.count))
        }
        return self
    }
}
