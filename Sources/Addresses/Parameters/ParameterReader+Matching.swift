extension ParameterReader {
    /// Refuses what the manifest of the reconciliation service is not asked with.
    ///
    /// - Throws: a problem with every fault.
    package static func reconciliation(_ pairs: [Target.Pair]) throws(Problem) {
        var reader = ParameterReader([])
        for (name, _) in grouped(pairs) {
            if name == "callback" {
                guard reader.faults.admit() else { continue }
                let detail =
                    "There is no JSONP here. Leave callback out: scripts of any origin may read the answer (CORS)."
                reader.faults.append(ParameterFault(name, detail))
            } else {
                reader.refuse(name, known: ["queries", "extend"])
            }
        }
        try reader.finish()
    }
}
