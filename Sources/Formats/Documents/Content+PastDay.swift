internal import Addresses
internal import Directory
internal import Memory

/// What formats without room for `meta.not_dated` show of a past day: nothing that is of today unless `fields` asks for
/// it, since neither a cell nor a line can say so.
extension Content {
    /// The fields that a table has: those asked for; otherwise, on a past day, those that something dates.
    var tableFields: [Field] {
        guard fields == nil else { return shownFields }
        return shownFields.filter { field in
            // that of the language where names are in one
            if CSVColumn.whenAsked.contains(field.name), repository.languages == nil { return false }
            return switch field.past {
            case .undated: asOf == nil
            case .certainty: undated != nil
            default: true
            }
        }
    }

    /// The field without which nothing dates the values of another, where these were not asked for by name.
    func history(of name: String) -> String? {
        guard asOf != nil, fields == nil, let field = schema.fields.first(where: { $0.name == name }),
            case .history(let history) = field.past
        else { return nil }
        return history.field
    }

    /// Writes each record of a past day as the next value, without what nothing dates.
    func writeDatedRecords<Failure: Error>(
        to stream: inout JSONStream,
        end: (inout JSONStream) throws(Failure) -> Void
    ) throws(Failure) {
        let names = tableFields.map(\.name)
        let histories = names.map(history)
        let needed = Array(Set(histories.compactMap(\.self)))
        // records lack few of the histories, so there are few sets of fields
        var writers: [Set<String>: RecordFields] = [:]
        for record in records {
            let lacking = Set(zip(needed, record.encodedMembers(needed)).filter { $1 == nil }.map(\.0))
            let writer =
                writers[lacking]
                ?? RecordFields(
                    zip(names, histories).filter { $1.map { !lacking.contains($0) } ?? true }.map(\.0),
                    of: repository[schema.name]
                )
            writers[lacking] = writer
            writer.write(record, to: &stream)
            try end(&stream)
        }
    }
}

extension CollectionSchema {
    /// The fields that a table of a past day shows beyond doubt where nobody names fields: those that something dates in
    /// every record.
    var datedFields: [String] {
        fields.filter { field in
            switch field.past {
            case .undated, .history: false
            default: true
            }
        }.map(\.name)
    }
}
