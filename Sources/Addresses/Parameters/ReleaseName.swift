package import Directory

/// What people write in the place of a version: the number of a release, `release-2`, or a day.
enum ReleaseName {
    /// The version that a text stands for: of a day the newest of the releases of that day or before it; nil where it
    /// stands for none.
    ///
    /// - Parameter versions: those that can be asked for, the first first.
    static func version(_ text: String, among versions: [FormerVersion]) -> FormerVersion? {
        let word = text.lowercased()
        if ["newest", "latest", "current"].contains(word) { return versions.last }
        let digits = ["release", "version", "r", "v"].first(where: { word.hasPrefix($0) })
            .map { word.dropFirst($0.count).drop { "-_ ".contains($0) } }
        if let number = Int(digits ?? word[...]) {
            if let version = versions.first(where: { $0.number == number }) { return version }
        }
        guard let day = Day(text).map({ $0.day == nil ? $0.last : $0 }) else { return nil }
        return versions.last { $0.date <= day }
    }
}

extension Problem {
    /// The same with the version where a release or a day was named in its place.
    package func namingVersions(_ repository: Repository) -> Problem {
        mending { fault in
            guard fault.nearest == nil, let value = fault.value, VersionQuestion.canonical(value) == nil else { return }
            let versions: [FormerVersion]
            switch GeneralParameter(rawValue: fault.parameter) {
            // data that no release tells of have no former version to answer from
            case .version: versions = repository.isUnreleased ? repository.versions.suffix(1) : repository.versions
            case .since, .compare: versions = repository.versions
            default: return
            }
            guard let version = ReleaseName.version(value, among: versions) else { return }
            fault.nearest = version.shortVersion
            fault.detail += " Did you mean \(version.shortVersion), \(version.words)?"
        }
    }
}
