package import Directory
internal import Formats

/// A matched list as a document for programs and spreadsheets.
package struct MatchDocument {
    private let list: MatchList
    private let repository: Repository
    /// The texts of the columns asked for, by the address of the record.
    private let columns: [String: [[String]]]

    /// The bytes that the columns asked for may take in all rows.
    private static let mostBytes = 8 << 20

    /// Joins its parts. The columns of a record are read once, however often it was found.
    ///
    /// - Throws: where the columns of all rows would take more than 8 MiB.
    package init(_ list: MatchList, _ repository: Repository) throws(MatchFault) {
        var (columns, sizes, size) = ([String: [[String]]](), [String: Int](), 0)
        for row in list.rows where !list.request.columns.isEmpty {
            guard let record = row.match?.record else { continue }
            let path = record.path
            if columns[path] == nil {
                let value = record.value
                let texts = list.request.columns.map { Self.texts(of: $0, record.collection, in: value) }
                columns[path] = texts
                sizes[path] = texts.joined().reduce(0) { $0 + $1.utf8.count + 4 }
            }
            size += sizes[path] ?? 0
            guard size <= Self.mostBytes else { throw .tooLarge }
        }
        (self.list, self.repository, self.columns) = (list, repository, columns)
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
        var taken = Set(heading)
        let added = (Self.own + list.request.columns).map { name in
            var name = name
            while !taken.insert(name).inserted { name = "osce_" + name }
            return name
        }
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
        return cells + (columns[record.path] ?? []).map { $0.joined(separator: "; ") }
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
                let values = zip(list.request.columns, columns[match.record.path] ?? []).map { column, texts in
                    JSON.Member(column, .array(texts.map(JSON.string)))
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
    private static func texts(of column: String, _ collection: CollectionName, in value: JSON) -> [String] {
        guard let property = RecordProperty.named(column, of: collection) else { return [] }
        return property.values(in: value).compactMap { pair in
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
