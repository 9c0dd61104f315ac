import ArgumentParser
import Directory
import Editing

/// Closes an operation.
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close an operation: status, day, decision and successor at once.",
        discussion: """
            Sets status, closed and closing_decision, takes status_as_of away, and takes the status out of the evidence \
            of sources that were read while the operation was at work. A successor is noted on both sides.

              osce-directory close mission-to-moldova 2026-03-31 --decision PC.DEC/1600 --source pcdec-1600
            """
    )

    @Argument(help: "The operation: mission-to-moldova.")
    var id: String

    @Argument(help: "The last day: YYYY-MM-DD, YYYY-MM or YYYY.")
    var date: String

    @Option(help: "The decision that ended it: its symbol, or the id of the document.")
    var decision: String?

    @Option(help: "Why it ended, in a sentence.")
    var reason: String?

    @Option(help: "The id of the operation that followed.")
    var successor: String?

    @OptionGroup var evidence: CitationOptions

    @OptionGroup var options: EditOptions

    func run() throws {
        let citation = try evidence.required()
        try options.run { draft in
            func operation(_ text: String) throws -> RecordAddress {
                try draft.find(text.contains("/") ? text : "\(CollectionName.operations)/\(text)")
            }
            let closure = Closure(
                date: date,
                decision: decision,
                reason: reason,
                successor: try successor.map(operation)
            )
            return try draft.close(operation(id), closure, citation: citation)
        }
    }
}
