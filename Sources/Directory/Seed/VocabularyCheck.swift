/// Checks the terms that a Seed brings along.
enum VocabularyCheck {
    /// What is wrong with the file: its form, or terms that the tables of this process do not know.
    static func faults(of bytes: [UInt8]) -> [SeedFault] {
        let content: JSON
        do throws(JSONSyntaxError) { content = try JSONReader.read(bytes) } catch {
            return [SeedFault(file: VocabularyFile.name, error)]
        }
        let found =
            switch VocabularyFile.read(content) {
            case .success(let file): file.unknown
            case .failure(let faults): faults.faults
            }
        return found.map { fault in
            SeedFault(
                file: VocabularyFile.name,
                line: nil,
                record: nil,
                field: fault.path.isEmpty ? nil : fault.path,
                problem: fault.problem
            )
        }
    }
}
