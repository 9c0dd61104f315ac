internal import Directory

extension PathEnding {
    /// The pairs of a query with what the ending stands for behind them.
    ///
    /// - Throws: the problem of a query that asks for another format than the ending.
    package func pairs(_ pairs: [Target.Pair]) throws(Problem) -> [Target.Pair] {
        guard let choice else { return pairs }
        let name = choice.parameter.rawValue
        var isThere = false
        for pair in pairs where pair.name == name {
            guard pair.value.lowercased() == choice.value else {
                throw Problem(errors: [
                    ParameterFault(
                        name,
                        value: pair.value,
                        "The address ends in .\(text), and \(name) asks for \"\(pair.value.excerpt())\". Leave one of them out.",
                        nearest: choice.value
                    )
                ])
            }
            isThere = true
        }
        return isThere ? pairs : pairs + [Target.Pair(name: name, value: choice.value)]
    }
}
