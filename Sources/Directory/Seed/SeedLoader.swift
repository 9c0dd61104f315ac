internal import Words

/// Reads a Seed and checks all of it.
enum SeedLoader {
    /// Reads a Seed and checks all of it.
    ///
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    static func check(_ seed: consuming Seed) throws(InvalidSeed) -> CheckedSeed {
        var faults = seed.unreadable + missingAndUnknownFiles(of: seed)
        if let vocabularies = seed.files[VocabularyFile.name] { faults += VocabularyCheck.faults(of: vocabularies) }
        let origin = seed.origin
        let (description, history) = (seed.files["dataset.json"], seed.files[Release.file])
        let records = read(seed, faults: &faults)
        let identifiers = IdentifierIndex(records)
        let removed = RemovedRecords(description.flatMap { try? JSONReader.read($0) })
        var dangling = DanglingReferences(identifiers, removed)
        var former = FormerReferences(identifiers)
        for name in CollectionName.seeded {
            faults += dangling.faults(findings(in: records[name] ?? [], name, identifiers))
        }
        let dataset = description.flatMap {
            Dataset.read($0, identifiers: identifiers, dangling: &dangling, former: &former, faults: &faults)
        }
        dangling.count(in: &faults)
        if let dataset, let fault = NewestDate.fault(in: records, released: dataset.released) { faults.append(fault) }
        let releases = history.map { ReleaseReader.read($0, released: dataset?.released, faults: &faults) }
        var ordered: [CollectionName: [CheckedRecord]] = [:]
        for name in CollectionName.seeded where faults.isEmpty {
            ordered[name] = former.resolved(records[name] ?? [], of: name).sorted { $0.label < $1.label }
        }
        faults += former.faults
        guard faults.isEmpty, let dataset else { throw InvalidSeed(origin: origin, faults: faults) }
        return CheckedSeed(
            dataset: dataset,
            records: ordered,
            releases: releases ?? [],
            formerReferences: former.findings,
            digest: SeedDigest.hex(of: ordered, dataset: dataset)
        )
    }

    /// Reads the files of the collections, in the order of their lines. The files are let go when they are read.
    private static func read(
        _ seed: consuming Seed,
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
        func fault(_ line: Int, _ problem: String) -> SeedFault {
            SeedFault(file: "\(name).json", line: line, record: nil, field: nil, problem: problem)
        }
        let rules = CheckedRecord.Rules(CollectionSchema.named(name))
        do throws(JSONSyntaxError) {
            let records = try JSONReader.readElements(bytes) { CheckedRecord.records($0, rules) }.flatMap(\.self)
            if records.isEmpty { return .failure(fault(1, "no records; an empty collection is never served")) }
            return .success(records)
        } catch {
            return .failure(fault(error.line, error.reason))
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
                    + references.findings(in: record, table)
            }
        }
    }

    private static func missingAndUnknownFiles(of seed: Seed) -> [SeedFault] {
        func fault(_ file: String, _ problem: String) -> SeedFault {
            SeedFault(file: file, line: nil, record: nil, field: nil, problem: problem)
        }
        let known = Seed.fileNames + [VocabularyFile.name, Release.file]
        let unreadable = Set(seed.unreadable.map(\.file))
        let missing = Seed.fileNames.filter { seed.files[$0] == nil && !unreadable.contains($0) }
            .map { fault($0, "missing in \(seed.origin)") }
        let unknown = seed.files.keys.filter { !known.contains($0) }.sorted().map { name in
            let near = EditDistance.nearest(to: name, among: known)
            return fault(
                name,
                "no collection of this name; " + (near.map { "did you mean \($0)?" } ?? "take the file away")
            )
        }
        return missing + unknown
    }
}
