import ArgumentParser
import Directory
import Editing
import Files

/// What all commands that change seed files have in common.
struct EditOptions: ParsableArguments {
    @OptionGroup var location: SeedFolderOption

    @Flag(help: "Say what would change, and write nothing.")
    var check = false

    /// Makes an edit and writes the files that it changes, all of them or none.
    ///
    /// An edit that would leave the seed with more faults than before is refused; those of records that it creates
    /// unfinished do not count.
    ///
    /// - Parameter edit: changes the draft, and gives what else is to be told.
    /// - Throws: `Failure` with 1 where the edit brings faults, 64 where it cannot be meant, 66 and 73 where files cannot
    ///   be read or written.
    func run(_ edit: (inout SeedDraft) throws -> EditResult) throws {
        let folder = try location.folder()
        let lock = try Self.lock(folder)
        defer { withExtendedLifetime(lock) {} }
        if !check { try Self.finishInterrupted(in: folder) }
        let seed = try SeedOption.files(folder)
        var (draft, result): (SeedDraft, EditResult)
        let former: SeedDraft
        do {
            former = try SeedDraft(seed)
            draft = former
            result = try edit(&draft)
        } catch let refusal as EditRefusal {
            throw Failure("\(refusal)", code: .usage)
        }
        let files = draft.changedFiles
        guard !files.isEmpty else {
            for note in result.notes { Console.print("note: \(note)") }
            Console.print("Nothing changes.")
            return
        }
        let changes = SeedChanges(from: former, to: draft)
        let judgement = SeedJudgement(before: seed, after: draft.seed, on: CalendarDay.today)
        guard !judgement.isWorse(apartFrom: result.created) else {
            let list = judgement.new.map(\.description).joined(separator: "\n")
            throw Failure(
                "\(list)\nThis would leave \(Self.faults(judgement)); nothing was written.",
                code: .invalidSeed
            )
        }
        for line in ChangeWords.lines(changes) { Console.print(line) }
        for note in result.notes { Console.print("note: \(note)") }
        let touched = Set(changes.all.compactMap { RecordAddress($0.record) })
        for fault in judgement.faults(of: touched) { Console.print("still to do: \(fault)") }
        if SeedJudgement.faults(of: draft.seed).count > judgement.after.count {
            Console.print("note: the data tell of days after the last release; validate says so until make release")
        }
        let names = files.keys.sorted().joined(separator: ", ")
        guard !check else {
            Console.print("Not written (--check): \(names)")
            return
        }
        try Self.write(files, replacing: seed, in: folder)
        Console.print("Written: \(names)")
    }

    private static func faults(_ judgement: SeedJudgement) -> String {
        let count = judgement.after.count
        return "the seed with \(count) \(count == 1 ? "fault" : "faults") instead of \(judgement.countBefore)"
    }

    /// Keeps other writers of the folder away.
    ///
    /// - Throws: `Failure` where there is one, or no folder.
    static func lock(_ folder: String) throws -> FolderLock {
        do throws(FileFault) {
            if let lock = try FolderLock(folder) { return lock }
        } catch {
            throw Failure("cannot open \(error)", code: .noInput)
        }
        throw Failure("another edit or release of \(folder) is under way. Wait for its end.", code: .cannotCreate)
    }

    /// Finishes a change that was interrupted while it was written.
    static func finishInterrupted(in folder: String) throws {
        do throws(ReleaseJournal.Unfinishable) {
            guard let names = try ReleaseJournal.finish(in: folder) else { return }
            Console.print("Finished the change that was interrupted: \(names.joined(separator: ", ")) written.")
        } catch {
            throw Failure("\(error)", code: .cannotCreate)
        }
    }

    /// Writes files, all or none.
    static func write(_ files: [String: [UInt8]], replacing seed: Seed, in folder: String) throws {
        do throws(FileFault) {
            if files.count == 1, let (name, bytes) = files.first {
                try FileReplacement.write(bytes, to: "\(folder)/\(name)")
            } else {
                try ReleaseJournal(files, replacing: seed, in: folder).write()
            }
        } catch {
            throw Failure("cannot write \(error). Make the edit again once that is mended.", code: .cannotCreate)
        }
    }
}
