internal import Directory

extension Tool {
    /// The tool as `tools/list` has it.
    var description: JSON {
        let required = arguments.filter(\.isRequired).map { JSON.string($0.name) }
        var input: [JSON.Member] = [
            .init("type", "object"), .init("properties", .object(arguments.map { .init($0.name, $0.schema) })),
        ]
        if !required.isEmpty { input.append(.init("required", .array(required))) }
        input.append(.init("additionalProperties", false))
        return [
            "name": .string(rawValue), "title": .string(title), "description": .string(meaning),
            "inputSchema": .object(input), "outputSchema": output,
            "annotations": [
                "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false,
            ],
        ]
    }

    /// The schema of its answers: what is always there.
    private var output: JSON {
        let all = members + Self.common
        return [
            "type": "object", "properties": .object(all.map { .init($0.name, ["type": .string($0.type)]) }),
            "required": .array(all.map { .string($0.name) }),
        ]
    }

    /// What every answer has.
    private static let common = [("url", "string"), ("citation", "string"), ("data_version", "string")]

    /// All tools.
    static let list = JSON.array(allCases.map(\.description))
}
