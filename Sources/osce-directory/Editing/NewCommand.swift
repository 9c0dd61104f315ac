import ArgumentParser
import Editing

/// Creates a record.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Create a record, and say what is still to be filled in.",
        discussion: """
            TYPE is operation, mandate, document and so on; ID is lower-case letters and digits in groups joined by \
            hyphens, and is for good. FIELD VALUE pairs are as for set; all of them and the name rest on --source.

            With --like the record gets the form of another: its terms that need no source, and a gap for each of its \
            further facts. `set` closes a gap when the value comes. A record may stay unfinished between commands, but \
            not for serving: what is still to do is printed, and `validate` names it too.

              osce-directory new operation programme-office-in-minsk --like dushanbe --name "Programme Office in Minsk" \\
                kind programme-office status active host.states+ by established 2026-01-01 --source pcdec-1500
            """
    )

    @Argument(help: "What it is: operation, mandate, document, …")
    var type: String

    @Argument(help: "Its id.")
    var id: String

    @Argument(help: "FIELD VALUE, any number of times.")
    var values: [String] = []

    @Option(help: "The id of a record of the same type to take the form from.")
    var like: String?

    @Option(help: "Its official name.")
    var name: String?

    @Option(help: "The language of the name, as a BCP 47 tag.")
    var language = "en"

    @OptionGroup var evidence: CitationOptions

    @OptionGroup var options: EditOptions

    func run() throws {
        let assignments = try Pairs.assignments(values)
        let citation = try evidence.citation()
        try options.run { draft in
            let collection = try SeedDraft.collection(type)
            let other = try like.map { try draft.find($0.contains("/") ? $0 : "\(collection)/\($0)") }
            return try draft.create(
                RecordAddress(collection, id),
                like: other,
                name: name,
                language: language,
                assignments,
                citation: citation
            )
        }
    }
}
