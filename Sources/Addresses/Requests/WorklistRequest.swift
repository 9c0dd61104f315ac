package import Directory

/// What a list of work for editors asks for.
package struct WorklistRequest: Sendable {
    /// What is looked for; nil for the kinds of work themselves.
    package var kind: Worklist.Kind?
    package var limit = Query.defaultLimit
    package var offset = 0
    package var format: Format?
    /// How a table is written.
    package var table = TableStyle()

    /// The name of the parameter that names a kind of work.
    package static let kindParameter = "by"

    /// The address that asks for the same from another place on.
    package func address(offset: Int) -> String {
        var pairs: [String] = []
        if let kind { pairs.append("\(Self.kindParameter)=\(kind.rawValue)") }
        if limit != Query.defaultLimit { pairs.append("\(GeneralParameter.limit.rawValue)=\(limit)") }
        if offset > 0 { pairs.append("\(GeneralParameter.offset.rawValue)=\(offset)") }
        pairs += table.pairs.map { "\($0.parameter.rawValue)=\($0.value)" }
        if let format { pairs.append("\(GeneralParameter.format.rawValue)=\(format.rawValue)") }
        return Route.worklist.path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// The address of a kind of work.
    package static func address(of kind: Worklist.Kind) -> String { WorklistRequest(kind: kind).address(offset: 0) }
}
