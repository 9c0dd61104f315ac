import ArgumentParser
import Directory
import Editing
import Glibc

extension Worklist.Kind: ExpressibleByArgument {}

/// Lists what an editor could do next.
struct WorklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist",
        abstract: "List what an editor could do next.",
        discussion: Worklist.Kind.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "\n")
            + "\n\ndead-link reads what the last source check found."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, csv, json
    }

    @Option(help: "What to look for.")
    var by: Worklist.Kind

    @Option(help: "The most items to list.")
    var limit: Int?

    @Option(help: "text, csv or json.")
    var format = Format.text

    @OptionGroup var location: SeedFolderOption

    func run() throws {
        let folder = try location.folder()
        let repository = try SeedOption.load(folder)
        let links = by == .deadLink ? try LinkFile.read(in: folder) : [:]
        if by == .deadLink, links.isEmpty {
            throw Failure("no links were checked yet. Run osce-directory source check.", code: .noInput)
        }
        let all = Worklist(repository, links: links).items(by: by)
        let items = all.prefix(max(0, limit ?? all.count))
        switch format {
        case .text:
            for item in items {
                Console.print([item.record, item.field, item.detail].compactMap(\.self).joined(separator: "  "))
            }
            Console.print("\(items.count) of \(all.count) \(all.count == 1 ? "item" : "items")")
        case .csv:
            let rows = items.map { [$0.record, $0.name, $0.field ?? "", $0.detail] }
            Console.write(([["record", "name", "field", "detail"]] + rows).flatMap(CSVText.line))
        case .json:
            let values = items.map { item -> JSON in
                var members: [JSON.Member] = [.init("record", .string(item.record)), .init("name", .string(item.name))]
                if let field = item.field { members.append(.init("field", .string(field))) }
                return .object(members + [.init("detail", .string(item.detail))])
            }
            Console.write(JSON.array(values).indentedBytes)
        }
    }
}

/// The file that keeps what the last check of links found.
enum LinkFile {
    /// The most bytes that it may hold.
    private static let limit = 16 << 20

    /// What it holds; nothing where it is not there.
    static func read(in folder: String) throws -> [String: LinkState] {
        let path = "\(folder)/\(LinkReport.file)"
        guard access(path, F_OK) == 0 else { return [:] }
        return LinkReport.read(try File.read(path, atMost: limit))
    }

    /// Writes it.
    static func write(_ states: [String: LinkState], in folder: String) throws {
        try File.write(LinkReport.bytes(states), to: "\(folder)/\(LinkReport.file)")
    }
}
