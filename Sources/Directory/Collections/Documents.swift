extension CollectionSchema {
    /// Decisions, declarations, resolutions and treaties.
    static let documents = CollectionSchema(
        .documents,
        "Decisions, declarations, resolutions and treaties that mandates and activities rest on.",
        lifespan: Lifespan(from: ["date"]),
        prose: ["summary", "reference", "meeting"],
        order: "name",
        overview: ["reference", "kind", "adopting_body", "date"],
        codes: ["reference"],
        fields: [
            Field("reference", .token, "The symbol the document is cited by.", form: .symbol),
            Field("kind", .term(Vocabularies.documentKind), "What kind of text it is.", required: true),
            Field(
                "adopting_body",
                .either(.reference([.institutions]), .term(Vocabularies.adoptingBody)),
                "Who adopted it: an institution, or a body outside the collection."
            ),
            Field("date", .date, "When it was adopted.", synonyms: ["year"]),
            Field("meeting", .text, "The meeting that adopted it."),
            Field("place", .token, "Where it was adopted."),
            Field("text_url", .url, "The address of the text."),
            Field("summary", .text, "What it says."),
            related("supersedes", "The documents it replaces."),
            related("builds_on", "The documents it continues, renews or takes further."),
            related("implements", "The documents it puts into practice or supports."),
            related("relates_to", "The documents it is tied to in another way."),
            Field(
                "topics",
                .list(.term(Vocabularies.topic)),
                "What it is about beside the strands of work.",
                parameter: "topic",
                synonyms: ["topics"]
            ),
            CommonFields.activitiesOfText,
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
            CommonFields.shortName,
        ]
    )

    private static func related(_ name: String, _ meaning: String) -> Field {
        Field(name, .list(.reference([.documents])), meaning, synonyms: ["document"])
    }
}
