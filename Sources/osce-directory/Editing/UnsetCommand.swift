import ArgumentParser
import Editing

/// Takes values of a record out.
struct UnsetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unset",
        abstract: "Take values of a record out, with their evidence.",
        discussion: """
            FIELD is as for set: status_as_of, seat.note, 'tasks[media law]', 'staff[2013].local'. With --gap the record \
            says why the value is not known.
            """
    )

    @Argument(help: "The record: operations/ashgabat.")
    var record: String

    @Argument(help: "The places whose values go.")
    var fields: [String]

    @Option(help: "Why nothing is known there.")
    var gap: String?

    @OptionGroup var options: EditOptions

    func run() throws {
        try options.run { draft in
            try draft.unset(draft.find(record), fields, gap: gap)
        }
    }
}
