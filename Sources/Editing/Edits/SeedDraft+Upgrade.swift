internal import Directory

extension SeedDraft {
    /// Brings a seed of an earlier format into that of today.
    ///
    /// Evidence of whole lists becomes evidence of each item. What one side of a reference tells for both is taken out on
    /// the other side; links that stood on that side alone move, with what they rest on.
    ///
    /// - Returns: what was done, in words; empty where the seed is of today's format.
    package mutating func upgrade() -> [String] {
        guard SeedFormat.number(in: dataset) < SeedFormat.current else { return [] }
        var notes: [String] = []
        for schema in CollectionSchema.all where !schema.name.isDerived {
            var count = 0
            for address in addresses where address.collection == schema.name {
                guard let record = self[address] else { continue }
                let expanded = EvidenceExpansion.expanded(record, of: schema)
                if expanded != record { count += 1 }
                replace(address, with: expanded)
            }
            if count > 0 { notes.append("\(count) of \(schema.name): evidence for each item of a list") }
        }
        for schema in CollectionSchema.all {
            for field in schema.fields where field.storedUntil != nil {
                let moved = moveLinks(of: field, in: schema)
                notes.append("\(schema.name).\(field.name) is computed; \(moved) links moved to the other side")
            }
        }
        dataset = .object(
            [JSON.Member("format", .integer(SeedFormat.current))]
                + (dataset.members ?? []).filter { $0.name != "format" }
        )
        return notes + ["dataset.json: format \(SeedFormat.current)"]
    }

    /// Takes a field out of all records whose content other records tell, and has these tell what only it did.
    ///
    /// - Returns: how many links moved.
    private mutating func moveLinks(of field: Field, in schema: CollectionSchema) -> Int {
        guard case .inverse(let collection, let path) = field.origin else { return 0 }
        let other = CollectionSchema.named(collection)
        var moved = 0
        for address in addresses where address.collection == schema.name {
            guard let record = self[address], let ids = record[field.name]?.array?.compactMap(\.string) else {
                continue
            }
            let entries = record["evidence"]?.array ?? []
            for id in ids {
                let target = RecordAddress(collection, id)
                guard let present = self[target] else { continue }
                let known = present[path]?.array ?? []
                guard !known.contains(.string(address.id)) else { continue }
                let linked = present.setting(path, .array(known + [.string(address.id)]), order: other.fields)
                var evidence = EvidenceEdit(linked, other)
                func naming(_ isNamed: (String) -> Bool) -> [JSON] {
                    entries.filter { ($0["fields"]?.array ?? []).compactMap(\.string).contains(where: isNamed) }
                }
                // a link without evidence of its own rests on what the others rest on
                let own = naming { $0 == field.name || $0 == "\(field.name).\(id)" }
                for entry in own.isEmpty ? naming({ $0.hasPrefix("\(field.name).") }) : own {
                    if let citation = Citation(entry) { evidence.add(["\(path).\(address.id)"], citation) }
                }
                replace(target, with: evidence.result)
                moved += 1
            }
            var evidence = EvidenceEdit(record.setting(field.name, nil, order: schema.fields), schema)
            _ = evidence.prune()
            replace(address, with: evidence.result)
        }
        return moved
    }
}
