internal import Directory

/// Names that this data set gives to records that bear none: mandates.
enum GivenName {
    /// The name of a record that is to be made; nil where there is no rule for it.
    static func of(_ record: JSON, _ collection: CollectionName, in draft: SeedDraft) -> String? {
        guard collection == .mandates, let kind = record["kind"]?.string, let holder = record["holder"]?.string else {
            return nil
        }
        let holders = [CollectionName.operations, .institutions].map { RecordAddress($0, holder) }
        guard let name = holders.lazy.compactMap({ draft[$0]?["name"]?.string }).first else { return nil }
        let mark = (record["reference"] ?? record["date"])?.string.map { " (\($0))" } ?? ""
        return "\(words(kind)) the \(name)\(mark)"
    }

    /// What a kind of mandate does to its holder, in words.
    private static func words(_ kind: String) -> String {
        switch kind {
        case "founding": "Founding decision of"
        case "closing": "Closing decision of"
        case "reform": "Change to"
        case "tasking": "Tasks of"
        case "guidance": "Guidance for"
        case "renewal": "Renewed mandate of"
        case "extension": "Extension of the mandate of"
        case "preparation": "Preparation of"
        case "basis": "Basis of"
        case "agreement": "Agreement with the host of"
        default: "Mandate of"
        }
    }
}
