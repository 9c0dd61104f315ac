/// Checks the terms that a Seed brings along.
enum VocabularyCheck {
    /// What is wrong with the file: its form, or terms that the tables of this process do not know.
    static func faults(of bytes: [UInt8]) -> [SeedFault] {
        func fault(_ line: Int?, _ field: String?, _ problem: String) -> SeedFault {
            SeedFault(file: VocabularyFile.name, line: line, record: nil, field: field, problem: problem)
        }
        let content: JSON
        do throws(JSONSyntaxError) { content = try JSONReader.read(bytes) } catch {
            return [fault(error.line, nil, error.reason)]
        }
        let found =
            switch VocabularyFile.read(content) {
            case .success(let file): file.unknown
            case .failure(let faults): faults.faults
            }
        return found.map { fault(nil, $0.path.isEmpty ? nil : $0.path, $0.problem) }
    }
}
