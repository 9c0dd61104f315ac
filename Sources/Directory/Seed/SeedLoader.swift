internal import Files

/// Reads a Seed and checks all of it.
enum SeedLoader {
    /// Reads a Seed and checks all of it.
    ///
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    static func check(_ seed: consuming Seed) throws(InvalidSeed) -> CheckedSeed {
        var faults = seed.unreadable + missingAndUnknownFiles(of: seed)
        // for the places of faults; without one they are let go before anything is made of the records
        let (origin, folder, files) = (seed.origin, seed.folder, seed.files)
        let (description, history) = (seed.files["dataset.json"], seed.files[Release.file])
        let records = read(seed, faults: &faults)
        let identifiers = IdentifierIndex(records)
        var dangling = DanglingReferences(identifiers)
        for name in CollectionName.seeded {
            faults += dangling.faults(findings(in: records[name] ?? [], name, identifiers))
        }
        let dataset = description.flatMap {
            Dataset.read($0, identifiers: identifiers, dangling: &dangling, faults: &faults)
        }
        dangling.count(in: &faults)
        if let dataset, let fault = NewestDate.fault(in: records, released: dataset.released) { faults.append(fault) }
        let releases = history.map { ReleaseReader.read($0, released: dataset?.released, faults: &faults) }
        guard faults.isEmpty, let dataset else {
            throw InvalidSeed(origin: origin, folder: folder, files: files, faults: faults)
        }
        let ordered = records.mapValues { $0.sorted { $0.label < $1.label } }
        return CheckedSeed(
            dataset: dataset,
            records: ordered,
            releases: releases ?? [],
            digest: SeedDigest.hex(of: ordered, dataset: dataset)
        )
    }

    /// Reads the files of the collections, in the order of their lines.
    private static func read(
        _ seed: Seed,
        faults: inout [SeedFault]
    ) -> [CollectionName: [CheckedRecord]] {
        var records: [CollectionName: [CheckedRecord]] = [:]
        for name in CollectionName.seeded {
            guard let bytes = seed.files["\(name).json"] else { continue }
            switch read(name, bytes) {
            case .success(let found): records[name] = found
            case .failure(let fault): faults.append(fault)
            }
        }
        return records
    }

    private static func read(_ name: CollectionName, _ bytes: [UInt8]) -> Result<[CheckedRecord], SeedFault> {
        let file = "\(name).json"
        let rules = CheckedRecord.Rules(CollectionSchema.named(name))
        do throws(JSONSyntaxError) {
            let records = try JSONReader.readElements(bytes) { CheckedRecord.records($0, rules) }.flatMap(\.self)
            guard records.isEmpty else { return .success(records) }
            let problem = "no records; an empty collection is never served"
            return .failure(SeedFault(file: file, line: 1, record: nil, field: nil, problem: problem))
        } catch {
            return .failure(SeedFault(file: file, error))
        }
    }

    private static func findings(
        in records: [CheckedRecord],
        _ name: CollectionName,
        _ identifiers: IdentifierIndex
    ) -> [ReferenceFinding] {
        let references = ReferenceChecker(identifiers: identifiers)
        let table = ReferenceTable(CollectionSchema.named(name))
        return Parallel.chunks(of: records) { records in
            records.flatMap { record in
                (identifiers.faults(of: record) + record.faults).map(ReferenceFinding.fault)
                    + (record.owner == nil ? references.findings(in: record, table) : [])
            }
        }
    }

    private static func missingAndUnknownFiles(of seed: Seed) -> [SeedFault] {
        let unreadable = Set(seed.unreadable.map(\.file))
        let missing = Seed.fileNames.filter { seed.files[$0] == nil && !unreadable.contains($0) }.map { name in
            SeedFault(file: name, line: nil, record: nil, field: nil, problem: "missing in \(seed.origin)")
        }
        let unknown = seed.files.keys.filter { !SeedFiles.isRead($0) }.sorted().map { name in
            SeedFiles.fault(name, .file, beside: seed.files.keys)
        }
        return missing + unknown
    }
}
