extension CollectionSchema {
    /// What changed from one release of the data to the next.
    static let changes = CollectionSchema(
        .changes,
        "What changed between the releases of the data, record by record and field by field.",
        content: .derived,
        prose: ["title"],
        order: "-release,collection",
        overview: ["release", "date", "change", "collection", "record"],
        fields: [
            Field("release", .count, "The number of the release, from 1.", required: true, origin: .computed),
            Field("version", .token, "The version that the release made.", required: true, origin: .computed),
            Field(
                "date",
                .date,
                "The day of the release.",
                required: true,
                synonyms: ["year"],
                origin: .computed
            ),
            Field("title", .text, "What the release was about.", required: true, origin: .computed),
            Field("change", .term(Vocabularies.change), "What was done.", required: true, origin: .computed),
            Field(
                "collection",
                .term(Vocabularies.changedCollection),
                "The collection of the record.",
                required: true,
                origin: .computed
            ),
            Field("record", .token, "The URL of the record.", required: true, origin: .computed),
            Field(
                "details",
                .list(
                    .object(
                        [
                            Field("field", .token, "The field.", required: true, parameter: "field"),
                            Field("before", .any, "What it held; of a list the items that went."),
                            Field("after", .any, "What it holds since; of a list the items that came."),
                        ],
                        key: "field"
                    )
                ),
                "The fields that changed, for a change of a record.",
                origin: .computed
            ),
        ]
    )
}
