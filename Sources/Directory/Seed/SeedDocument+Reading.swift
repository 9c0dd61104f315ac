extension SeedDocument {
    /// Reads a file that a Seed may do without: any JSON object.
    ///
    /// - Returns: the object with its members sorted, so that their order makes no version; nil where it has faults,
    ///   which are appended.
    func readSorted(_ bytes: [UInt8], faults: inout [SeedFault]) -> JSON? {
        do throws(JSONSyntaxError) {
            let content = try JSONReader.read(bytes)
            guard content.members == nil else { return content.withSortedMembers }
            let problem = "expected an object, found \(content.kind)"
            faults.append(SeedFault(file: file, line: 1, record: nil, field: nil, problem: problem))
        } catch {
            faults.append(SeedFault(file: file, error))
        }
        return nil
    }
}

extension JSON {
    /// The value with the members of each object in the order of their names.
    fileprivate var withSortedMembers: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.withSortedMembers))
        case .object(let members):
            .object(members.sorted { $0.name < $1.name }.map { Member($0.name, $0.value.withSortedMembers) })
        default: self
        }
    }
}
