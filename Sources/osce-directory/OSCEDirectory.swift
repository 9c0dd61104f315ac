internal import APIDescription
import DirectoryAPI
import ArgumentParser

/// The program: reference data on the OSCE's counter-terrorism work, served, checked and read.
@main
struct OSCEDirectory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "osce-directory",
        abstract: "Sourced reference data on the OSCE's counter-terrorism work. An unofficial project.",
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(name: "Serving", subcommands: [Serve.self, MCPCommand.self, Health.self]),
            CommandGroup(name: "Data", subcommands: [Get.self, Export.self, Validate.self]),
            CommandGroup(
                name: "Editing",
                subcommands: [
                    SetCommand.self, UnsetCommand.self, CiteCommand.self, ConfirmCommand.self, NewCommand.self,
                    CloseCommand.self, RenameCommand.self, RemoveCommand.self, SourceCommand.self, ImportCommand.self,
                    DiffCommand.self,
                    WorklistCommand.self, FormatCommand.self, UpgradeCommand.self, ReleaseCommand.self,
                ]
            ),
        ]
    )

    /// Runs the command and turns a `Failure` into its message and exit code, which ArgumentParser would not know.
    static func main() async {
        StandardDescriptors.fill()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            ProgramLog.complain(failure.message)
            exit(withError: ExitCode(failure.code.rawValue))
        } catch  where exitCode(for: error) == .validationFailure {
            ProgramLog.complain("osce-directory: \(message(for: error)) (see osce-directory --help)")
            exit(withError: ExitCode.validationFailure)
        } catch {
            // help and version, which are no failures
            exit(withError: error)
        }
    }
}
