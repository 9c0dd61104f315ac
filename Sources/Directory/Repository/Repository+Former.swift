extension Repository {
    /// The releases whose data can be made from these: those before the newest, where that made these data. Data that
    /// changed since have none, since the log does not tell of the change.
    package var formerReleases: ArraySlice<Release> {
        guard let newest = releases.last, newest.version == version else { return [] }
        return releases.dropLast()
    }

    /// Makes the repository of a former release by undoing the later ones.
    ///
    /// Its version is what the release made: it was looked at.
    ///
    /// - Parameter number: that of the release, from 1; one of `formerReleases`.
    /// - Complexity: O(bytes of the records and of the changes since).
    package func former(ofRelease number: Int) throws(FormerSeed.Failure) -> Repository {
        guard formerReleases.contains(where: { $0.number == number }) else {
            guard releases.last?.version == version else { throw .unreleased }
            throw .noRelease(number, newest: releases.count)
        }
        // the names of records in English are those that the files have
        let source = english ?? self
        let undoing = ReleaseUndoing(releases, source.undoingSources, documents)
        return Repository(former: try FormerSeed.checked(ofRelease: number, from: undoing).checked)
    }

    private var undoingSources: [CollectionName: ReleaseUndoing.Source] {
        Dictionary(
            uniqueKeysWithValues: seeded.map { store in
                let names = store.schema.fields.filter(\.isInSeed).map(\.name)
                let inSeed = Set(names)
                let records = store.records
                return (
                    store.schema.name,
                    ReleaseUndoing.Source(
                        ids: records.map(\.id),
                        tree: { place in
                            .object((records[place].value.members ?? []).filter { inSeed.contains($0.name) })
                        },
                        write: { place, stream in
                            var isFirst = true
                            stream.append(literal: "{")
                            for (name, text) in zip(names, records[place].encodedMembers(names)) {
                                guard let text else { continue }
                                stream.append(literal: isFirst ? "\"" : ",\"")
                                isFirst = false
                                stream.append(name)
                                stream.append(literal: "\":")
                                stream.append(text)
                            }
                            stream.append(literal: "}")
                        }
                    )
                )
            }
        )
    }
}
