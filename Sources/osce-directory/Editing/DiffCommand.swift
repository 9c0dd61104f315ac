import ArgumentParser
import Directory
import Editing

/// Tells what changed in the data.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell in sentences what changed in the data since a revision.",
        discussion: """
            REV is a folder with seed files, or a revision of git, which is read by git archive. Layout and the order of \
            records are no change.

            text: a line for each value. markdown: a heading for each record, for a merge request. json: record, field, \
            before, after and sources.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    @Argument(help: "What to compare with.")
    var revision = "HEAD"

    @Option(help: "text, markdown or json.")
    var format = Format.text

    @OptionGroup var location: SeedFolderOption

    func run() throws {
        let folder = try location.folder()
        let changes: SeedChanges
        // the terms of what is there now are read first, since they may be more
        let present = try SeedOption.files(folder)
        let former = try Revision.seed(revision, of: folder)
        do throws(EditRefusal) {
            changes = SeedChanges(from: try SeedDraft(former), to: try SeedDraft(present))
        } catch {
            throw Failure("\(error)", code: .dataError)
        }
        switch format {
        case .text:
            let lines = ChangeWords.lines(changes)
            Console.print(lines.isEmpty ? "Nothing changed since \(former.origin)." : lines.joined(separator: "\n"))
        case .markdown: Console.write(Array(ChangeWords.markdown(changes).utf8))
        case .json: Console.write(ChangeWords.json(changes).indentedBytes)
        }
    }
}
