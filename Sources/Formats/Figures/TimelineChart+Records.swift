package import Directory
internal import Drawings

extension TimelineChart {
    /// Sorts events onto the lines of what they happened to. A line is there for every operation and institution that one
    /// of the events happened to.
    package init(_ events: [Record], repository: Repository) {
        var lines: [String: LifeLine] = [:]
        var order: [String] = []
        var rest: [CollectionName: [TimelineMark]] = [:]
        var firstYear = TimeAxis.usualFirstYear
        for event in events {
            let value = event.value(Self.members)
            let subject = Self.subject(of: value, repository)
            guard let mark = TimelineMark(value, on: subject?.name) else { continue }
            firstYear = min(firstYear, mark.date.year)
            guard let subject else {
                let collection =
                    value["collection"]?.string.flatMap(CollectionName.init(rawValue:)) ?? .documents
                rest[collection, default: []].append(mark)
                continue
            }
            let path = subject.path
            if lines[path] == nil {
                lines[path] = LifeLine(subject)
                order.append(path)
            }
            lines[path]?.marks.append(mark)
        }
        let all = order.compactMap { lines[$0] }.sorted {
            ($0.firstKey, $0.name, $0.address) < ($1.firstKey, $1.name, $1.address)
        }
        for line in all { firstYear = min(firstYear, line.begin?.year ?? firstYear) }
        let lanes = CollectionName.seeded.compactMap { collection -> Lane? in
            guard let marks = rest[collection], !marks.isEmpty else { return nil }
            let years = Dictionary(grouping: marks, by: \.date.year)
            return Lane(
                heading: Self.heading(of: collection),
                id: collection.rawValue,
                years: years.keys.sorted().map { ($0, (years[$0] ?? []).sorted { $0.date < $1.date }) }
            )
        }
        self.init(
            groups: Self.groups(all),
            lanes: lanes,
            firstYear: firstYear,
            today: AxisDate(repository.dataset.released)
        )
    }

    private static let members = JSONProjection(
        TimelineMark.paths + ["operation", "institution", "collection"]
    )

    /// The operation or institution that an event happened to.
    private static func subject(of event: JSON, _ repository: Repository) -> Record? {
        for (field, collection) in [
            ("operation", CollectionName.operations), ("institution", .institutions),
        ] {
            if let id = event[field]?.string, let record = repository[collection].record(id: id) {
                return record
            }
        }
        return nil
    }

    private static func groups(_ lines: [LifeLine]) -> [Group] {
        let regions = regionTerms
        let operations = lines.filter { $0.symbol != .institution }
        var groups = regions.map { region in
            Group(heading: region.label, lines: operations.filter { $0.region == region.id })
        }
        groups.append(
            Group(
                heading: "Other operations",
                lines: operations.filter { line in !regions.contains { $0.id == line.region } }
            )
        )
        groups.append(Group(heading: "Institutions", lines: lines.filter { $0.symbol == .institution }))
        return groups.filter { !$0.lines.isEmpty }
    }

    /// The terms for regions, from the table of operations.
    private static let regionTerms: [(id: String, label: String)] = {
        let types = ParameterTable(CollectionSchema.named(.operations))["region"]?.types ?? []
        return types.flatMap { type -> [(id: String, label: String)] in
            guard case .term(let vocabulary) = type else { return [] }
            return vocabulary.terms.map { ($0.id, $0.label) }
        }
    }()

    private static func heading(of collection: CollectionName) -> String {
        switch collection {
        case .documents: "Documents adopted"
        case .states: "States admitted, joined as partners, renamed"
        default: CollectionSchema.named(collection).name.rawValue
        }
    }
}

extension LifeLine {
    /// By what lines are ordered: the first day that is known of it; those without any come last.
    fileprivate var firstKey: Double { (begin ?? end)?.earliest.lowerBound ?? .infinity }
}
