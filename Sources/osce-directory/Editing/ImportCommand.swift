import ArgumentParser
import Directory
import Editing
import Glibc

/// Takes a sheet of facts into the seed files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a sheet of facts, JSON or CSV, into the seed files.",
        discussion: """
            JSON: a list of objects, or an object of such lists, each with record (operations/ashgabat, or an id beside \
            collection), field as for set, value, source, and where known locator, basis, says, replaces. source is the \
            id of one, or an object with title, publisher, url and date; one whose address is known is that one, \
            another is made, with its further fields (accessed, read_at, kind and so on). field record makes a record \
            of the object in value. note is for editors and goes nowhere.

            CSV: the same names as columns; a source by its id in source, or in source_title, source_publisher, \
            source_url, source_date and source_ with a further field. Columns that nothing is read from are named.

            A value that differs from that of the record is taken where the row names it in current, stands in a list \
            called corrections, or is a date that says more. Items of lists are added, each with evidence of its own; \
            one that current names, by what evidence calls it, is replaced. What is there already stays: a second time \
            the same sheet changes nothing.

            Nothing is guessed: remarks for editors in place of values, several names in one value, former names given \
            as official ones and copies given as the address of a text are not taken, and the reason says what to write.

            What is sound is taken. The rest is written beside the sheet, FILE.rejected.json or .csv, each with the \
            reason; mended there, that file can be imported in turn.

            Exits with 0 where every fact was taken, with 1 where some were not, with 64 or 65 where the file is none.
            """
    )

    @Argument(help: "The sheet.")
    var file: String

    @Option(help: "The day on which new sources were read, where the sheet does not say it.")
    var accessed: String?

    @Flag(help: "Let every value of the sheet take the place of another one.")
    var correct = false

    @OptionGroup var options: EditOptions

    /// The most bytes of a sheet.
    private static let limit = 256 << 20

    func run() throws {
        if let accessed, Day(accessed)?.day == nil {
            throw ValidationError("--accessed takes a day of the calendar as YYYY-MM-DD, not \(accessed).")
        }
        let bytes = try File.read(file, atMost: Self.limit)
        let sheet: FactSheet
        do throws(EditRefusal) { sheet = try FactSheet(bytes, name: file) } catch {
            throw Failure("\(error)", code: .dataError)
        }
        var taken: FactImport?
        try options.run { draft in
            let result = FactImport(
                sheet.rows,
                into: draft,
                accessed: accessed,
                on: CalendarDay.today,
                correct: correct
            )
            draft = result.draft
            taken = result
            return EditResult()
        }
        guard let taken else { return }
        if !sheet.unknown.isEmpty {
            Console.complain("not read, since no fact has it: \(sheet.unknown.joined(separator: ", "))")
        }
        let others = sheet.others == 0 ? "" : ", \(sheet.others) objects that are no facts"
        Console.print(
            "\(taken.taken) facts taken, \(taken.present) there already, \(taken.rejections.count) not taken\(others)"
        )
        guard !taken.rejections.isEmpty else { return }
        // what somebody has mended there already stays
        var name = FactSheet.rejectedName(of: file)
        var number = 1
        while !options.check, access(name, F_OK) == 0 {
            number += 1
            name = FactSheet.rejectedName(of: file, number: number)
        }
        if options.check {
            for rejection in taken.rejections { Console.complain("\(rejection.row.place): \(rejection.reason)") }
        } else {
            try File.write(sheet.rejected(taken.rejections), to: name)
        }
        let place = options.check ? "listed above" : "in \(name)"
        throw Failure(
            "\(taken.rejections.count) facts were not taken; they are \(place), with the reasons.",
            code: .invalidSeed
        )
    }
}
