package import Directory

/// A work as CSL-JSON 1.0.2: a list of one item.
package struct CSLItem {
    private let work: CitedWork

    package init(_ work: CitedWork) { self.work = work }

    /// The list.
    package var json: JSON {
        var members: [JSON.Member] = [
            .init("id", .string(work.key)), .init("type", .string(work.kind.csl)), .init("title", .string(work.title)),
        ]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { members.append(.init(name, .string(value))) }
        }
        add("container-title", work.container ?? venue)
        if !work.author.isEmpty { members.append(.init("author", [["literal": .string(work.author)]])) }
        add("publisher", work.publisher)
        add("genre", work.kind.genre)
        add("version", work.version)
        if let issued = work.issued { members.append(.init("issued", Self.date(issued))) }
        add("DOI", work.doi)
        add("URL", work.address)
        if let accessed = work.accessed { members.append(.init("accessed", Self.date(accessed))) }
        add("archive", work.archive?.name)
        add("archive_location", work.archive?.address)
        add("note", work.note)
        return [.object(members)]
    }

    /// What a part of a paper or a reference work stands in.
    private var venue: String? {
        switch work.kind {
        case .news, .magazine, .journal, .weblog, .encyclopedia: work.publisher ?? work.author
        default: nil
        }
    }

    private static func date(_ day: Day) -> JSON {
        ["date-parts": [.array([day.year, day.month, day.day].compactMap { $0.map(JSON.integer) })]]
    }
}
