import ArgumentParser
import Editing

extension SeedDraft.RemainingReferences: ExpressibleByArgument {}

/// Takes a record out.
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a record out, and note why and what to look at instead.",
        discussion: """
            The record is noted under removed in dataset.json. Where other records refer to it, they are listed and \
            nothing is done, unless --references says what becomes of them: drop takes them out with the items and the \
            evidence that need them, successor has them name the successor.

              osce-directory remove operations/tashkent --because "One record with the Project Co-ordinator." \\
                --successor operations/project-coordinator-in-uzbekistan --references successor
            """
    )

    @Argument(help: "The record: operations/tashkent.")
    var record: String

    @Option(help: "Why it goes, in a line.")
    var because: String

    @Option(help: "The record to look at instead.")
    var successor: String?

    @Option(help: "What becomes of references to it: refuse, drop or successor.")
    var references = SeedDraft.RemainingReferences.refuse

    @OptionGroup var options: EditOptions

    func run() throws {
        try options.run { draft in
            try draft.remove(
                draft.find(record),
                because: because,
                successor: successor.map { try draft.find($0) },
                references: references
            )
        }
    }
}
