package import Directory
internal import Words

/// A seed under edit: its files as trees that keep what they hold, and which of them an edit has changed.
///
/// Files that no edit touches keep their bytes. Those that are changed are written whole in the canonical layout.
package struct SeedDraft: Sendable {
    /// The seed that was read.
    package let former: Seed
    /// The records of each collection, in the order of its file.
    package private(set) var records: [CollectionName: [JSON]] = [:]
    /// What `dataset.json` holds.
    package var dataset: JSON { didSet { if dataset != oldValue { changed.insert("dataset.json") } } }

    private var changed: Set<String> = []
    /// The places of records by their ids; nil where records came or went since.
    private var places: [CollectionName: [String: Int]] = [:]

    /// Reads the trees of a seed, faults of content included.
    ///
    /// - Throws: where a file is not JSON, or holds no records.
    package init(_ seed: Seed) throws(EditRefusal) {
        former = seed
        func tree(_ file: String) throws(EditRefusal) -> JSON {
            guard let bytes = seed.files[file] else { throw .noRecords(file: file) }
            do throws(JSONSyntaxError) { return try JSONReader.read(bytes) } catch {
                throw .malformed(file: file, error)
            }
        }
        dataset = try tree("dataset.json")
        guard SeedFormat.number(in: dataset) <= SeedFormat.current else {
            throw .senseless(
                "the seed is of format \(SeedFormat.number(in: dataset)), this program knows up to "
                    + "\(SeedFormat.current). Use a newer program."
            )
        }
        for name in CollectionName.seeded {
            let file = "\(name).json"
            guard let own = try tree(file).array else { throw .noRecords(file: file) }
            records[name] = own
            places[name] = Self.places(of: own)
        }
        changed = []
    }

    private static func places(of records: [JSON]) -> [String: Int] {
        Dictionary(records.enumerated().compactMap { place, record in record["id"]?.string.map { ($0, place) } }) {
            first,
            _ in first
        }
    }

    // MARK: Records

    /// The record at an address; nil where there is none.
    package subscript(address: RecordAddress) -> JSON? {
        places[address.collection]?[address.id].flatMap { records[address.collection]?[$0] }
    }

    /// All addresses, in the order of files.
    package var addresses: [RecordAddress] {
        CollectionName.seeded.flatMap { name in
            (records[name] ?? []).compactMap { $0["id"]?.string.map { RecordAddress(name, $0) } }
        }
    }

    /// Replaces a record that is there; its id may be another one.
    package mutating func replace(_ address: RecordAddress, with record: JSON) {
        guard let place = places[address.collection]?[address.id], records[address.collection]?[place] != record else {
            return
        }
        records[address.collection]?[place] = record
        changed.insert("\(address.collection).json")
        if record["id"]?.string != address.id { reindex(address.collection) }
    }

    /// Adds a record whose id is not taken.
    package mutating func add(_ record: JSON, to collection: CollectionName) {
        records[collection, default: []].append(record)
        changed.insert("\(collection).json")
        if let id = record["id"]?.string { places[collection]?[id] = (records[collection]?.count ?? 1) - 1 }
    }

    /// Takes a record out.
    package mutating func remove(_ address: RecordAddress) {
        guard let place = places[address.collection]?[address.id] else { return }
        records[address.collection]?.remove(at: place)
        changed.insert("\(address.collection).json")
        reindex(address.collection)
    }

    private mutating func reindex(_ collection: CollectionName) {
        places[collection] = Self.places(of: records[collection] ?? [])
    }

    // MARK: Finding

    /// The record that a person means: by its address or by an id that it had before.
    ///
    /// - Throws: what is wrong with the text, and the nearest record there is.
    package func find(_ text: String) throws(EditRefusal) -> RecordAddress {
        guard let address = RecordAddress(text) else {
            if let own = addresses.first(where: { $0.id == text }) {
                throw .unknownRecord(text, near: own.description)
            }
            throw .noAddress(text)
        }
        return try find(address)
    }

    /// The record of an address or of one that it had before.
    package func find(_ address: RecordAddress) throws(EditRefusal) -> RecordAddress {
        if self[address] != nil { return address }
        if let own = holder(ofFormer: address) { return own }
        let ids = Array((places[address.collection] ?? [:]).keys).sorted()
        let near = EditDistance.nearest(to: address.id, among: ids).map { RecordAddress(address.collection, $0) }
        let elsewhere = CollectionName.seeded.map { RecordAddress($0, address.id) }.first { self[$0] != nil }
        throw .unknownRecord(address.description, near: (elsewhere ?? near)?.description)
    }

    /// The record that had an id before.
    package func holder(ofFormer address: RecordAddress) -> RecordAddress? {
        (records[address.collection] ?? []).first { record in
            record["former_ids"]?.array?.contains(.string(address.id)) == true
        }?["id"]?.string.map { RecordAddress(address.collection, $0) }
    }

    /// Refuses an id that a new record cannot have.
    package func requireFree(_ address: RecordAddress) throws(EditRefusal) {
        guard Slug.isValid(address.id) else { throw .noSlug(address.id) }
        if let own = self[address] { throw .taken(address, by: own["name"]?.string ?? "a record without a name") }
        if let own = holder(ofFormer: address) { throw .taken(address, by: "\(own), which had it before") }
    }

    // MARK: Writing

    /// The content of the files that were changed, in the canonical layout, by name.
    package var changedFiles: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in CollectionName.seeded where changed.contains("\(name).json") {
            files["\(name).json"] = SeedLayout.bytes(of: records[name] ?? [], name)
        }
        if changed.contains("dataset.json") {
            files["dataset.json"] = SeedLayout.bytes(of: dataset, file: "dataset.json")
        }
        return files.filter { former.files[$0.key] != $0.value }
    }

    /// The seed as it is after the edit.
    package var seed: Seed { former.with(files: former.files.merging(changedFiles) { $1 }) }
}
