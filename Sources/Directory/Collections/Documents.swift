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
            Field("reference", .token, "The symbol the document is cited by.", form: .symbol).called("Symbol"),
            Field("kind", .term(Vocabularies.documentKind), "What kind of text it is.", required: true).told(.head),
            Field(
                "adopting_body",
                .either(.reference([.institutions]), .term(Vocabularies.adoptingBody)),
                "Who adopted it: an institution, or a body outside the collection."
            ).called("Adopted by"),
            Field("date", .date, "When it was adopted.", synonyms: ["year"]).called("Adopted on"),
            Field("meeting", .text, "The meeting that adopted it.").called("At the meeting").told(
                .beside("adopting_body")
            ),
            Field("place", .token, "Where it was adopted.").called("In").told(.beside("date")),
            Field("text_url", .url, "The address of the text.").called("Text"),
            Field("summary", .text, "What it says."),
            related("supersedes", "The documents it replaces.").called("Replaces"),
            related("builds_on", "The documents it continues, renews or takes further.").called("Builds on"),
            related("implements", "The documents it puts into practice or supports.").called("Carries out"),
            related("relates_to", "The documents it is tied to in another way.").called("Related to"),
            Field(
                "topics",
                .list(.term(Vocabularies.topic)),
                "What it is about beside the strands of work.",
                parameter: "topic",
                synonyms: ["topics"]
            ).called("Other topics"),
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
            ).told(.programs),
            CommonFields.shortName,
        ]
    )

    private static func related(_ name: String, _ meaning: String) -> Field {
        Field(name, .list(.reference([.documents])), meaning, synonyms: ["document"])
    }
}
