internal import Files

/// Reads a Seed and checks all of it.
package enum SeedLoader {
    /// Reads a Seed and checks all of it.
    ///
    /// - Parameter rules: how much is asked of it.
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    package static func check(_ seed: consuming Seed, _ rules: SeedRules = .all) throws(InvalidSeed) -> CheckedSeed {
        // for the places of faults; without one they are let go before anything is made of the records
        let (origin, folder, files) = (seed.origin, seed.folder, seed.files)
        let (description, history) = (files[SeedDocument.dataset.file], files[Release.file])
        let format = SeedFormat.number(in: description.flatMap { try? JSONReader.read($0) })
        // what a newer format means, nobody here knows
        if let fault = SeedFormat.fault(format) {
            throw InvalidSeed(origin: origin, folder: folder, files: files, faults: [fault])
        }
        var faults = seed.unreadable + missingAndUnknownFiles(of: seed)
        if let vocabularies = files[VocabularyFile.name] { faults += VocabularyCheck.faults(of: vocabularies) }
        var documents: [SeedDocument: JSON] = [:]
        for document in SeedDocument.optional {
            // what is wrong with terms was said above
            var found: [SeedFault] = []
            documents[document] = files[document.file].flatMap { document.readSorted($0, faults: &found) }
            if document != .vocabularies { faults += found }
        }
        if let synonyms = documents[.synonyms] { faults += SynonymCheck.faults(of: synonyms) }
        let records = read(seed, format, rules, faults: &faults)
        let identifiers = IdentifierIndex(records)
        let removed = RemovedRecords(description.flatMap { try? JSONReader.read($0) })
        var dangling = DanglingReferences(identifiers, removed)
        var former = FormerReferences(identifiers)
        for name in CollectionName.seeded {
            let found = findings(in: records[name] ?? [], name, identifiers)
            faults += dangling.faults(found)
            former.note(found, in: name)
        }
        let dataset = description.flatMap {
            Dataset.read($0, identifiers: identifiers, dangling: &dangling, former: &former, faults: &faults)
        }
        dangling.count(in: &faults)
        documents[.dataset] = dataset?.content
        if rules == .all, let dataset, let fault = NewestDate.fault(in: records, released: dataset.released) {
            faults.append(fault)
        }
        let releases = history.map { ReleaseReader.read($0, released: dataset?.released, faults: &faults) }
        var ordered: [CollectionName: [CheckedRecord]] = [:]
        for name in CollectionName.seeded where faults.isEmpty {
            ordered[name] = CheckedRecord.sorted(former.resolved(records[name] ?? [], of: name))
        }
        faults += former.faults
        guard faults.isEmpty, let dataset else {
            throw InvalidSeed(origin: origin, folder: folder, files: files, faults: faults)
        }
        return CheckedSeed(
            dataset: dataset,
            records: ordered,
            documents: documents,
            format: format,
            releases: releases ?? [],
            formerReferences: former.findings,
            digest: SeedDigest.hex(of: ordered, dataset: dataset, documents: documents)
        )
    }

    /// Reads the files of the collections, in the order of their lines.
    private static func read(
        _ seed: Seed,
        _ format: Int,
        _ rules: SeedRules,
        faults: inout [SeedFault]
    ) -> [CollectionName: [CheckedRecord]] {
        var records: [CollectionName: [CheckedRecord]] = [:]
        for name in CollectionName.seeded {
            guard let bytes = seed.files["\(name).json"] else { continue }
            switch read(bytes, CheckedRecord.Rules(CollectionSchema.named(name), format: format, rules), of: name) {
            case .success(let found): records[name] = found
            case .failure(let fault): faults.append(fault)
            }
        }
        return records
    }

    private static func read(
        _ bytes: [UInt8],
        _ rules: CheckedRecord.Rules,
        of name: CollectionName
    ) -> Result<[CheckedRecord], SeedFault> {
        let file = "\(name).json"
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
