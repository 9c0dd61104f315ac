extension Seed {
    /// The files that a repository was read from, written anew: what loads again to the same version.
    package init(_ repository: Repository) {
        var files: [String: [UInt8]] = ["dataset.json": repository.dataset.content.indentedBytes]
        for document in SeedDocument.optional {
            files[document.file] = repository.documents[document]?.indentedBytes
        }
        for store in repository.seeded {
            let fields = store.schema.fields.filter(\.isInSeed).map(\.name)
            let records = store.records.map { record in
                JSON.object((record.value.members ?? []).filter { fields.contains($0.name) })
            }
            files["\(store.schema.name).json"] = JSON.array(records).indentedBytes
        }
        if !repository.releases.isEmpty {
            files[Release.file] = JSON.array(repository.releases.map(\.json)).indentedBytes
        }
        self.init(files: files, origin: "version \(repository.shortVersion)")
    }
}
