extension CollectionSchema {
    /// Decisions, declarations, resolutions and treaties.
    static let documents = CollectionSchema(
        .documents,
        "Decisions, declarations, resolutions and treaties that mandates and activities rest on.",
        lifespan: Lifespan(from: ["date"]),
        prose: ["summary", "reference", "meeting"],
        fields: [
            Field("reference", .token, "The symbol the document is cited by."),
            Field("kind", .term(Vocabularies.documentKind), "What kind of text it is.", required: true),
            Field("adopting_body", .term(Vocabularies.adoptingBody), "Who adopted it.", parameter: "adopting_body"),
            Field("date", .date, "When it was adopted.", synonyms: ["year"]),
            Field("meeting", .text, "The meeting that adopted it."),
            Field("place", .token, "Where it was adopted."),
            Field("text_url", .url, "The address of the text."),
            Field("summary", .text, "What it says."),
            Field(
                "relates_to",
                .list(.reference([.documents])),
                "The documents it is tied to.",
                synonyms: ["document"]
            ),
            Field("supersedes", .list(.reference([.documents])), "The documents it replaces."),
            Field(
                "topics",
                .list(.term(Vocabularies.topic)),
                "What it is about beside the strands of work.",
                parameter: "topic",
                synonyms: ["topics"]
            ),
            CommonFields.activities,
            Field(
                "mandates",
                .list(.reference([.mandates])),
                "The mandates that stand in it.",
                fact: false,
                parameter: "mandate",
                synonyms: ["mandates"],
                origin: .inverse(.mandates, path: "document")
            ),
            Field(
                "is_counter_terrorism",
                .flag,
                "Whether it is on terrorism proper; a judgement of this data set.",
                fact: false
            ),
        ]
    )
}
