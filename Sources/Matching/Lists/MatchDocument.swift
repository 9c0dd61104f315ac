package import Directory
internal import Formats

/// A matched list as a document for programs and spreadsheets.
package struct MatchDocument {
    private let list: MatchList
    private let repository: Repository

    /// Joins its parts.
    package init(_ list: MatchList, _ repository: Repository) {
        self.list = list
        self.repository = repository
    }

    /// The columns that are added to each row.
    private static let own = ["id", "collection", "name", "score", "result", "reason", "url", "alternatives"]

    /// The list as CSV: the columns that were given, then those of the record. A name that is not sure has no id, and its
    /// candidates under alternatives.
    ///
    /// - Parameter startsWithMark: whether a byte order mark comes first.
    package func csv(startsWithMark: Bool) -> [UInt8] {
        var text = TextBuilder(capacity: 4_096)
        if startsWithMark { text.append(literal: CSVCell.mark) }
        let heading = list.request.table?.heading ?? ["given"]
        let taken = Set(heading)
        let added = (Self.own + list.request.columns).map { taken.contains($0) ? "osce_\($0)" : $0 }
        CSVCell.write((heading + added).map { CSVCell.guarded($0) }, to: &text)
        for (number, row) in list.rows.enumerated() {
            var given = list.request.table?.rows[number] ?? [row.text]
            if given.count < heading.count { given += [String](repeating: "", count: heading.count - given.count) }
            CSVCell.write((given.prefix(heading.count) + cells(row)).map { CSVCell.guarded($0) }, to: &text)
        }
        return text.withBytes { Array($0) }
    }

    private func cells(_ row: MatchList.Row) -> [String] {
        let others = row.candidates.dropFirst(row.match == nil ? 0 : 1).map {
            "\($0.record.id) (\(Self.number($0.score)))"
        }
        var cells = ["", "", "", "", row.outcome.rawValue, "", "", others.joined(separator: "; ")]
        guard let match = row.match else {
            cells[3] = row.candidates.first.map { Self.number($0.score) } ?? ""
            return cells + list.request.columns.map { _ in "" }
        }
        let record = match.record
        cells[0] = record.id
        cells[1] = record.collection.rawValue
        cells[2] = record.name
        cells[3] = Self.number(match.score)
        cells[5] = match.reason
        cells[6] = address(record)
        return cells + list.request.columns.map { values(of: $0, record).joined(separator: "; ") }
    }

    /// The list as JSON.
    package var json: JSON {
        [
            "data": .array(list.rows.map(document)),
            "meta": [
                "total": .integer(list.rows.count), "sure": .integer(list.count(.sure)),
                "unsure": .integer(list.count(.unsure)), "none": .integer(list.count(.none)),
                "data_version": .string(repository.shortVersion),
            ],
        ]
    }

    private func document(_ row: MatchList.Row) -> JSON {
        var members: [JSON.Member] = [
            .init("given", .string(row.text)), .init("result", .string(row.outcome.rawValue)),
        ]
        if let match = row.match {
            members.append(.init("match", document(match)))
            if !list.request.columns.isEmpty {
                let values = list.request.columns.map { column in
                    JSON.Member(column, .array(self.values(of: column, match.record).map(JSON.string)))
                }
                members.append(.init("values", .object(values)))
            }
        }
        let others = row.candidates.dropFirst(row.match == nil ? 0 : 1)
        return .object(members + [.init("alternatives", .array(others.map(document)))])
    }

    private func document(_ candidate: MatchCandidate) -> JSON {
        [
            "id": .string(candidate.record.id),
            "type": .string(CollectionSchema.named(candidate.record.collection).type),
            "name": .string(candidate.record.name), "url": .string(address(candidate.record)),
            "score": .decimal(candidate.score), "reason": .string(candidate.reason),
        ]
    }

    private func address(_ record: Record) -> String { repository.citation.origin + record.path }

    /// What a record has for a column, in words.
    private func values(of column: String, _ record: Record) -> [String] {
        guard let property = RecordProperty.named(column, of: record.collection) else { return [] }
        return property.values(in: record.value).compactMap { pair in
            switch pair.value {
            case .string(let text): text
            case .number(let literal): literal
            case .bool(let flag): flag ? "true" : "false"
            default: nil
            }
        }
    }

    private static func number(_ score: Double) -> String {
        score == score.rounded() ? "\(Int(score))" : "\(score)"
    }
}
