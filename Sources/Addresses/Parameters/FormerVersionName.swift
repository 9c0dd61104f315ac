package import Directory
internal import HTTPSemantics

/// How a request names a version that the data had: by some of its first digits.
enum FormerVersionName {
    /// The versions that a problem names at most, the newest ones.
    private static let mostTold = 100

    /// The problem of a version that is not here: another replica may have it already.
    static func notHere(_ digits: String, _ repository: Repository) -> Problem {
        var problem = Problem(
            .versionNotHere,
            "There is no version \(digits.prefix(12)) here. Use one of those under available, or ask again in a moment: this replica may be older than the one that named it."
        )
        problem.available = repository.versions.reversed().prefix(mostTold).map(\.shortVersion)
        problem.fields = [.init("Retry-After", "1")]
        return problem
    }

    /// The problem of a version that a release made after the one that is answered from; nil where it is none.
    static func later(_ digits: String, _ parameter: GeneralParameter, _ repository: Repository) -> Problem? {
        guard let later = repository.newest?.versions(beginningWith: digits).first,
            let here = repository.versions.last
        else { return nil }
        let version = GeneralParameter.version.rawValue
        var faults: FaultList = []
        faults.append(
            ParameterFault(
                parameter.rawValue,
                value: digits,
                "\(parameter.rawValue) has to be older than \(version): \(later.shortVersion) is \(later.words), and \(version) \(here.shortVersion) is \(here.words). Exchange the two, or leave \(version) out."
            )
        )
        return Problem(errors: faults)
    }
}

extension ParameterReader {
    /// Reads the name of a former version.
    mutating func formerVersion(_ parameter: GeneralParameter, _ text: String) {
        if let digits = VersionQuestion.canonical(text) {
            former = (parameter, digits)
            return
        }
        guard faults.admit() else { return }
        faults.append(
            ParameterFault(
                parameter.rawValue,
                value: text,
                "\(parameter.rawValue) takes \(VersionQuestion.digits.lowerBound) to \(VersionQuestion.digits.upperBound) hexadecimal digits, the first of a version; \(Route.collection(.changes).path) lists the releases with theirs."
            )
        )
    }

    /// The former version that the request names; nil where it names none.
    ///
    /// - Throws: a problem where there is no such version, or the digits begin several.
    mutating func formerVersion(in repository: Repository) throws(Problem) -> FormerVersion? {
        guard let (parameter, digits) = former else { return nil }
        let found = repository.versions(beginningWith: digits)
        guard let version = found.first else {
            throw FormerVersionName.later(digits, parameter, repository)
                ?? FormerVersionName.notHere(digits, repository)
        }
        if found.count > 1 {
            faults.append(
                ParameterFault(
                    parameter.rawValue,
                    value: digits,
                    "\(found.count) versions begin with \(digits). Give more digits.",
                    allowed: found.map(\.version)
                )
            )
            try finish()
        }
        return version
    }

    /// The formats that a patch of all of the data is had in.
    package static let patchFormats: [Format] = [.json]

    /// What the parameters of a patch of all of the data ask for.
    ///
    /// - Throws: a problem with every fault; that there is no such version is one.
    package static func patch(
        _ pairs: [Target.Pair],
        _ repository: Repository
    ) throws(Problem) -> (format: Format?, since: FormerVersion) {
        var reader = ParameterReader(RouteTable[.download].general)
        var format: Format?
        for (name, values) in grouped(pairs) {
            guard let parameter = reader.general(name) else {
                reader.refuse(name, known: reader.general.map(\.rawValue))
                continue
            }
            guard let value = reader.value(parameter, values) else { continue }
            if parameter == .since {
                reader.formerVersion(.since, value)
            } else {
                format = reader.format(value, among: patchFormats)
            }
        }
        try reader.finish()
        guard let version = try reader.formerVersion(in: repository) else {
            throw Problem(.invalidParameters, "since is missing. Name the version of your copy.")
        }
        return (format, version)
    }
}
