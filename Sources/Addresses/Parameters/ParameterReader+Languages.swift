internal import Directory

extension ParameterReader {
    /// Languages by their tags (BCP 47), in any case.
    mutating func languages(_ value: String) -> NameLanguages? {
        let name = GeneralParameter.lang.rawValue
        var tags: [String] = []
        for word in listed(name, [value], atMost: .languages) {
            switch NameLanguages.canonical(word) {
            case .success(let tag): if !tags.contains(tag) { tags.append(tag) }
            case .failure(let fault):
                guard faults.admit() else { continue }
                faults.append(
                    ParameterFault(
                        name,
                        value: word,
                        "lang takes language tags: \(fault.problem).",
                        nearest: fault.nearest
                    )
                )
            }
        }
        return tags.isEmpty ? nil : NameLanguages(tags)
    }
}
