internal import Directory

/// What was asked for beside the records: counts and included records.
struct Companions {
    let facets: Bool
    let inclusions: Bool

    /// Checks that a format has room for them.
    ///
    /// - Throws: a problem that says what to ask for instead.
    func check(_ format: Format) throws(Problem) {
        guard facets || inclusions, !Format.withCompanions.contains(format) else { return }
        let names = Format.withCompanions.map(\.rawValue)
        func fault(_ parameter: GeneralParameter, _ what: String) -> ParameterFault {
            ParameterFault(
                parameter.rawValue,
                "\(format.label) has no room for \(what). Ask for \(names.joined(separator: ", ")), or leave \(parameter.rawValue) out.",
                nearest: nil,
                allowed: names
            )
        }
        var faults = FaultList()
        if facets { faults.append(fault(.facets, "counts")) }
        if inclusions { faults.append(fault(.include, "included records")) }
        throw Problem(errors: faults)
    }
}

extension RecordView {
    /// Checks that a format has room for the records to include.
    ///
    /// - Throws: a problem that says what to ask for instead.
    package func checkCompanions(_ format: Format) throws(Problem) {
        try Companions(facets: false, inclusions: !inclusions.isEmpty).check(format)
    }

    /// The same in a format, without what that has no room for.
    package func shown(as format: Format?) -> RecordView {
        var view = self
        view.format = format
        if let format, !Format.withCompanions.contains(format) { view.inclusions = [] }
        return view
    }
}

extension ListRequest {
    /// Checks that the format of the answer has room for the counts and the included records that were asked for.
    ///
    /// - Throws: a problem that says what to ask for instead.
    package func checkCompanions() throws(Problem) {
        try Companions(facets: !query.facets.isEmpty, inclusions: !view.inclusions.isEmpty).check(format)
    }
}
