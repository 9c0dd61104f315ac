/// Checks what a table of fields cannot say: the sense of dates, names, figures and texts. No rule asks what day it is, so
/// that a Seed that is right stays right.
struct RuleChecker {
    let record: SeedRecord
    let schema: CollectionSchema
    /// The fields that the Seed holds.
    let fields: [Field]
    /// Those of them in which codes stand.
    let coded: [Field]

    /// The faults of a record.
    ///
    /// - Parameter line: the record in one line.
    func faults(_ line: UnsafeRawBufferPointer) -> [SeedFault] {
        let isPlain = LetterCheck.isPlain(line)
        let texts = TextRules.faults(of: record, fields: isPlain ? coded : fields, checksLetters: !isPlain)
        guard schema.isEvidenced else { return SourceRules(record: record).faults() + texts }
        return lifespan() + NameRules(record: record).faults() + confidence() + StatusRules(record: record).faults()
            + SeatRules(record: record).faults() + FigureRules(record: record).faults()
            + IdentifierRules(record: record).faults() + TermRules(record: record).faults()
            + GapRules(record: record, schema: schema).faults() + RepeatedEvidence(record: record).faults() + texts
    }

    private func day(_ field: String) -> Day? { record.value[field]?.string.flatMap { Day($0) } }

    private func lifespan() -> [SeedFault] {
        guard let lifespan = schema.lifespan else { return [] }
        return lifespan.to.flatMap { to in
            lifespan.from.compactMap { from in
                guard let end = day(to), let start = day(from), end.latest < start.earliest else { return nil }
                return record.fault(to, "\(end) is before \(from) \(start); one of the two dates is wrong")
            }
        }
    }

    private func confidence() -> [SeedFault] {
        guard record.value["confidence"] == "low", record.value["note"] == nil else { return [] }
        return [record.fault("note", "missing; a record of low confidence has to say why")]
    }
}
