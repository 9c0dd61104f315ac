import ArgumentParser
import Directory
import Editing

/// What is done with sources.
struct SourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: "Add a source, note that its page moved or was archived, check pages.",
        subcommands: [SourceAdd.self, SourceArchive.self, SourceMove.self, SourceCheck.self]
    )
}

/// Adds a source.
struct SourceAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a source.",
        discussion: """
            osce-directory source add pcdec-1600 --name "Permanent Council Decision No. 1600" --publisher OSCE \\
              --url https://www.osce.org/pc/600000 --published 2026-01-20
            """
    )

    @Argument(help: "Its id.")
    var id: String

    @Option(help: "Its title.")
    var name: String

    @Option(help: "Its address.")
    var url: String

    @Option(help: "The address of the copy that it was read in, where it was one.")
    var readAt: String?

    @Option(help: "What kind of source it is: \(Vocabularies.sourceKind.ids.joined(separator: ", ")).")
    var kind: String?

    @Option(help: "Who published it.")
    var publisher: String?

    @Option(help: "Who wrote it.")
    var author: String?

    @Option(help: "The date it bears.")
    var published: String?

    @Option(help: "The day it was read.")
    var accessed: String?

    @Option(help: "The address of an archived copy.")
    var archived: String?

    @Option(help: "What else is to be known of it.")
    var note: String?

    @OptionGroup var options: EditOptions

    func run() throws {
        let texts = [
            ("name", name), ("author", author), ("publisher", publisher), ("source_url", url),
            ("published", published), ("accessed", accessed), ("read_at", readAt), ("archived_url", archived),
            ("kind", kind), ("note", note),
        ]
        let members = texts.compactMap { name, text in text.map { JSON.Member(name, .string($0)) } }
        try options.run { draft in try draft.addSource(id, members) }
    }
}

/// Notes an archived copy of a source.
struct SourceArchive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Note the address of an archived copy of a source."
    )

    @Argument(help: "The id of the source.")
    var id: String

    @Argument(help: "The address of the copy.")
    var url: String

    @OptionGroup var options: EditOptions

    func run() throws { try options.run { draft in try draft.archiveSource(id, at: url) } }
}

/// Notes that the page of a source moved.
struct SourceMove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Note that the page of a source stands at another address now; the former one is kept."
    )

    @Argument(help: "The id of the source, or its address.")
    var old: String

    @Argument(help: "The new address.")
    var new: String

    @OptionGroup var options: EditOptions

    func run() throws { try options.run { draft in try draft.moveSource(old, to: new) } }
}
