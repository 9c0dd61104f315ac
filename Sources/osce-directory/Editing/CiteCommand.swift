import ArgumentParser
import Editing

/// Writes what values rest on.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Write that values of a record rest on a source, or that the source contradicts them.",
        discussion: """
            FIELD is as for set. A source that says something else than the value shown is noted with \
            --basis contradicts --says "what it says"; why the value is shown all the same belongs into note.

              osce-directory cite operations/zagreb closed --source osce-press-2011 \\
                --basis contradicts --says "work ends on 31 December 2011"
            """
    )

    @Argument(help: "The record: operations/ashgabat.")
    var record: String

    @Argument(help: "The places whose values rest on the source.")
    var fields: [String]

    @OptionGroup var evidence: CitationOptions

    @Option(help: "Sources, with commas between them, that no longer stand for the values.")
    var replaces: String?

    @OptionGroup var options: EditOptions

    func run() throws {
        let citation = try evidence.required()
        try options.run { draft in
            try draft.cite(draft.find(record), fields, citation: citation, replacing: CommaList.read(replaces))
        }
    }
}
