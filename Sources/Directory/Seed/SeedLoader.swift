/// Reads a Seed, checks all of it and builds the repository: whole or not at all.
public enum SeedLoader {
    /// Loads a Seed.
    ///
    /// - Throws: every fault of the Seed at once. What is checked is listed in docs/editing-the-data.md.
    public static func load(_ seed: Seed) throws(InvalidSeed) -> Repository {
        let repository = try build(seed)
        // the trees that the files were read into took several times what is kept
        MemoryBlock.returnFreed()
        return repository
    }

    private static func build(_ seed: Seed) throws(InvalidSeed) -> Repository {
        let seed = try check(seed)
        return Repository(
            dataset: seed.dataset,
            releases: seed.releases,
            records: seed.records,
            digest: seed.digest
        )
    }

    /// Reads a Seed and checks all of it.
    static func check(_ seed: Seed) throws(InvalidSeed) -> CheckedSeed {
        var faults = missingAndUnknownFiles(of: seed)
        var records: [SeedRecord] = []
        for name in CollectionName.seeded {
            guard let bytes = seed.files["\(name).json"] else { continue }
            records += read(name, bytes, faults: &faults)
        }
        let identifiers = IdentifierIndex(records)
        let references = ReferenceChecker(identifiers: identifiers)
        for name in CollectionName.seeded {
            let schema = CollectionSchema.named(name)
            let fields = schema.fields.filter(\.isInSeed)
            let own = records.filter { $0.collection == name }
            faults += repeatedIDs(own)
            faults += Parallel.chunks(of: own) { records in
                records.flatMap { record in
                    ShapeChecker.faults(of: record, fields: fields)
                        + references.faults(of: record, fields: fields)
                        + EvidenceChecker(record: record, schema: schema).faults()
                        + RuleChecker(record: record, schema: schema).faults()
                }
            }
        }
        let dataset = seed.files["dataset.json"].flatMap {
            Dataset.read($0, identifiers: identifiers, faults: &faults)
        }
        let releases = seed.files[Release.file].map {
            ReleaseReader.read($0, released: dataset?.released, faults: &faults)
        }
        guard faults.isEmpty, let dataset else { throw InvalidSeed(origin: seed.origin, faults: faults) }
        return CheckedSeed(
            dataset: dataset,
            records: records,
            releases: releases ?? [],
            digest: SeedDigest.hex(of: records, dataset: dataset)
        )
    }

    private static func missingAndUnknownFiles(of seed: Seed) -> [SeedFault] {
        func fault(_ file: String, _ problem: String) -> SeedFault {
            SeedFault(file: file, line: nil, record: nil, field: nil, problem: problem)
        }
        let known = Seed.fileNames + [Release.file]
        let missing = Seed.fileNames.filter { seed.files[$0] == nil }.map { fault($0, "missing in \(seed.origin)") }
        let unknown = seed.files.keys.filter { !known.contains($0) }.sorted().map { name in
            let near = EditDistance.nearest(to: name, among: known)
            return fault(
                name,
                "no collection of this name; " + (near.map { "did you mean \($0)?" } ?? "take the file away")
            )
        }
        return missing + unknown
    }

    private static func read(_ name: CollectionName, _ bytes: [UInt8], faults: inout [SeedFault]) -> [SeedRecord] {
        do throws(JSONSyntaxError) {
            let elements = try JSONReader.readElements(bytes)
            if elements.isEmpty {
                faults.append(
                    SeedFault(
                        file: "\(name).json",
                        line: 1,
                        record: nil,
                        field: nil,
                        problem: "no records; an empty collection is never served"
                    )
                )
            }
            return elements.enumerated().map { position, element in
                SeedRecord(collection: name, line: element.line, position: position, value: element.value)
            }
        } catch {
            faults.append(
                SeedFault(file: "\(name).json", line: error.line, record: nil, field: nil, problem: error.reason)
            )
            return []
        }
    }

    private static func repeatedIDs(_ records: [SeedRecord]) -> [SeedFault] {
        var lines: [String: Int] = [:]
        return records.compactMap { record in
            guard let id = record.value["id"]?.string else { return nil }
            if let line = lines[id] {
                return record.fault("id", "already the id of the record on line \(line); give each its own")
            }
            lines[id] = record.line
            return nil
        }
    }
}
