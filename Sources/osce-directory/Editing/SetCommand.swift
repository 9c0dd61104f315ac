import ArgumentParser
import Editing

/// Sets values of a record.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set values of a record, with what they rest on.",
        discussion: """
            RECORD is COLLECTION/ID: operations/ashgabat. FIELD is

              closed                       a field
              seat.city                    a member of an object
              tasks+                       a further item of a list
              names[OSCE Office in Minsk]  an item, by what evidence names it with
              staff[2024-12-31].total      a member of an item
              host.states+                 a further item of a list in an object

            VALUE is read by the field's type: a text, an id, a term, a date (YYYY-MM-DD, YYYY-MM, YYYY), a number, \
            true or false; a list or an object is JSON. Several FIELD VALUE pairs are set together or not at all, which \
            is what values that depend on each other need:

              osce-directory set states/kg name "Kyrgyz Republic" \\
                'names[Kyrgyzstan].kind' former 'names[Kyrgyzstan].to' 2026-10-14 \\
                names+ '{"value": "Kyrgyz Republic", "kind": "official", "language": "en", "from": "2026-10-15"}' \\
                --source mfa-kg-2026

            A fact needs a --source. Evidence of other sources for the same place stays, unless --replaces names them; \
            an entry left without fields goes. A value that is there already is only cited.

            Exits with 0 where all is well, with 1 where the seed would have more faults than before, with 64 where \
            record, field, value or source cannot be used. Nothing is written then.
            """
    )

    @Argument(help: "The record: operations/ashgabat.")
    var record: String

    @Argument(help: "FIELD VALUE, once or several times.")
    var values: [String]

    @OptionGroup var evidence: CitationOptions

    @Option(help: "Sources, with commas between them, that no longer stand for the values.")
    var replaces: String?

    @OptionGroup var options: EditOptions

    func run() throws {
        let assignments = try Pairs.assignments(values)
        let citation = try evidence.citation()
        try options.run { draft in
            try draft.set(
                draft.find(record),
                assignments,
                citation: citation,
                replacing: CommaList.read(replaces),
                on: CalendarDay.today
            )
        }
    }
}

/// FIELD VALUE pairs of a command line.
enum Pairs {
    /// The assignments.
    ///
    /// - Throws: `ValidationError` where a field has no value.
    static func assignments(_ words: [String]) throws -> [Assignment] {
        guard words.count.isMultiple(of: 2) else {
            throw ValidationError("\(words.last ?? "") has no value. Write FIELD VALUE pairs; quote what has blanks.")
        }
        return stride(from: 0, to: words.count, by: 2).map { Assignment(words[$0], .text(words[$0 + 1])) }
    }
}
