import ArgumentParser
import Editing

/// Notes that sources bear values out.
struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Note that sources were compared with values of a record, and bear them out.",
        discussion: """
            When a value changes, sources that were read for the former one are stale until they are confirmed, cited \
            with --says, or taken away with --replaces. FIELD is as for set.

              osce-directory confirm operations/ashgabat started --source usip-p4
            """
    )

    @Argument(help: "The record: operations/ashgabat.")
    var record: String

    @Argument(help: "The places whose values were compared.")
    var fields: [String]

    @Option(help: "The sources that were read, with commas between them. (default: all that the values rest on)")
    var source: String?

    @Option(name: .customLong("on"), help: "The day, YYYY-MM-DD. (default: today)")
    var day: String?

    @OptionGroup var options: EditOptions

    func run() throws {
        let sources = source.map { CommaList.read($0) }
        try options.run { draft in
            try draft.confirm(draft.find(record), fields, of: sources, on: day ?? CalendarDay.today)
        }
    }
}
