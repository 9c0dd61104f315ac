import ArgumentParser
import Editing

/// Gives a record another id.
struct RenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Give a record another id; the former one leads to it for good.",
        discussion: """
            Notes the former id among former_ids, and changes every reference in all files: fields, evidence, \
            dataset.json. Releases of before keep the former id.

              osce-directory rename operations/bishkek programme-office-in-bishkek
            """
    )

    @Argument(help: "The record: operations/bishkek.")
    var old: String

    @Argument(help: "The new id, with or without the collection.")
    var new: String

    @OptionGroup var options: EditOptions

    func run() throws {
        try options.run { draft in
            let address = try draft.find(old)
            guard new.contains("/") else {
                return try draft.rename(address, to: RecordAddress(address.collection, new))
            }
            guard let other = RecordAddress(new) else { throw EditRefusal.noAddress(new) }
            return try draft.rename(address, to: other)
        }
    }
}
