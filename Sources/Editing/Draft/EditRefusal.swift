package import Directory

/// Why an edit is not made. Nothing is written then.
package enum EditRefusal: Error, Sendable {
    /// A file is not JSON, so that nothing can be changed in it.
    case malformed(file: String, JSONSyntaxError)
    /// A file that has to be a list of records is something else, or is not there.
    case noRecords(file: String)
    /// There is no such record.
    case unknownRecord(String, near: String?)
    /// The text is no address of a record.
    case noAddress(String)
    /// There is such a record already.
    case taken(RecordAddress, by: String)
    /// The text is no id.
    case noSlug(String)
    /// The table has no such field.
    case unknownField(String, of: String, near: String?, known: [String])
    /// The program makes the value itself.
    case computedField(String, of: String)
    /// A path of a field that leads nowhere.
    case noPlace(String, hint: String)
    /// A text that is no value of the field.
    case noValue(String, field: String, expected: String)
    /// A fact without a source.
    case needsSource(fields: [String])
    /// Evidence that cannot be written.
    case evidence(String)
    /// Other records refer to the one that is to go.
    case referred(RecordAddress, from: [String])
    /// Other records cannot be without the one that is to go.
    case needed(RecordAddress, by: [String])
    /// What the command does has no sense for this record or these values.
    case senseless(String)
}

extension EditRefusal: CustomStringConvertible {
    /// A sentence that says what to do.
    package var description: String {
        switch self {
        case .malformed(let file, let error):
            "\(file):\(error.position.line):\(error.position.column): \(error.reason). Mend it first; osce-directory validate names every fault."
        case .noRecords(let file): "\(file) is no list of records. Mend it first."
        case .unknownRecord(let text, let near):
            "there is no record \(text)" + (near.map { "; did you mean \($0)?" } ?? ".")
        case .noAddress(let text):
            "\"\(text)\" names no record. Write COLLECTION/ID, such as operations/ashgabat; collections: "
                + CollectionName.seeded.map(\.rawValue).joined(separator: ", ") + "."
        case .taken(let address, let holder): "\(address) is taken by \(holder). Choose another id."
        case .noSlug(let text):
            "\"\(text)\" is no id. Use lower-case letters and digits in groups joined by single hyphens."
        case .unknownField(let name, let owner, let near, let known):
            "\(owner) have no field \(name); "
                + (near.map { "did you mean \($0)?" } ?? "known: \(known.joined(separator: ", "))")
        case .computedField(let name, let owner):
            "\(name) of \(owner) is made by the program and cannot be set. Set what it is made of."
        case .noPlace(let path, let hint): "\(path) leads to nothing: \(hint)"
        case .noValue(let text, let field, let expected): "\(field) takes \(expected), not \"\(text)\"."
        case .needsSource(let fields):
            "\(fields.joined(separator: ", ")): a fact needs a source. Name one with --source; osce-directory source add makes one."
        case .evidence(let problem), .senseless(let problem): problem
        case .needed(let address, let records):
            "\(address) is needed by \(records.joined(separator: ", ")). Remove or change \(records.count == 1 ? "it" : "them") first, "
                + "or name a successor with --references successor."
        case .referred(let address, let places):
            "\(address) is referred to by \(places.count) \(places.count == 1 ? "place" : "places"):\n"
                + places.map { "  \($0)" }.joined(separator: "\n")
                + "\nChange them first, or say what becomes of them with --references."
        }
    }
}
