internal import Addresses
internal import Directory

/// A call of a tool.
struct ToolCall {
    let arguments: ToolArguments
    let reader: DirectoryReader

    /// The answer, within its bound.
    ///
    /// - Throws: a fault that says what to change.
    func content() throws(ToolFault) -> JSON {
        let answer =
            switch arguments.tool {
            case .search: try search()
            case .fetch: try fetch()
            case .listRecords: try listRecords()
            case .timeline: try timeline()
            case .sourcesOf: try sources()
            case .related: try related()
            case .cite: try cite()
            case .describe: try describe()
            }
        return try answer.content()
    }

    // MARK: What answers share

    /// The pairs of a query for arguments that the API calls the same, but for those that were not given.
    func pairs(_ names: String...) -> [(String, String)] {
        names.compactMap { name in arguments.text(name).map { (name, $0) } }
    }

    /// Where an answer is found, how to cite it and which version of the data it is of.
    ///
    /// - Parameter path: the address that an answer of the API names as its own, or a path.
    func closing(_ path: String, _ document: JSON) -> [JSON.Member] {
        closing(path, citation: document["meta"]?["citation"]?.string ?? reader.repository.citation.text(path))
    }

    /// The same with a citation.
    func closing(_ path: String, citation: String) -> [JSON.Member] {
        [
            .init("url", .string(reader.absolute(reader.path(path)))), .init("citation", .string(citation)),
            .init("data_version", .string(reader.repository.shortVersion)),
        ]
    }

    /// The total of a list, and how to have the rows behind these.
    ///
    /// - Parameter shown: the rows that the API gave.
    func counted(_ document: JSON, shown: Int) -> [JSON.Member] {
        let total = document["meta"]?["total"].flatMap { Int($0.description) } ?? shown
        var members: [JSON.Member] = [.init("total", .integer(total))]
        let behind = arguments.number("offset") + shown
        if behind < total, shown > 0 { members.append(.init("next", ["offset": .integer(behind)])) }
        return members
    }
}
