internal import Addresses
package import Directory

/// Finds records by what stands for them without question.
package enum RecordLookUp {
    /// The id of the State that a code or a name in any language stands for; nil where none or several do.
    static func state(_ word: String, _ repository: Repository) -> String? {
        if case .one(let record) = RecordFinder(repository, [.states]).meaning(of: word) { record.id } else { nil }
    }

    /// The record of an id, also where it has another one today; of an address as well. Nil for none or several.
    package static func record(_ id: String, _ repository: Repository) -> Record? {
        // an address of ours ends in the id
        let word = id.utf8.last == UInt8(ascii: "/") ? id.dropLast() : id[...]
        let last = word.split(separator: "/").last.map(String.init) ?? id
        guard !last.contains(":") || last == id else { return nil }
        if case .one(let record) = IdentifiedRecord(last, repository) { return record }
        return nil
    }
}
