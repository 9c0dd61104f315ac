package import Directory

/// What the last look at each source found, as the file beside the seed files keeps it.
package enum LinkReport {
    /// The file in the folder of the seed. It is no part of the seed.
    package static let file = ".links.json"

    /// The states by the ids of sources; none for a file that holds something else.
    package static func read(_ bytes: [UInt8]) -> [String: LinkState] {
        var states: [String: LinkState] = [:]
        for member in (try? JSONReader.read(bytes))?.members ?? [] {
            guard let url = member.value["url"]?.string, let checked = member.value["checked"]?.string,
                let status = member.value["status"]?.string.flatMap(LinkState.Status.init(rawValue:))
            else { continue }
            states[member.name] = LinkState(
                url: url,
                status: status,
                checked: checked,
                digest: member.value["digest"]?.string,
                location: member.value["location"]?.string,
                detail: member.value["detail"]?.string
            )
        }
        return states
    }

    /// The states as the file has them, in the order of ids.
    package static func bytes(_ states: [String: LinkState]) -> [UInt8] {
        let members = states.sorted { $0.key < $1.key }.map { id, state -> JSON.Member in
            let texts = [
                ("url", state.url), ("status", state.status.rawValue), ("checked", state.checked),
                ("digest", state.digest), ("location", state.location), ("detail", state.detail),
            ]
            return .init(id, .object(texts.compactMap { name, text in text.map { .init(name, .string($0)) } }))
        }
        return SeedLayout.bytes(of: .object(members), file: file)
    }
}
