package import Directory

extension SeedDraft {
    /// Adds a source.
    ///
    /// - Parameter members: what is known of it, `name` and `source_url` at least.
    package mutating func addSource(_ id: String, _ members: [JSON.Member]) throws(EditRefusal) -> EditResult {
        let address = RecordAddress(.sources, id)
        try requireFree(address)
        let schema = CollectionSchema.named(.sources)
        var record: JSON = ["id": .string(id)]
        for member in members {
            guard schema.fields.contains(where: { $0.name == member.name && $0.isInSeed }) else {
                throw .unknownField(member.name, of: "sources", near: nil, known: schema.fields.map(\.name))
            }
            record = record.setting(member.name, member.value, order: schema.fields)
        }
        if let url = record["source_url"]?.string, let known = source(at: url) {
            throw .senseless("\(known) has this address already; cite that one.")
        }
        add(record, to: .sources)
        var result = EditResult()
        result.notes.append("nothing rests on it yet; cite it with --source \(id)")
        return result
    }

    /// Notes an archived copy of a source.
    package mutating func archiveSource(_ id: String, at url: String) throws(EditRefusal) -> EditResult {
        let address = try find(RecordAddress(.sources, id))
        guard address.id == id, let record = self[address] else {
            throw .unknownRecord("sources/\(id)", near: address.id)
        }
        let fields = CollectionSchema.named(.sources).fields
        replace(address, with: record.setting("archived_url", .string(url), order: fields))
        return EditResult()
    }

    /// Notes that a page stands at another address now. The former address is kept.
    ///
    /// - Parameter old: the id of the source, or its address.
    package mutating func moveSource(_ old: String, to url: String) throws(EditRefusal) -> EditResult {
        let address: RecordAddress
        if let known = source(at: old) {
            address = RecordAddress(.sources, known)
        } else {
            address = try find(RecordAddress(.sources, old))
        }
        guard let record = self[address] else { throw .unknownRecord(address.description, near: nil) }
        guard let former = record["source_url"]?.string, former != url else {
            throw .senseless("\(address) has this address already.")
        }
        if let known = source(at: url), known != address.id {
            throw .senseless(
                "\(known) has this address already. Remove sources/\(address.id) --successor sources/\(known) --references successor."
            )
        }
        let fields = CollectionSchema.named(.sources).fields
        let formers = (record["former_urls"]?.array ?? []).filter { $0.string != url && $0.string != former }
        replace(
            address,
            with: record.setting("source_url", .string(url), order: fields)
                .setting("former_urls", .array(formers + [.string(former)]), order: fields)
        )
        return EditResult()
    }

    /// The id of the source at an address, whatever the spelling of the address.
    package func source(at url: String) -> String? { sourceIndex()[WebAddress.key(url)] }

    /// The ids of sources by their addresses: present, of copies that were read, archived and former.
    func sourceIndex() -> [String: String] {
        var index: [String: String] = [:]
        for record in records[.sources] ?? [] {
            guard let id = record["id"]?.string else { continue }
            let addresses =
                [record["source_url"], record["read_at"], record["archived_url"]].compactMap { $0 }
                + (record["former_urls"]?.array ?? [])
            for address in addresses.compactMap(\.string) where index[WebAddress.key(address)] == nil {
                index[WebAddress.key(address)] = id
            }
        }
        return index
    }
}

/// Addresses on the web, compared.
enum WebAddress {
    /// What addresses of one page have in common: scheme, `www.`, case of the host, a slash at the end and the fragment
    /// make no other page.
    static func key(_ url: String) -> String {
        var rest = url[...]
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            break
        }
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var host = rest[..<slash].lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        var path = rest[slash...]
        while path.last == "/" { path = path.dropLast() }
        return host + path
    }
}
