extension CollectionSchema {
    /// What the facts rest on.
    static let sources = CollectionSchema(
        .sources,
        "Every source that a fact rests on, with the facts that rest on it.",
        content: .sources,
        prose: ["publisher", "note"],
        order: "name",
        overview: ["publisher", "published", "source_url"],
        fields: [
            Field("author", .token, "Who wrote it, where it names somebody."),
            Field("publisher", .token, "Who published it."),
            Field("source_url", .url, "The address it was read at.", required: true).called("Address"),
            Field("published", .date, "The date it bears.", synonyms: ["date", "year"]),
            Field("accessed", .date, "The day it was read.", fact: false).called("Read on"),
            Field("archived_url", .url, "The address of an archived copy.", fact: false).called("Archived copy"),
            Field("former_urls", .list(.url), "Addresses that it was read at before it moved.", fact: false).called(
                "Former addresses"
            ),
            Field(
                "facts",
                .list(
                    .object(
                        [
                            Field("record", .token, "The URL of the record.", required: true, fact: false),
                            Field("fields", .list(.token), "The fields that rest on it.", required: true, fact: false),
                            Field("locator", .text, "Where in the source.", fact: false),
                            Field(
                                "basis",
                                .term(Vocabularies.basis),
                                "Stated, inferred or contradicted.",
                                required: true,
                                fact: false,
                                parameter: "basis"
                            ),
                            Field("says", .text, "What it says, where that differs from what is shown.", fact: false),
                            Field("confirmed", .date, "When it was last compared with the fields.", fact: false),
                        ],
                        key: nil
                    )
                ),
                "The facts that rest on it.",
                fact: false,
                origin: .computed
            ).called("What rests on it"),
            Field(
                "kind",
                .term(Vocabularies.sourceKind),
                "Who speaks in it: what its word weighs.",
                fact: false
            ).told(.head),
            Field(
                "read_at",
                .url,
                "The address of the copy that was read, where it was not read at `source_url`.",
                fact: false
            ).called("Read in a copy at"),
        ]
    )
}
