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
            Field(
                "release",
                .object(
                    [
                        Field("number", .count, "The number, from 1.", required: true, parameter: "release"),
                        Field("version", .token, "The version of the data that it made.", required: true),
                    ],
                    key: nil
                ),
                "The release.",
                required: true,
                origin: .computed
            ),
            Field(
                "date",
                .date,
                "The day of the release.",
                required: true,
                synonyms: ["year"],
                origin: .computed
            ),
            Field(
                "title",
                .text,
                "What the release was about, or of how many the change is summed up.",
                required: true,
                origin: .computed
            ),
            Field("change", .term(Vocabularies.change), "What was done.", required: true, origin: .computed),
            Field(
                "collection",
                .term(Vocabularies.changedCollection),
                "The collection of the record.",
                required: true,
                origin: .computed
            ),
            Field("record", .token, "The URL of the record.", required: true, origin: .computed),
            Field("renamed_from", .token, "The URL that the record had before.", origin: .computed),
            Field(
                "details",
                .list(
                    .object(
                        [
                            Field("field", .token, "The field.", required: true, parameter: "field"),
                            Field("before", .any, "What it held; of a list the items that went."),
                            Field(
                                "before_at",
                                .list(.count),
                                "Where in the list the items stood that went, from 0. Absent for a whole value."
                            ),
                            Field("after", .any, "What it holds since; of a list the items that came."),
                            Field("after_at", .list(.count), "Where in the list the items stand that came, from 0."),
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
